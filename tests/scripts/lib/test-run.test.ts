import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { pathToFileURL } from "node:url";
import { root } from "../call";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "test-run-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Outcome {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly string[];
}

/** Runs lanes of `sh -c` commands; a step with a report reads it as JSON counts. */
function runLanes(lanes: readonly (readonly (readonly [name: string, shell: string, report?: string])[])[]): {
  readonly outcomes: readonly Outcome[];
  readonly stdout: string;
} {
  const url = pathToFileURL(join(root, "scripts", "lib", "test-run.mjs")).href;
  const program = `
    import { runLanes } from ${JSON.stringify(url)};
    import { writeFileSync } from "node:fs";
    const lanes = ${JSON.stringify(lanes)}.map((lane) => lane.map(([name, shell, report]) => ({
      name, what: "what it does", command: "sh", args: ["-c", shell],
      ...(report && { report, read: JSON.parse }),
    })));
    writeFileSync("outcomes.json", JSON.stringify(await runLanes(lanes, { GREETING: "hello" })));`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ["--input-type=module", "-e", program], {
    cwd: folder,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  const outcomes = JSON.parse(readFileSync(join(folder, "outcomes.json"), "utf8")) as Outcome[];
  return { outcomes, stdout };
}

const totals = (outcomes: readonly Outcome[]): unknown =>
  outcomes.map(({ name, passed, failed, skipped }) => [name, passed, failed, skipped.length]);

test("a failing step stops nothing, and shows its output", () => {
  const { outcomes, stdout } = runLanes([
    [
      ["one", "echo $GREETING; exit 1"],
      ["two", "echo quiet"],
    ],
    [["three", "exit 0"]],
  ]);
  expect(totals(outcomes)).toEqual([
    ["one", 0, 1, 0],
    ["two", 1, 0, 0],
    ["three", 1, 0, 0],
  ]);
  expect(stdout).toContain("  | hello\n[one] FAILED: see above in ");
  expect(stdout).toContain("[two] ok: nothing to complain about in ");
  expect(stdout).not.toContain("quiet");
});

test("a report gives the counts; what was skipped counts as failed", () => {
  const report = join(folder, "report.json");
  const counts = JSON.stringify({ passed: 5, failed: 1, skipped: ["x", "y"] });
  const { outcomes } = runLanes([[["tests", `echo '${counts}' > ${report}; exit 1`, report]]]);
  expect(totals(outcomes)).toEqual([["tests", 5, 3, 2]]);
});

test("a crash is a failure, even beside an old report that looks fine", () => {
  const report = join(folder, "report.json");
  writeFileSync(report, JSON.stringify({ passed: 5, failed: 0, skipped: [] }));
  expect(totals(runLanes([[["tests", "exit 139", report]]]).outcomes)).toEqual([["tests", 0, 1, 0]]);
});

test("an exit code is believed more than a report without failures", () => {
  const report = join(folder, "report.json");
  const counts = JSON.stringify({ passed: 5, failed: 0, skipped: [] });
  const { outcomes } = runLanes([[["tests", `echo '${counts}' > ${report}; exit 3`, report]]]);
  expect(totals(outcomes)).toEqual([["tests", 5, 1, 0]]);
});

test("no tests at all is a failure", () => {
  const report = join(folder, "report.json");
  const counts = JSON.stringify({ passed: 0, failed: 0, skipped: [] });
  expect(totals(runLanes([[["tests", `echo '${counts}' > ${report}`, report]]]).outcomes)).toEqual([
    ["tests", 0, 1, 0],
  ]);
});

test("the lanes run side by side", () => {
  const meet = (mine: string, other: string): string =>
    `touch ${join(folder, mine)}; n=0; until [ -e ${join(folder, other)} ]; do n=$((n+1)); [ $n -lt 100 ] || exit 1; sleep 0.05; done`;
  const { outcomes } = runLanes([[["a", meet("a", "b")]], [["b", meet("b", "a")]]]);
  expect(totals(outcomes)).toEqual([
    ["a", 1, 0, 0],
    ["b", 1, 0, 0],
  ]);
});
