import { readFileSync } from "node:fs";
import path from "node:path";
import { TerraformStack, Testing } from "cdktf";
import { StagedFile } from "../../../constructs/databricks/staged-file";

function staged(...files: readonly (readonly [id: string, fileName: string, content: string])[]) {
  const app = Testing.app();
  const stack = new TerraformStack(app, "test");
  const paths = files.map(([id, fileName, content]) => new StagedFile(stack, id, { fileName, content }).path);
  app.synth();
  const read = (file: string): string => readFileSync(path.join(app.outdir, "stacks", "test", file), "utf8");
  return { paths, read };
}

test("the content is a file of the stack, byte for byte", () => {
  const content = "# Databricks notebook source\nprint('Grüße €')\r\n\n";
  const { paths, read } = staged(["one", "a.py", content]);
  expect(paths).toEqual(["assets/one_file_B1D9D84A/1113779CBCE7F631DDE9408AC0D0B16A/a.py"]);
  expect(paths.map(read)).toEqual([content]);
});

test("the path follows the content and nothing else", () => {
  const [first] = staged(["one", "a.py", "1"]).paths;
  expect(staged(["one", "a.py", "1"]).paths).toEqual([first]);
  expect(staged(["one", "a.py", "2"]).paths).not.toEqual([first]);
});

test("files of the same name and files of the same content keep apart", () => {
  const { paths, read } = staged(["one", "a.py", "1"], ["two", "a.py", "2"], ["three", "b.py", "1"]);
  expect(new Set(paths).size).toBe(3);
  expect(paths.map(read)).toEqual(["1", "2", "1"]);
});
