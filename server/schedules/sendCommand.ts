/**
 * npm run briefing:send: sends what the schedules have due now, for a machine where no server runs all day (cron). While a server holds the embedded
 * database there is nothing to do: it looks by itself every minute. One line a delivery; exit code 1 when any was not sent.
 */
import { randomUUID } from "node:crypto";
import { openAtlas } from "../briefings/reading.ts";
import { makeSheet } from "../briefings/sheetMaking.ts";
import { readSettings } from "../settings.ts";
import { startApplication } from "../startApplication.ts";
import { briefingGeography, briefingSources } from "../startBriefings.ts";
import { StartError } from "../startError.ts";
import { findInstance } from "../startInstance.ts";
import { briefingMaker, channelsOf } from "../startSchedules.ts";
import { deliverDue } from "./delivering.ts";

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const server = settings.databaseUrl ? null : await findInstance(settings.dataDirectory);
  if (server) {
    console.log(`正在运行的归途（${server}）每分钟自己发送到期的简报，不必再执行这个命令。`);
    return;
  }
  const { database, viewer, close } = await startApplication(settings, (step) => process.stderr.write(`${step}\n`));
  try {
    const atlas = openAtlas(briefingGeography());
    const now = () => new Date();
    const maker = briefingMaker({ database, sources: briefingSources, make: (job) => makeSheet(atlas, job), address: settings.address ?? "", now });
    const settled = await deliverDue({ database, viewer, maker, channels: channelsOf(settings), now, newClaim: randomUUID, stopping: () => false });
    for (const { scheduleName, recipientName, dueAt, late, state, number, error } of settled) console.log([scheduleName, recipientName, dueAt, ...(late ? ["补发"] : []), number ?? "–", state === "sent" ? "已发送" : error ?? state].join("\t"));
    if (settled.length === 0) console.log("没有到期的简报。");
    if (settled.some(({ state }) => state !== "sent")) process.exitCode = 1;
  } finally {
    await close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof StartError ? error.message : error);
  process.exitCode = 1;
});
