// npm run bench: every measurement in a process of its own, one table. npm run bench -- cube starts runs those two alone.
// Timings on a shared machine are noisy: compare the lines of one run.
import { spawnSync } from "node:child_process";
import { cpus, loadavg } from "node:os";
import { startCluster } from "../cluster.mjs";

const all = ["cube", "wire", "scene", "reading", "import", "starts", "charters", "charters-published", "briefings", "interactive"];
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`没有 ${unknown.join("、")} 这项测量；可选 ${all.join("、")}。`);
  process.exit(1);
}

console.log(`${cpus().length} × ${cpus()[0]?.model.trim()}，Node ${process.version}，负载 ${loadavg()[0]?.toFixed(1)}`);
const names = asked.length > 0 ? asked : all;
const cluster = names.includes("import") ? startCluster() : null;
let missed = 0;
let broken = 0;
for (const name of names) {
  const { stdout, stderr, status } = spawnSync(process.execPath, ["--import", "tsx", `tests/bench/${name}.ts`], {
    encoding: "utf8", maxBuffer: 1 << 26, env: { ...process.env, GUITU_TEST_POSTGRES: cluster?.url ?? "" },
  });
  const lines = stdout.split("\n").filter((line) => /^[ ✓✗] /.test(line));
  console.log(`\n${name}`);
  console.log(lines.join("\n"));
  missed += lines.filter((line) => line.startsWith("✗")).length;
  if (status !== 0 || lines.length === 0) {
    broken += 1;
    console.error(stderr.split("\n").slice(-12).join("\n"));
  }
}
cluster?.stop();
console.log(`\n${missed === 0 ? "所有目标都达到" : `${missed} 个目标没有达到`}${broken > 0 ? `；${broken} 项没有测成` : ""}。`);
process.exit(broken > 0 ? 1 : 0);
