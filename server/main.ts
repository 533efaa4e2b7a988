/** Starts the server and ends it cleanly. Started by start.mjs, which has installed and built what was missing. */
import { createServer, type RequestListener, type Server } from "node:http";
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { isIPv6 } from "node:net";
import { readSettings, type Settings } from "./settings.ts";
import { startApplication } from "./startApplication.ts";
import { StartError } from "./startError.ts";
import { announceInstance } from "./startInstance.ts";

/** What was opened, to be closed in the opposite order. */
const opened: (() => Promise<unknown>)[] = [];
const say = (step: string) => console.log(step);

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  // Listening comes first: a busy port is said at once, and whoever opens the page meanwhile is told to wait.
  const server = createServer(askToWait);
  await listen(server, settings);
  opened.push(async () => { server.close(); server.closeAllConnections(); });
  const opening = startApplication(settings, say);
  opening.catch(() => {}); // awaited below; a refusal must not end the process before its sentence is printed
  const [{ createHttp }, { loadDemo }, { channelsOf, scheduleLookMs }] = await Promise.all([import("./http.ts"), import("./startDemo.ts"), import("./startSchedules.ts")]); // while the database opens: a second less
  const application = await opening;
  opened.push(application.close);
  if (settings.demo) await loadDemo(application.tools, settings.dataDirectory, say);
  await mkdir(settings.dataDirectory, { recursive: true, mode: 0o700 });
  const app = await createHttp({
    tools: application.tools, viewer: application.viewer, directory: settings.dataDirectory, host: settings.host, routingUrl: settings.routingUrl, address: settings.address,
    schedules: { channels: channelsOf(settings), everyMs: scheduleLookMs },
    clientDirectory: fileURLToPath(new URL("../dist/client", import.meta.url)),
  });
  opened.push(() => app.close());
  const url = addressOf(server, settings);
  if (application.database.engine === "pglite") opened.push(await announceInstance(app, settings.dataDirectory, url));
  await app.ready();
  server.off("request", askToWait).on("request", app.routing);
  announce(settings, url);
}

const askToWait: RequestListener = (_request, response) => {
  response.writeHead(503, { "content-type": "text/plain; charset=utf-8", refresh: "2", "retry-after": "2" }).end("归途正在准备数据，请稍候；本页会自动刷新。\n");
};

function listen(server: Server, { port, host }: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(new StartError(
      error.code === "EADDRINUSE" ? `端口 ${port} 已被占用；请关闭占用它的程序，或用 PORT 另选一个端口。`
        : error.code === "EACCES" ? `没有使用端口 ${port} 的权限；请用 PORT 另选一个 1024 以上的端口。`
          : `无法在地址 ${host} 上监听：${error.message}。请检查 HOST。`)));
    server.listen(port, host, resolve);
  });
}

function addressOf(server: Server, { host }: Settings): string {
  const address = server.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  const reachable = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  return `http://${isIPv6(reachable) ? `[${reachable}]` : reachable}:${port}`;
}

function announce(settings: Settings, url: string): void {
  if (!settings.databaseUrl) say("提示：嵌入式数据库不强制写盘（无 fsync），断电可能丢失最近的导入；正式使用请设置 DATABASE_URL。");
  if (!["127.0.0.1", "localhost", "::1"].includes(settings.host)) say(`注意：归途尚无登录，能访问 ${settings.host} 的人都能看到全部数据。`);
  say(`归途已启动：${url}`);
}

let ending = false;
async function end(code: number): Promise<never> {
  if (ending) process.exit(code);
  ending = true;
  for (const close of opened.reverse()) await close().catch((error: unknown) => console.error(error));
  process.exit(code);
}

for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => { void end(0); });
main().catch((error: unknown) => {
  console.error(error instanceof StartError ? error.message : error);
  return end(1);
});
