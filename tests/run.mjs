// npm test: static checks, then every test on both engines and in a real browser, and one honest line of counts at the end.
//   --embedded-only   leave out PostgreSQL (its tests are counted as skipped)
//   --no-browser      leave out the browser tests (counted as skipped)
//   anything else     is handed to vitest (a file name, -t "…")
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startCluster } from "./cluster.mjs";
import { requireSystemPackages } from "./systemPackages.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);
const flags = new Set(["--embedded-only", "--no-browser"].filter((flag) => process.argv.includes(flag)));
const forVitest = process.argv.slice(2).filter((argument) => !flags.has(argument));
const tally = { passed: 0, failed: 0, skipped: 0 };

if (!existsSync("node_modules/vitest") && !run("install", "npm", ["ci"])) stop();
requireSystemPackages({ postgres: !flags.has("--embedded-only"), browser: !flags.has("--no-browser"), papers: true });

if (forVitest.length === 0) {
  check("types", "node_modules/.bin/vue-tsc", ["--noEmit"]);
  check("lint", "node_modules/.bin/oxlint", ["--deny-warnings", "client", "server", "data", "tests"]);
  if (!flags.has("--no-browser")) check("build", "node_modules/.bin/vite", ["build", "--logLevel", "warn"]);
}

const cluster = flags.has("--embedded-only") ? null : startCluster();
try {
  runVitest();
} finally {
  cluster?.stop();
}
stop();

function runVitest() {
  const report = join(root, ".build", "vitest.json");
  mkdirSync(join(root, ".build"), { recursive: true });
  rmSync(report, { force: true });
  const environment = { ...process.env, GUITU_TEST_POSTGRES: cluster?.url ?? "", GUITU_TEST_BROWSER: flags.has("--no-browser") ? "0" : "1" };
  run("tests", "node_modules/.bin/vitest", [
    "run", "--config", "tests/vitest.config.ts", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...forVitest,
  ], environment);
  if (!existsSync(report)) {
    tally.failed += 1; // vitest itself did not come to an end
    return;
  }
  const counts = JSON.parse(readFileSync(report, "utf8"));
  tally.passed += counts.numPassedTests;
  tally.failed += counts.numFailedTests;
  tally.skipped += counts.numPendingTests + counts.numTodoTests;
  // A file that cannot even be loaded has no failed test of its own, and an unhandled error has none either.
  const brokenFiles = counts.testResults.filter((file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"));
  tally.failed += brokenFiles.length;
  if (!counts.success && tally.failed === 0) tally.failed += 1;
}

function check(name, command, words) {
  if (run(name, command, words)) tally.passed += 1;
  else tally.failed += 1;
}

function run(name, command, words, environment = process.env) {
  const started = Date.now();
  console.log(`\n── ${name} ${"─".repeat(Math.max(0, 70 - name.length))}`);
  const { status } = spawnSync(command, words, { stdio: "inherit", env: environment });
  console.log(`${name}: ${status === 0 ? "ok" : "FAILED"} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  return status === 0;
}

function stop() {
  const { passed, failed, skipped } = tally;
  const nothingRan = passed === 0 && failed === 0;
  console.log(`\n${passed} passed, ${failed + (nothingRan ? 1 : 0)} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
  process.exit(failed > 0 || nothingRan ? 1 : 0);
}
