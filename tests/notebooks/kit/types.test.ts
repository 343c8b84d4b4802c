import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as ts from "typescript";
import { PRELUDE, SNIPPETS } from "./types/snippets";

// `tsc` accepts any error under @ts-expect-error; here each must be the one that its comment names.
const EXPECTED = /^\s*\/\/ @ts-expect-error (TS\d+) /;
const FOLDER = join(__dirname, "types");
const ROOT = join(__dirname, "..", "..", "..");
const VIRTUAL = "snippets-virtual.ts";

const texts: ReadonlyMap<string, string> = new Map([
  ...readdirSync(FOLDER).map(
    (name) => [join(FOLDER, name), readFileSync(join(FOLDER, name), "utf8")] as const,
  ),
  [
    join(FOLDER, VIRTUAL),
    [
      PRELUDE,
      ...SNIPPETS.map(([, expression], index) => `export const s${index} = () => ${expression};`),
    ].join("\n"),
  ],
]);

const at = (path: string, line: number): string => `${path.slice(FOLDER.length + 1)}:${line}`;

/** Every error of the compiler in the files of the folder, as if no line expected one. */
function diagnose(): readonly string[] {
  const config = ts.readConfigFile(join(ROOT, "tsconfig.json"), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, ROOT, { types: ["node"] });
  const host = ts.createCompilerHost(options);
  const program = ts.createProgram([...texts.keys()], options, {
    ...host,
    fileExists: (path) => texts.has(path) || host.fileExists(path),
    getSourceFile: (path, version) => {
      const text = texts.get(path)?.replaceAll("@ts-expect-error", "expected:");
      return text === undefined
        ? host.getSourceFile(path, version)
        : ts.createSourceFile(path, text, version);
    },
  });
  return [...texts.keys()].flatMap((path) => {
    const source = program.getSourceFile(path);
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.map(({ start = 0, code }) => {
      const line = source?.getLineAndCharacterOfPosition(start).line ?? -1;
      return `${at(path, line + 1)} TS${code}`;
    });
  });
}

const expected = [...texts].flatMap(([path, text]) =>
  text.split("\n").flatMap((line, index) => {
    const code = EXPECTED.exec(line)?.[1];
    return code === undefined ? [] : [`${at(path, index + 2)} ${code}`];
  }),
);

const snippets = SNIPPETS.map(([code], index) => `${VIRTUAL}:${index + 2} ${code}`);

test("what must compile does, and what must not fails for the reason that it states", () => {
  expect(expected).toHaveLength(35);
  expect(diagnose()).toEqual([...expected, ...snippets]);
});
