import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { call } from "../call";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stamps-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a fingerprint follows the content of the files and the values", () => {
  const [one, two] = [join(folder, "one"), join(folder, "two")];
  writeFileSync(one, "a");
  const print = (...args: readonly unknown[]): unknown => call("lib/stamps.mjs", "fingerprint", ...args);
  const first = print([one, two], ["x"]);
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(print([one, two], ["x"])).toBe(first);
  expect(print([one, two], ["y"])).not.toBe(first);
  writeFileSync(one, "b");
  expect(print([one, two], ["x"])).not.toBe(first);
});

test("a stamp holds for its own fingerprint only, and leaves no half-written file", () => {
  const stamp = join(folder, "made", "stamp");
  const holds = (print: string): unknown => call("lib/stamps.mjs", "isStamped", stamp, print);
  expect(holds("abc")).toBe(false);
  call("lib/stamps.mjs", "writeStamp", stamp, "abc");
  expect([holds("abc"), holds("abd")]).toEqual([true, false]);
  expect(readdirSync(join(folder, "made"))).toEqual(["stamp"]);
  call("lib/stamps.mjs", "removeStamp", stamp);
  expect(holds("abc")).toBe(false);
});
