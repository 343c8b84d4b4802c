import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type RuntimeModule, runtimeSource } from "../../../../notebooks/kit/render/runtime";

const folder = join(__dirname, "..", "..", "..", "..", "notebooks", "kit", "runtime");
const source = (module: RuntimeModule): string => readFileSync(join(folder, `${module}.py`), "utf8");

test("a module without imports of its kin goes in as it is", () => {
  expect(runtimeSource(["contracts"])).toBe(source("contracts").trim());
});

test("modules stand in the given order, without the imports of what stands above", () => {
  const text = runtimeSource(["contracts", "history", "replace"]);
  const bare = source("replace").replaceAll(/^from \.history import .*\n/gm, "");
  expect(bare).not.toBe(source("replace"));
  expect(text).toBe([source("contracts"), source("history"), bare].map((each) => each.trim()).join("\n\n\n"));
});

test("an import of what the notebook does not hold is refused", () => {
  const [line = ""] = /^from \.history import .*$/m.exec(source("replace")) ?? [];
  expect(() => runtimeSource(["contracts", "replace"])).toThrow(
    `${join(folder, "replace.py")}: has the relative import "${line}" of a module that the notebook does not hold\n  Fix: import packages only, or list the module under helpers, before those that import it`,
  );
});

test.each<[string, readonly RuntimeModule[]]>([
  ["ingest", ["contracts", "checkpoints", "history", "ingest"]],
  ["fresh", ["contracts", "checkpoints", "fresh"]],
  ["replace", ["contracts", "history", "replace"]],
  ["python", ["contracts"]],
])("%s notebooks hold all that their runtime imports", (_, modules) => {
  expect(runtimeSource(modules)).not.toMatch(/^\s*from \./m);
});
