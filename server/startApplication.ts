/** Puts the features together: key, database, regions, importer. The server, the import command and the tests start here. */
import { mkdirSync } from "node:fs";
import { createPersonalFields, type PersonalFields } from "./access/personal.ts";
import { readKey } from "./access/key.ts";
import { requireMatchingKey } from "./access/queries.ts";
import { openDatabase, type Database } from "./database/database.ts";
import { rollUpCounty } from "./flows/rollupQueries.ts";
import type { ImportTools } from "./ledger/importTools.ts";
import { readRegionAliases, readRegionRows } from "./regions/files.ts";
import { createGazetteer } from "./regions/gazetteer.ts";
import { loadRegions } from "./regions/load.ts";
import type { Settings } from "./settings.ts";
import { StartError } from "./startError.ts";
import { campaign2021, type Viewer } from "./vocabulary.ts";

export interface Application {
  database: Database;
  tools: ImportTools & { seals: PersonalFields };
  /** Who sits at the desk: nobody signs in yet, so everybody is this one. */
  viewer: Viewer;
  close(): Promise<void>;
}

/** Opens everything; `say` is told of each step that takes long. Throws a StartError that a person can act on. */
export async function startApplication(settings: Settings, say: (step: string) => void): Promise<Application> {
  say(settings.databaseUrl ? "正在连接数据库…" : "正在打开嵌入式数据库（首次约需 20 秒）…");
  const key = readKeyIn(settings);
  const database = await openDatabase(settings);
  try {
    const viewer: Viewer = { account: "desk", role: "administrator", scope: settings.scope };
    const seals = createPersonalFields(key);
    await loadRegions(database, (done, total) => say(`正在载入行政区划：${done} / ${total}…`));
    await database.withScope(viewer, (scoped) => requireMatchingKey(scoped, seals));
    const gazetteer = createGazetteer(readRegionRows(), readRegionAliases());
    const tools = { database, gazetteer, seals, campaign: campaign2021, rollUp: rollUpCounty, now: () => new Date() } satisfies ImportTools;
    return { database, tools, viewer, close: () => database.close() };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** A data directory that cannot be made, read or written is said in one sentence. */
function readKeyIn(settings: Settings): Buffer {
  try {
    mkdirSync(settings.dataDirectory, { recursive: true, mode: 0o700 });
    return readKey(settings);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    throw new StartError(`数据目录 ${settings.dataDirectory} 不能使用（${code}）；请检查路径和权限，或用 GUITU_DATA 另指一个目录。`);
  }
}
