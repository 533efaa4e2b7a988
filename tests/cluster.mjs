// A private PostgreSQL cluster for one test run: made in a temporary directory, reached over loopback, thrown away at the end.
import { execFileSync, spawnSync } from "node:child_process";
import { chownSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Starts it and waits until it answers. PostgreSQL refuses to run as root: there it runs as the system's postgres user. */
export function startCluster() {
  const directory = mkdtempSync(join(tmpdir(), "guitu-postgres-"));
  const binaries = postgresBinaries();
  const asPostgres = process.getuid?.() === 0 ? ["runuser", "-u", "postgres", "--"] : [];
  if (asPostgres.length > 0) chownSync(directory, userId("-u"), userId("-g"));
  const call = (program, words) => {
    const [command, ...rest] = [...asPostgres, join(binaries, program), ...words];
    const { status, stderr } = spawnSync(command, rest, { encoding: "utf8", stdio: ["ignore", "ignore", "pipe"], cwd: directory });
    if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
  };
  const data = join(directory, "data");
  const port = freePort();
  call("initdb", ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]);
  // Durability is not under test here, and fsync on a shared disk makes timings noise.
  const settings = `-p ${port} -k ${directory} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=60`;
  call("pg_ctl", ["-D", data, "-o", settings, "-l", join(directory, "log"), "-w", "start"]);
  let stopped = false;
  const stop = () => {
    if (stopped) return;
    stopped = true;
    try {
      call("pg_ctl", ["-D", data, "-m", "immediate", "-w", "stop"]);
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  };
  process.once("exit", stop);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
}

/** Directory of initdb and pg_ctl: the newest under Debian's path, else the one on PATH. */
export function postgresBinaries() {
  const debian = "/usr/lib/postgresql";
  try {
    const newest = readdirSync(debian).filter((name) => /^\d+$/.test(name)).sort((a, b) => Number(b) - Number(a))[0];
    if (newest) return join(debian, newest, "bin");
  } catch {
    // not Debian
  }
  return execFileSync("pg_config", ["--bindir"], { encoding: "utf8" }).trim();
}

function userId(flag) {
  return Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
}

function freePort() {
  // A child asks the system for a free port, so that this stays a plain sequence of steps.
  const script = "const s=require('net').createServer();s.listen(0,'127.0.0.1',()=>{console.log(s.address().port);s.close()})";
  return Number(execFileSync(process.execPath, ["-e", script], { encoding: "utf8" }));
}
