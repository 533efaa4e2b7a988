/** Demo ledgers as counties would file them: npm run demo -- --workers N --seed S --out DIR. Every person in them is invented. */
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { withContacts } from "./contacts.ts";
import { readGeography } from "./geography.ts";
import { createIdNumbers } from "./idNumbers.ts";
import { writeCountyLedger } from "./ledgerWorkbook.ts";
import { villagePeople } from "./people.ts";
import { seededRandom } from "./random.ts";
import { planVillages, type DemoVillage } from "./villages.ts";

export interface DemoRequest {
  /** Rows of all ledgers together. */
  workers: number;
  seed: number;
  directory: string;
  /** Hears how many of how many rows are written. */
  progress: (written: number, workers: number) => void;
}

/** Writes one workbook a county and answers their paths, by county code. The same seed gives the same cells. */
export async function writeDemoLedgers({ workers, seed, directory, progress }: DemoRequest): Promise<string[]> {
  mkdirSync(directory, { recursive: true });
  const geography = readGeography();
  const villages = planVillages(geography, workers, seededRandom(seed));
  const counties = geography.childrenOf("5323", 6);
  const ids = createIdNumbers(geography.childrenOf("53", 6).map(({ code }) => code).filter((code) => !code.startsWith("5323")));
  const paths: string[] = [];
  let written = 0;
  for (const county of counties) {
    const own = villages.filter((village) => village.county === county.code);
    const random = seededRandom(seed + Number(county.code));
    const contactRandom = seededRandom(seed + Number(county.code) * 10); // other than all seeds beside it
    const rows = counted(own, (village) => withContacts(villagePeople(village, county.name, geography, ids, random), contactRandom), () => {
      written += 1;
      if (written % 5000 === 0) progress(written, workers);
    });
    const path = join(directory, `${county.name}2021年春节回访工作台账（演示数据）.xlsx`);
    await writeCountyLedger({ path, countyName: county.name, villages: own, rows, random: seededRandom(seed ^ Number(county.code)) });
    paths.push(path);
  }
  progress(written, workers);
  return paths;
}

function* counted<Row>(villages: readonly DemoVillage[], peopleOf: (village: DemoVillage) => Iterable<Row>, each: () => void): Generator<Row> {
  for (const village of villages) {
    for (const row of peopleOf(village)) {
      each();
      yield row;
    }
  }
}

/** The command line; wrong arguments are answered in one sentence. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { workers: { type: "string", default: "40000" }, seed: { type: "string", default: "1" }, out: { type: "string", default: "demo-ledgers" } } });
  const [workers, seed] = [Number(values.workers), Number(values.seed)];
  if (!Number.isInteger(workers) || workers < 1 || workers > 1_500_000) throw new Error(`--workers ${values.workers} 不可用：应为 1 至 1,500,000 的整数。`);
  if (!Number.isInteger(seed) || seed < 0) throw new Error(`--seed ${values.seed} 不可用：应为不小于 0 的整数。`);
  const paths = await writeDemoLedgers({ workers, seed, directory: resolve(values.out), progress: (done, all) => console.error(`正在写演示台账：${done.toLocaleString("en")} / ${all.toLocaleString("en")} 行…`) });
  console.log(paths.join("\n"));
}

if (process.argv[1]?.endsWith("demo.ts")) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
}
