import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { documents } from "../../../scripts/docs/documents";

const root = path.join(__dirname, "..", "..", "..");

/** The first line in which two texts differ; a whole page as a difference would say nothing. */
function difference(file: string, committed: string, generated: string): string | undefined {
  const wanted = generated.split("\n");
  const lines = committed.split("\n");
  const at = wanted.findIndex((line, index) => line !== lines[index]);
  if (at < 0 && wanted.length === lines.length) return undefined;
  const line = at < 0 ? wanted.length : at;
  return `${file}, line ${line + 1}: has "${lines[line] ?? ""}", and \`npm run docs\` writes "${wanted[line] ?? ""}"`;
}

test("the generated documentation is fresh", async () => {
  const generated = await documents();
  expect([...generated.keys()].sort()).toEqual([
    "docs/configuration.md",
    "docs/data-dictionary.md",
    "docs/grants.md",
    "docs/lineage-insights.svg",
    "docs/lineage-retail.svg",
    "docs/lineage.md",
    "docs/platform.svg",
  ]);
  const stale = [...generated].flatMap(([file, content]) => {
    const there = path.join(root, file);
    return difference(file, existsSync(there) ? readFileSync(there, "utf8") : "", content) ?? [];
  });
  expect(stale).toEqual([]);
}, 120_000);
