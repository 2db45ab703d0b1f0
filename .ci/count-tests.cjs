/**
 * Last word of .ci/run: `N passed, N failed` from vitest's JSON report. A failed step counts as a failure of its own, except that of the
 * tests where the report names what failed. Runs on the machine's own Node, since the install may be what failed.
 */
const { readFileSync } = require('node:fs');

const [file, ...failedSteps] = process.argv.slice(2);

function readReport() {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

const report = readReport();
const passed = report?.numPassedTests ?? 0;
const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
// A file that cannot be loaded fails without failing any test.
const broken =
  report?.testResults?.filter((it) => it.status === 'failed' && !it.assertionResults.some((test) => test.status === 'failed')) ?? [];
const failedTests = (report?.numFailedTests ?? 0) + broken.length;
const otherSteps = failedSteps.filter((step) => step !== 'test' || failedTests === 0);
const missing = report === null && failedSteps.length === 0 ? ['the test report is missing'] : [];
const failed = failedTests + otherSteps.length + missing.length;

if (skipped > 0) console.log(`${skipped} skipped`);
for (const name of [...broken.map((it) => `${it.name} could not be run`), ...otherSteps.map((step) => `step ${step}`), ...missing]) {
  console.log(`failed: ${name}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && failedSteps.length === 0 ? 0 : 1;
