import { call } from "../call";

describe("readJest", () => {
  const read = (testResults: readonly unknown[]): unknown =>
    call("lib/test-reports.mjs", "readJest", JSON.stringify({ testResults }));

  test("counts tests, and names what did not run", () => {
    const assertionResults = [
      { status: "passed", fullName: "a" },
      { status: "passed", fullName: "b" },
      { status: "failed", fullName: "c" },
      { status: "pending", fullName: "d" },
      { status: "todo", fullName: "e" },
    ];
    expect(read([{ status: "failed", assertionResults }])).toEqual({
      passed: 2,
      failed: 1,
      skipped: ["d", "e"],
    });
  });

  test("counts a file that does not load as one failure", () => {
    expect(read([{ status: "failed", assertionResults: [] }])).toEqual({ passed: 0, failed: 1, skipped: [] });
  });
});

describe("readPytest", () => {
  test("counts passes, failures and errors, and names what was skipped", () => {
    const xml = `<?xml version="1.0" encoding="utf-8"?><testsuites><testsuite name="pytest" tests="5">
      <testcase classname="tests.a" name="test_one[x&gt;y]" time="0.1" />
      <testcase classname="tests.a" name="test_out" time="0.1"><system-out>said</system-out></testcase>
      <testcase classname="tests.a" name="test_bad" time="0.1"><failure message="no">
        a &lt;skipped&gt; b</failure></testcase>
      <testcase classname="" name="tests.b" time="0.0"><error message="collection failure">x</error></testcase>
      <testcase classname="tests.a" name="test_later" time="0.0"><skipped type="pytest.skip" message="no" /></testcase>
    </testsuite></testsuites>`;
    expect(call("lib/test-reports.mjs", "readPytest", xml)).toEqual({
      passed: 2,
      failed: 2,
      skipped: ["tests.a test_later"],
    });
  });
});
