import { call } from "../call";

const outcome = (name: string, passed: number, failed: number, skipped: readonly string[] = []): unknown => ({
  name,
  passed,
  failed,
  skipped,
  milliseconds: 1234,
});

test("ends with the totals", () => {
  expect(
    call("lib/test-summary.mjs", "summarise", [outcome("tsc", 1, 0), outcome("jest", 41, 0)], 65_000),
  ).toEqual({
    lines: [
      "step             passed   failed     time",
      "tsc                   1        0    1.2 s",
      "jest                 41        0    1.2 s",
      "65 s in all",
      "42 passed, 0 failed",
    ],
    green: true,
  });
});

test("lists what was skipped and is not green then", () => {
  const { lines, green } = call(
    "lib/test-summary.mjs",
    "summarise",
    [outcome("pytest", 3, 1, ["tests.a test_b"])],
    1000,
  ) as { lines: string[]; green: boolean };
  expect(green).toBe(false);
  expect(lines.slice(-3)).toEqual([
    "skipped, which counts as failed: pytest: tests.a test_b",
    "1.0 s in all",
    "3 passed, 1 failed",
  ]);
});

test("is not green when nothing ran", () => {
  expect(call("lib/test-summary.mjs", "summarise", [], 0)).toMatchObject({ green: false });
});
