/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} skipped names; nothing is expected to be skipped, so each counts as a failure
 */

/**
 * @typedef {{ status: string, fullName: string }} JestTest
 * @typedef {{ status: string, assertionResults: JestTest[] }} JestFile
 * @typedef {{ testResults: JestFile[] }} JestReport
 */

/**
 * @param {string} text what `jest --json` wrote
 * @returns {Counts}
 */
export function readJest(text) {
  const report = /** @type {JestReport} */ (JSON.parse(text));
  /** @type {Counts} */
  const counts = { passed: 0, failed: 0, skipped: [] };
  for (const file of report.testResults) {
    // A file that does not even load has no tests to count.
    if (file.status === "failed" && file.assertionResults.every(({ status }) => status !== "failed")) {
      counts.failed += 1;
    }
    for (const { status, fullName } of file.assertionResults) {
      if (status === "passed") counts.passed += 1;
      else if (status === "failed") counts.failed += 1;
      else counts.skipped.push(fullName);
    }
  }
  return counts;
}

/**
 * @param {string} text JUnit's XML as pytest writes it
 * @returns {Counts}
 */
export function readPytest(text) {
  /** @type {Counts} */
  const counts = { passed: 0, failed: 0, skipped: [] };
  for (const [, attributes = "", body = ""] of text.matchAll(
    /<testcase\b([^>]*?)(?:\/>|>(.*?)<\/testcase>)/gs,
  )) {
    const name = /\bname="([^"]*)"/.exec(attributes)?.[1] ?? "?";
    const file = /\bclassname="([^"]*)"/.exec(attributes)?.[1] ?? "";
    if (/<(failure|error)\b/.test(body)) counts.failed += 1;
    else if (/<skipped\b/.test(body)) counts.skipped.push(`${file} ${name}`.trim());
    else counts.passed += 1;
  }
  return counts;
}
