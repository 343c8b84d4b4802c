import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as ts from "typescript";

// `tsc` accepts any error under @ts-expect-error; here each must be the one that its comment names.
const FOLDER = join(__dirname, "types");
const EXPECTED = /^\s*\/\/ @ts-expect-error (TS\d+) /;

const root = join(__dirname, "..", "..", "..");
const files = readdirSync(FOLDER).map((name) => join(FOLDER, name));

function diagnose(): readonly string[] {
  const config = ts.readConfigFile(join(root, "tsconfig.json"), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root, { types: ["node"] });
  const host = ts.createCompilerHost(options);
  const read = (path: string): string | undefined => {
    const text = ts.sys.readFile(path);
    return files.includes(path) ? text?.replaceAll("@ts-expect-error", "expected:") : text;
  };
  const program = ts.createProgram(files, options, { ...host, readFile: read, getSourceFile });
  function getSourceFile(path: string, version: ts.ScriptTarget | ts.CreateSourceFileOptions) {
    const text = read(path);
    return text === undefined ? undefined : ts.createSourceFile(path, text, version);
  }
  return files
    .flatMap((path) => {
      const source = program.getSourceFile(path);
      return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    })
    .map(({ file, start = 0, code }) => `${lineOf(file, start)} TS${code}`);
}

const at = (path: string, line: number): string => `${path.slice(FOLDER.length + 1)}:${line}`;

const lineOf = (file: ts.SourceFile | undefined, start: number): string =>
  file === undefined ? "?" : at(file.fileName, file.getLineAndCharacterOfPosition(start).line + 1);

const expected = files.flatMap((path) =>
  readFileSync(path, "utf8")
    .split("\n")
    .flatMap((text, index) => {
      const code = EXPECTED.exec(text)?.[1];
      return code === undefined ? [] : [`${at(path, index + 2)} ${code}`];
    }),
);

test("what must compile does, and what must not fails for the reason that it states", () => {
  expect(expected).toHaveLength(47);
  expect(diagnose()).toEqual(expected);
});
