// npm start: installs what is missing, builds what has changed, and starts the server. Plain Node, because it runs before anything is installed.
import { createHash } from "node:crypto";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import { endWithParent } from "./startParent.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const clientDirectory = join(root, "dist", "client");

requireNode(20, 20);
if (process.env.npm_lifecycle_event) endWithParent();
if (!isInstalled()) await run("正在安装依赖（首次约需一分钟）", "npm", ["ci", "--no-audit", "--no-fund"]);
if (!isBuilt()) await build();
const { register } = await import("tsx/esm/api");
register();
await import("./main.ts");

function requireNode(major, minor) {
  const [haveMajor = 0, haveMinor = 0] = process.versions.node.split(".").map(Number);
  if (haveMajor > major || (haveMajor === major && haveMinor >= minor)) return;
  console.error(`归途需要 Node ${major}.${minor} 或更新版本，当前为 ${process.versions.node}；请从 https://nodejs.org 安装后再启动。`);
  process.exit(1);
}

// Every package of the lock file lies there in its version; optional ones belong to other systems.
function isInstalled() {
  const installed = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installed)) return false;
  const { packages: wanted } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const { packages: present } = JSON.parse(readFileSync(installed, "utf8"));
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => path === "" || optional || devOptional || present[path]?.version === version);
}

// The stamp is a hash of everything that the client is made of.
function sourcesHash() {
  const sources = ["client", "data/geography", "server/vocabulary.ts", "vite.config.ts", "package-lock.json"].flatMap((path) => filesIn(join(root, path)));
  const hash = createHash("sha256");
  for (const file of sources) hash.update(`${relative(root, file)}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

function filesIn(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).sort().filter((name) => name !== "build").flatMap((name) => filesIn(join(path, name)));
}

function isBuilt() {
  const stamp = join(clientDirectory, ".stamp");
  return existsSync(stamp) && readFileSync(stamp, "utf8") === sourcesHash();
}

async function build() {
  const hash = sourcesHash();
  await run("正在构建界面（约需 20 秒）", process.execPath, [join(root, "node_modules", "vite", "bin", "vite.js"), "build", "--logLevel", "warn"]);
  await compress(filesIn(clientDirectory).filter((file) => /\.(js|mjs|css|html|json|svg|wasm)$/.test(file)));
  mkdirSync(clientDirectory, { recursive: true });
  writeFileSync(join(clientDirectory, ".stamp"), hash);
}

// Packed once here, so that no request waits for it.
async function compress(files) {
  const pack = promisify(brotliCompress);
  await Promise.all(files.map(async (file) => writeFileSync(`${file}.br`, await pack(readFileSync(file)))));
}

async function run(step, command, words) {
  console.log(`${step}…`);
  const started = Date.now();
  const code = await new Promise((resolve) => {
    // npm is a .cmd on Windows, which only a shell starts; the words are fixed here.
    const child = spawn(command, words, { cwd: root, stdio: "inherit", shell: process.platform === "win32" && command === "npm" });
    const stop = (signal) => { child.kill(signal); process.exit(0); };
    for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, stop);
    const done = (exitCode) => {
      for (const signal of ["SIGINT", "SIGTERM"]) process.off(signal, stop);
      resolve(exitCode);
    };
    child.once("error", () => done(1)).once("exit", (exitCode) => done(exitCode ?? 1));
  });
  if (code !== 0) {
    console.error(`${step}失败；请看上面的说明，排除后再启动。`);
    process.exit(1);
  }
  console.log(`${step.replace(/^正在|（.*）/g, "")}用时 ${((Date.now() - started) / 1000).toFixed(0)} 秒。`);
}
