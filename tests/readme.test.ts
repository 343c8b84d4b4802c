import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { z } from "zod";

const root = path.dirname(__dirname);
const pages = [
  "README.md",
  "CONTRIBUTING.md",
  ...readdirSync(path.join(root, "docs")).map((name) => `docs/${name}`),
]
  .filter((name) => name.endsWith(".md"))
  .map((name) => ({ name, text: readFileSync(path.join(root, name), "utf8") }));

/** What is there only after a command, or stands for a place outside of the project. */
const MADE = /^(cdktf\.out|node_modules|\.venv|\.local|\.\.)(\/|$)/;
const TOP = new Set(readdirSync(root));

/** The paths in a page that claim to be in the project: links, and code that starts with one of its folders. */
function pathsIn(page: string, text: string): readonly string[] {
  const prose = text.replaceAll(/^```.*?^```/gms, "");
  const links = [...prose.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map(([, target = ""]) => target)
    .filter((target) => !target.includes("://"))
    .map((target) => path.posix.join(path.posix.dirname(page), target));
  const named = [...prose.matchAll(/`([\w.-]+(?:\/[\w.-]*)+)`/g)]
    .map(([, code = ""]) => code)
    .filter((code) => TOP.has(code.slice(0, code.indexOf("/"))) && !MADE.test(code));
  return [...links, ...named];
}

describe.each(pages)("$name", ({ name, text }) => {
  test("names only paths that exist", () => {
    expect(pathsIn(name, text).filter((each) => !existsSync(path.join(root, each)))).toEqual([]);
  });

  test("names only commands that there are", () => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")));
    const named = [...text.matchAll(/npm (?:run ([\w:-]+)|(start|test)\b)/g)].map(
      ([, run, own]) => run ?? own,
    );
    expect(named.filter((script) => script === undefined || scripts[script] === undefined)).toEqual([]);
  });
});

test("what is looked for is found", () => {
  const readme = pages.find(({ name }) => name === "README.md")?.text ?? "";
  expect(pathsIn("README.md", readme)).toEqual(
    expect.arrayContaining(["docs/platform.svg", "config/dev.ts", "notebooks/retail"]),
  );
  expect(pathsIn("docs/x.md", "[a](../nowhere.ts) `stacks/nothing.ts` `cdktf.out/x` `a/b`")).toEqual([
    "nowhere.ts",
    "stacks/nothing.ts",
  ]);
});

test("every test that a page names is in the file that it names", () => {
  const claims = pages.flatMap(({ text }) =>
    [...text.matchAll(/`(tests\/[\w./-]+\.test\.ts)`((?:,? "[^"]+")+)/g)].flatMap(
      ([, file = "", names = ""]) =>
        [...names.matchAll(/"([^"]+)"/g)].map(([, test = ""]) => ({ file, test })),
    ),
  );
  expect(claims.length).toBeGreaterThan(20);
  expect(
    claims.filter(({ file, test }) => {
      return !readFileSync(path.join(root, file), "utf8").includes(`test(${JSON.stringify(test)}`);
    }),
  ).toEqual([]);
});

interface Sample {
  /** Where the sample says that it belongs, in its first line. */
  readonly file: string;
  readonly code: string;
}

const samples = pages.flatMap(({ text }): readonly Sample[] =>
  [...text.matchAll(/^```ts\n\/\/ ([\w./-]+\.ts)\n(.*?)^```/gms)].map(([, file = "", code = ""]) => ({
    file,
    code,
  })),
);

/** What the compiler says of samples that stand, each under a name of its own, where they say that they belong. */
function complaints(of: readonly Sample[]): readonly string[] {
  const { config } = ts.readConfigFile(path.join(root, "tsconfig.json"), (file) => ts.sys.readFile(file)) as {
    readonly config: object;
  };
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, root);
  const files = new Map(
    of.map(({ code, file }, index) => [path.join(root, `${file}.sample-${index}.ts`), code]),
  );
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.readFile = (file) => files.get(file) ?? readFile(file);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (file, languageVersion) => {
    const code = files.get(file);
    return code === undefined
      ? read(file, languageVersion)
      : ts.createSourceFile(file, code, languageVersion);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files.keys()].flatMap((file) => {
    const source = program.getSourceFile(file);
    return ts
      .getPreEmitDiagnostics(program, source)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
  });
}

test("code samples compile, and a wrong one does not", () => {
  const blocks = pages.flatMap(({ text }) => [...text.matchAll(/^```ts$/gm)]);
  expect(samples).toHaveLength(blocks.length);
  expect(samples.length).toBeGreaterThan(0);
  expect(complaints(samples)).toEqual([]);
  const misspelt = samples.map((sample) => ({
    ...sample,
    code: sample.code.replace("row.reason", "row.raison"),
  }));
  expect(complaints(misspelt).join("\n")).toContain("Property 'raison' does not exist");
}, 120_000);
