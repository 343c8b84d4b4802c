import { existsSync } from "node:fs";
import { inRoot } from "./root.mjs";
import { readJest, readPytest } from "./test-reports.mjs";
import { venvPython } from "./venv.mjs";

/**
 * @typedef {object} TestStep
 * @property {string} name
 * @property {string} what shown when it starts
 * @property {string} command
 * @property {readonly string[]} args
 * @property {string} [report] a file that the command writes
 * @property {(text: string) => import("./test-reports.mjs").Counts} [read] reads the report; a step without is one check
 */

const reports = inRoot(".local", "test");
export const jestReport = `${reports}/jest.json`;
export const pytestReport = `${reports}/pytest.xml`;

/** @param {...string} parts */
const node = (...parts) => inRoot("node_modules", ...parts);

/**
 * @param {string} name
 * @param {string} what
 * @param {readonly string[]} args of Node
 * @returns {TestStep}
 */
const script = (name, what, args) => ({ name, what, command: process.execPath, args });

/**
 * @param {string} name
 * @param {string} what
 * @param {readonly string[]} args of python -m
 * @returns {TestStep}
 */
const module = (name, what, args) => ({ name, what, command: venvPython, args: ["-m", ...args] });

/** Python lives in these folders; those that do not exist yet are left out. */
const pythonFolders = () =>
  ["local", "notebooks", "tests", "app"].filter((folder) => existsSync(inRoot(folder)));

/** @returns {TestStep[]} the checks that run nothing of the project */
export function typescriptChecks() {
  return [
    script("tsc", "types of TypeScript", [node("typescript", "bin", "tsc"), "--noEmit"]),
    script("eslint", "rules of TypeScript, and which folder imports which", [
      node("eslint", "bin", "eslint.js"),
      ".",
      "--max-warnings=0",
    ]),
    script("prettier", "format of TypeScript, JSON and Markdown", [
      node("prettier", "bin", "prettier.cjs"),
      "--check",
      "--log-level=warn",
      ".",
    ]),
  ];
}

/** @returns {TestStep[]} */
export function pythonChecks() {
  return [
    module("ruff check", "rules of Python", ["ruff", "check", "."]),
    module("ruff format", "format of Python", ["ruff", "format", "--check", "."]),
    module("mypy", "types of Python", ["mypy", ...pythonFolders()]),
  ];
}

/** @returns {TestStep} */
export function jest() {
  return {
    ...script("jest", "tests of config, notebooks, constructs, stacks and scripts", [
      node("jest", "bin", "jest.js"),
      "--json",
      `--outputFile=${jestReport}`,
      "--reporters=default",
    ]),
    report: jestReport,
    read: readJest,
  };
}

/** @returns {TestStep} */
export function pytest() {
  return {
    ...module("pytest", "tests of the local engine and of the notebooks' Python", [
      "pytest",
      "-q",
      `--junitxml=${pytestReport}`,
      "tests",
    ]),
    report: pytestReport,
    read: readPytest,
  };
}
