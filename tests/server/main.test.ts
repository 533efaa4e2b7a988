import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, connect, type AddressInfo, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { openDatabase } from "../../server/database/database.ts";
import { checkCharacterOf } from "../../server/ledger/idNumber.ts";
import { onBothEngines, placeDatabase } from "../database.ts";
import { runCommand, type RunningProgram, runProgram, startServer } from "../serverProcess.ts";

const directory = mkdtempSync(join(tmpdir(), "guitu-main-"));
const ledgerHeading = "姓名,身份证号,户籍县市,户籍乡镇,户籍村（社区）,是否就业,春节安排";
const digits = "53232619900101001";
const goodRow = `王一,${digits}${checkCharacterOf(digits)},大姚县,石羊镇,,否,已在家`;
/** The same with another check character. */
const brokenRow = goodRow.replace(digits + checkCharacterOf(digits), digits + (checkCharacterOf(digits) === "1" ? "2" : "1"));
const running: RunningProgram[] = [];
afterEach(async () => {
  for (const program of running.splice(0)) {
    if (program.child.exitCode === null) program.child.kill("SIGKILL");
    await program.ended;
  }
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const start = async (settings: Record<string, string>) => {
  const program = await startServer(settings);
  running.push(program);
  return program;
};
/** Runs the server until it ends by itself: one sentence, no stack, exit code 1. */
const refusal = async (settings: Record<string, string>): Promise<string> => {
  const program = runProgram("server/main.ts", [], settings);
  running.push(program);
  expect((await program.ended).code).toBe(1);
  expect(program.said()).not.toMatch(/\n\s+at /);
  return program.said().trim().split("\n").at(-1) ?? "";
};

describe("a start that cannot succeed", () => {
  it("says that the port is busy, before it touches the database", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as AddressInfo;
    const data = join(directory, "busy");
    expect(await refusal({ PORT: String(port), GUITU_DATA: data })).toBe(`端口 ${port} 已被占用；请关闭占用它的程序，或用 PORT 另选一个端口。`);
    expect(existsSync(data)).toBe(false);
    server.close();
  });

  it("says that the database does not answer", async () => {
    expect(await refusal({ PORT: "0", GUITU_DATA: join(directory, "away"), DATABASE_URL: "postgres://nobody@127.0.0.1:9/guitu" })).toMatch(/^数据库不可用：.*。$/);
  });

  it.each([["PORT", "eight"], ["GUITU_DEMO", "yes"], ["GUITU_KEY", "abc"], ["GUITU_SCOPE", "Yunnan"], ["DATABASE_URL", "mysql://x"]])("names the variable %s when it cannot be used", async (name, value) => {
    expect(await refusal({ [name]: value, GUITU_DATA: join(directory, "settings") })).toMatch(new RegExp(`^环境变量 ${name} 不可用：.*。$`));
  });

  it.skipIf(!process.env.GUITU_TEST_POSTGRES)("says in one line what the database does not permit", async () => {
    const admin = postgres(process.env.GUITU_TEST_POSTGRES ?? "", { max: 1, onnotice: () => {} });
    await admin.unsafe("drop database if exists guitu_closed").then(() => admin.unsafe("create database guitu_closed"));
    await admin.unsafe("drop role if exists guitu_guest").then(() => admin.unsafe("create role guitu_guest login"));
    const url = new URL(process.env.GUITU_TEST_POSTGRES ?? "");
    Object.assign(url, { pathname: "/guitu_closed", username: "guitu_guest" });
    expect(await refusal({ PORT: "0", GUITU_DATA: join(directory, "closed"), DATABASE_URL: url.href })).toBe("数据库不可用：permission denied for database guitu_closed。");
    await admin.unsafe("drop database guitu_closed with (force)").then(() => admin.unsafe("drop role guitu_guest"));
    await admin.end();
  });

  it.skipIf(!process.env.GUITU_TEST_POSTGRES)("says that the database has no PostGIS", async () => {
    const admin = postgres(process.env.GUITU_TEST_POSTGRES ?? "", { max: 1, onnotice: () => {} });
    await admin.unsafe("drop database if exists guitu_bare").then(() => admin.unsafe("create database guitu_bare"));
    const url = new URL(process.env.GUITU_TEST_POSTGRES ?? "");
    url.pathname = "/guitu_bare";
    // A server without the extension is imitated by a list of extensions that stands before the system's own.
    const bare = postgres(url.href, { max: 1, onnotice: () => {} });
    await bare.unsafe("create schema poor; create view poor.pg_available_extensions as select * from pg_catalog.pg_available_extensions where name <> 'postgis'");
    await bare.unsafe("alter database guitu_bare set search_path = poor, pg_catalog, public");
    await bare.end();
    expect(await refusal({ PORT: "0", GUITU_DATA: join(directory, "bare"), DATABASE_URL: url.href })).toContain("没有 PostGIS 扩展");
    await admin.unsafe("drop database guitu_bare with (force)");
    await admin.end();
  });
});

describe.skipIf(process.platform === "win32")("a server that npm started", () => {
  it("ends when the shell between npm and it is ended", async () => {
    const server = `import { endWithParent } from "./server/startParent.mjs"; process.on("SIGTERM", () => { console.log("ends"); process.exit(0); }); endWithParent(20); setInterval(() => {}, 1000); console.log("runs");`;
    const shell = spawn("sh", ["-c", `"$0" --input-type=module -e "$1" & wait`, process.execPath, server], { stdio: ["ignore", "pipe", "inherit"] });
    let said = "";
    shell.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (said === "runs\n") shell.kill("SIGTERM");
    });
    await new Promise((resolve) => shell.once("close", resolve)); // its output ends with the last process that holds it
    expect(said).toBe("runs\nends\n");
  });
});

onBothEngines("the running server", (engine) => {
  const settingsOf = async (): Promise<Record<string, string>> => {
    const { databaseUrl, dataDirectory } = await engine.place();
    return { GUITU_DATA: dataDirectory, ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}) };
  };

  it("ends cleanly on SIGINT and on SIGTERM, and starts again", async () => {
    const settings = await settingsOf();
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      const server = await start(settings);
      expect((await fetch(new URL("/health", server.url))).status).toBe(200);
      server.child.kill(signal);
      expect(await server.ended).toEqual({ code: 0, signal: null });
      expect(readdirSync(settings.GUITU_DATA ?? "").filter((name) => name.endsWith(".sock") || name === "server.json")).toEqual([]);
    }
    expect((await fetch(new URL("/health", (await start(settings)).url))).status).toBe(200);
  });

  it("keeps its key readable by its owner alone, and refuses another key once people are registered", async () => {
    const settings = await settingsOf();
    const server = await start(settings);
    expect(statSync(join(settings.GUITU_DATA ?? "", "key")).mode & 0o777).toBe(0o600);
    const csv = [ledgerHeading, goodRow].join("\r\n");
    const answer = await fetch(new URL("/api/ledger?name=a.csv", server.url), { method: "POST", body: csv });
    expect(await answer.json()).toMatchObject({ rows: 1, accepted: 1 });
    server.child.kill("SIGTERM");
    await server.ended;
    expect(await refusal({ ...settings, PORT: "0", GUITU_KEY: "ab".repeat(32) })).toContain("密钥与数据库不符");
  });

  it("takes files of the import command, through the server when that holds the database", async () => {
    const settings = await settingsOf();
    const file = join(directory, `${engine.engine}.csv`);
    writeFileSync(file, [ledgerHeading, goodRow, brokenRow].join("\r\n"));
    const server = await start(settings);
    const importing = async (...words: string[]) => {
      const program = runCommand("server/ledger/importCommand.ts", [file, "--json", ...words], settings);
      running.push(program);
      const { code } = await program.ended;
      return { code, lines: program.output().trim().split("\n"), said: program.said() };
    };
    const dry = await importing("--dry-run");
    expect(JSON.parse(dry.lines[0] ?? "")).toMatchObject({ rows: 2, accepted: 1, unchanged: 0, refused: 1 });
    const first = await importing();
    expect(first.lines).toHaveLength(1);
    expect(Object.keys(JSON.parse(first.lines[0] ?? "") as object)).toEqual(["rows", "accepted", "unchanged", "refused", "warnings", "findingsFile"]);
    expect(JSON.parse(first.lines[0] ?? "")).toMatchObject({ rows: 2, accepted: 1, unchanged: 0, refused: 1 });
    expect(first.code).toBe(0);
    expect(existsSync((JSON.parse(first.lines[0] ?? "") as { findingsFile: string }).findingsFile)).toBe(true);
    expect(first.said.includes("交给它导入")).toBe(engine.engine === "pglite");
    server.child.kill("SIGTERM");
    await server.ended;
    const alone = await importing();
    expect(JSON.parse(alone.lines[0] ?? "")).toMatchObject({ rows: 2, accepted: 0, unchanged: 1, refused: 1 });
  });

  it("names the findings of each of several files", async () => {
    const settings = await settingsOf();
    const files = ["甲", "乙", "丙"].map((name) => join(directory, `${engine.engine}-${name}.csv`));
    files.forEach((file, index) => writeFileSync(file, [ledgerHeading, index === 1 ? goodRow : brokenRow].join("\r\n")));
    const program = runCommand("server/ledger/importCommand.ts", [...files, "--json"], settings);
    running.push(program);
    expect((await program.ended).code).toBe(0);
    const findingsFiles = files.map((file) => file.replace(".csv", "-待修改.xlsx"));
    expect(JSON.parse(program.output())).toEqual({ rows: 3, accepted: 1, unchanged: 0, refused: 2, warnings: 3, findingsFile: findingsFiles[0], findingsFiles });
    expect(findingsFiles.every((path) => existsSync(path))).toBe(true);
  });

  it("reads the other files when one cannot be read, and ends with 1", async () => {
    const settings = await settingsOf();
    const file = join(directory, "good.csv");
    writeFileSync(file, [ledgerHeading, goodRow].join("\r\n"));
    const program = runCommand("server/ledger/importCommand.ts", [join(directory, "missing.xlsx"), file, "--json"], settings);
    running.push(program);
    expect((await program.ended).code).toBe(1);
    expect(JSON.parse(program.output())).toMatchObject({ rows: 1, accepted: 1 });
    expect(program.said()).toContain("missing.xlsx：");
    expect(program.said()).not.toMatch(/\n\s+at /);
  });
});

describe("the embedded data directory", () => {
  it("is refused in one sentence when it cannot be made", async () => {
    const file = join(directory, "not-a-directory");
    writeFileSync(file, "");
    const said = await refusal({ PORT: "0", GUITU_DATA: join(file, "data") });
    expect(said).toContain("不能使用（ENOTDIR）");
    expect(said).not.toMatch(/\n\s+at /);
    mkdirSync(join(directory, "half"));
    writeFileSync(join(directory, "half", "database"), "");
    expect(await refusal({ PORT: "0", GUITU_DATA: join(directory, "half") })).toContain("不能使用（EEXIST）");
  });

  it("belongs to one process at a time: the second says so, and a note of a dead server is not believed", async () => {
    const { source, remove } = await placeDatabase("pglite");
    const data = source.dataDirectory;
    const database = await openDatabase(source);
    // Whoever listens at the noted address is not the server of this directory: it cannot prove that it knows the secret.
    const impostor = createServer((socket) => socket.end("HTTP/1.1 200 OK\r\ncontent-length: 14\r\nconnection: close\r\n\r\n{\"proof\":\"no\"}")).listen(0, "127.0.0.1");
    await new Promise((resolve) => impostor.once("listening", resolve));
    writeFileSync(join(data, "server.json"), JSON.stringify({ url: `http://127.0.0.1:${(impostor.address() as AddressInfo).port}`, secret: "ab".repeat(32) }));
    expect(await refusal({ PORT: "0", GUITU_DATA: data })).toContain("正被另一个归途进程使用");
    const command = runCommand("server/ledger/importCommand.ts", [join(directory, "x.csv")], { GUITU_DATA: data });
    running.push(command);
    expect((await command.ended).code).toBe(1);
    expect(command.said().trim().split("\n").at(-1)).toContain("正被另一个归途进程使用");
    impostor.close();
    await database.close();
    expect(readFileSync(join(data, "key"), "utf8")).toMatch(/^[0-9a-f]{64}\n$/);
    await remove();
  });
});

describe.skipIf(!process.env.GUITU_TEST_POSTGRES)("while PostgreSQL is away", () => {
  it("answers /health with 503, and with 200 when it is back", async () => {
    const proxy = await openProxy(new URL(process.env.GUITU_TEST_POSTGRES ?? ""));
    const server = await start({ GUITU_DATA: join(directory, "proxy"), DATABASE_URL: proxy.url });
    const health = async () => (await fetch(new URL("/health", server.url))).status;
    expect(await health()).toBe(200);
    await proxy.stop();
    expect(await health()).toBe(503);
    const flows = await fetch(new URL("/api/flows.csv", server.url));
    expect([flows.status, await flows.json()]).toEqual([503, { error: "数据库暂时连不上，请稍后再试。" }]);
    await proxy.start();
    const deadline = Date.now() + 30_000;
    while (await health() !== 200) expect(Date.now()).toBeLessThan(deadline);
    expect(server.child.exitCode).toBeNull();
    await proxy.stop();
  });
});

/** Stands between the server and PostgreSQL, and can be away. */
async function openProxy(target: URL): Promise<{ url: string; start(): Promise<void>; stop(): Promise<void> }> {
  const admin = postgres(target.href, { max: 1, onnotice: () => {} });
  await admin.unsafe("drop database if exists guitu_proxied with (force)");
  await admin.unsafe("create database guitu_proxied");
  await admin.end();
  const sockets = new Set<Socket>();
  let server: Server | null = null;
  let port = 0;
  const open = () => new Promise<void>((resolve) => {
    server = createServer((client) => {
      const upstream = connect(Number(target.port || 5432), target.hostname);
      for (const socket of [client, upstream]) {
        sockets.add(socket);
        socket.on("error", () => {}).on("close", () => { client.destroy(); upstream.destroy(); });
      }
      client.pipe(upstream).pipe(client);
    }).listen(port, "127.0.0.1", () => resolve());
  });
  await open();
  port = (server!.address() as AddressInfo).port; // open() has just set it
  const url = new URL(target.href);
  Object.assign(url, { host: `127.0.0.1:${port}`, pathname: "/guitu_proxied" });
  const stop = () => new Promise<void>((resolve) => {
    server?.close(() => resolve());
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  });
  return { url: url.href, start: open, stop };
}
