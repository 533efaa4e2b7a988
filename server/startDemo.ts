/** The first start shows something: demo ledgers are written as counties would file them and walk in through the real importer. */
import { basename, join } from "node:path";
import type { Database } from "./database/database.ts";
import { importLedger } from "./ledger/import.ts";
import type { ImportTools } from "./ledger/importTools.ts";
import { readBatchKinds } from "./ledger/queries.ts";
import type { Viewer } from "./vocabulary.ts";

/** Workers of the demo prefecture: as many as the embedded database takes in well under a minute on two cores (npm run bench). */
export const demoWorkers = 40_000;
const demoSeed = 20210212;
const demoViewer: Viewer = { account: "demo", role: "administrator", scope: ["5323"] };
const demoCounties = 10;

/** Loads the demo into an empty database, or finishes a load that was cut off; a database with any real ledger is left alone. */
export async function loadDemo(tools: ImportTools, dataDirectory: string, say: (step: string) => void): Promise<void> {
  if (!await needsDemo(tools.database)) return;
  const directory = join(dataDirectory, "demo");
  const { writeDemoLedgers } = await import("../data/demo/demo.ts"); // only the first start needs it
  const files = await writeDemoLedgers({ workers: demoWorkers, seed: demoSeed, directory, progress: (done, all) => say(`正在生成演示台账：${amount(done)} / ${amount(all)} 行…`) });
  let loaded = 0;
  for (const path of files) {
    const { rows } = await importLedger(tools, { path, viewer: demoViewer, findingsPath: join(directory, `${basename(path, ".xlsx")}-待修改.xlsx`) });
    loaded += rows;
    say(`正在导入演示台账：${amount(loaded)} / ${amount(demoWorkers)} 行…`);
  }
}

const amount = (people: number) => people.toLocaleString("en");

async function needsDemo(database: Database): Promise<boolean> {
  const { demo, real } = await database.withScope(demoViewer, readBatchKinds);
  return real === 0 && demo < demoCounties;
}
