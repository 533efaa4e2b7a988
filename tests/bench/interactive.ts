/** Interactive files of a prefecture: how large, how long they take, and how much of the picture protection leaves. */
import { readGeography } from "../../data/demo/geography.ts";
import { createIdNumbers } from "../../data/demo/idNumbers.ts";
import { villagePeople } from "../../data/demo/people.ts";
import { seededRandom } from "../../data/demo/random.ts";
import { planVillages } from "../../data/demo/villages.ts";
import { isMerged, weekOf, anyDay, anyRegion, mergedProvince } from "../../client/interactive/cells.ts";
import { dayNumber } from "../../client/cube/days.ts";
import { protectedCells, type CountedRow } from "../../server/briefings/protectedCells.ts";
import { makeSheet } from "../../server/briefings/sheetMaking.ts";
import { openAtlas, type LedgerPicture } from "../../server/briefings/reading.ts";
import { encodeCube } from "../../server/flows/cube.ts";
import { briefingGeography } from "../../server/startBriefings.ts";
import { readRegionRows } from "../../server/regions/files.ts";
import { campaign2021, emptyFilter, goBackIntentions, industries, noDay, rollupMovements, travelModes, type RollupMovement } from "../../server/vocabulary.ts";
import { printRows, type BenchRow } from "./report.ts";

type Row = CountedRow | (Omit<CountedRow, "movement"> & { movement: RollupMovement });

/** The demo's people, counted as the roll-up counts them, without a ledger or a database. */
function demoRows(workers: number): Row[] {
  const geography = readGeography();
  const regions = readRegionRows();
  const codeOf = (name: string, inside: string, digits: number) => regions.find((region) => region.code.length === digits && region.code.startsWith(inside) && region.name === name)?.code;
  const known = new Map<string, string>();
  const workOf = (province: string, city: string) => {
    const key = `${province}|${city}`;
    const found = known.get(key) ?? (() => { const own = codeOf(province, "", 2) ?? ""; return own === "" ? "" : codeOf(city, own, 4) ?? own; })();
    known.set(key, found);
    return found;
  };
  const ids = createIdNumbers(geography.childrenOf("53", 6).map(({ code }) => code).filter((code) => !code.startsWith("5323")));
  const rows = new Map<string, Row>();
  const add = (movement: RollupMovement, home: string, work: string, date: string | null) => {
    const key = `${movement}|${home}|${work}|${date}`;
    const row = rows.get(key) ?? { movement, home, work, day: date === null || date === "" ? null : dayNumber(date, campaign2021.from), people: 0 };
    rows.set(key, row);
    row.people += 1;
  };
  const plans = { 返乡: "return", 就地过节: "stay", 已在家: "home", 未定: "undecided" } as const;
  const randoms = new Map<string, ReturnType<typeof seededRandom>>(); // one a county, as the demo has
  for (const village of planVillages(geography, workers, seededRandom(1))) {
    const random = randoms.get(village.county) ?? seededRandom(1 + Number(village.county));
    randoms.set(village.county, random);
    for (const person of villagePeople(village, "", geography, ids, random)) {
      const work = workOf(person.务工省份, person.务工城市);
      const plan = plans[person.春节安排 as keyof typeof plans] ?? "undecided"; // mistakes of the demo
      const date = (text: string) => (/^2021-\d\d-\d\d$/.test(text) ? text : null);
      add(plan, village.code.slice(0, 9), work, plan === "return" ? date(person.返乡日期) : null);
      if (person.返岗意愿 === "是") add("goBack", village.code.slice(0, 9), work, date(person.最早返岗日期));
    }
  }
  return [...rows.values()].sort((a, b) => (a.home < b.home ? -1 : a.home > b.home ? 1 : 0));
}

/** As the database would hand it to the maker of sheets. */
export function demoPrefecture(workers: number): { rows: Row[]; ledger: LedgerPicture } {
  const rows = demoRows(workers);
  const one = (value: number) => Uint8Array.from(rows, () => value);
  const cube = encodeCube({
    grain: { home: "township", work: "county" }, home: rows.map(({ home }) => home), work: rows.map(({ work }) => work), movement: Uint8Array.from(rows, ({ movement }) => rollupMovements.indexOf(movement)), day: Uint16Array.from(rows, ({ day }) => day ?? noDay),
    mode: one(travelModes.indexOf("train")), intention: one(goBackIntentions.indexOf("yes")), organised: one(1), industry: one(industries.indexOf("manufacturing")), people: Uint32Array.from(rows, ({ people }) => people),
  }, { baseDate: campaign2021.from, dataVersion: 1 });
  return { rows, ledger: { overview: { reportedOn: "2021-02-09", demo: true, people: workers }, cube, coverage: [{ township: "532301001", expected: workers, surveyed: Math.round(workers * 0.92), villages: 1106, silentVillages: 87 }], positions: [], silentVillages: [] } };
}

export async function run(): Promise<BenchRow[]> {
  const atlas = openAtlas(briefingGeography());
  const results: BenchRow[] = [];
  for (const workers of [40_000, 400_000]) {
    const { rows, ledger } = demoPrefecture(workers);
    const cpu = process.cpuUsage();
    const made = await makeSheet(atlas, { ledger, question: { filter: { ...emptyFilter, movement: "goBack" }, template: "single", language: "zh-CN" }, format: "html", scale: 1, at: new Date(0) });
    const { user, system } = process.cpuUsage(cpu);
    if ("refused" in made) throw new Error(made.error);
    const published = protectedCells(rows.filter((row): row is CountedRow => row.movement !== "home" && row.movement !== "undecided"), 42);
    const cells = published.flatMap((movement) => movement.cells);
    const people = cells.reduce((sum, cell) => sum + cell.people, 0);
    const share = (list: typeof cells) => (list.reduce((sum, cell) => sum + cell.people, 0) / people) * 100;
    const name = `交互网页：${workers.toLocaleString("en-US")} 人的州`;
    results.push(
      { name: `${name}，大小`, value: made.content.length / 1e6, unit: "MB", target: "≤ 3 MB", ok: made.content.length <= 3e6 }, { name: `${name}，CPU 秒`, value: (user + system) / 1e6, unit: "s" },
      { name: `${name}，格`, value: cells.length, unit: "" }, { name: `${name}，未合并的人`, value: share(cells.filter((cell) => !isMerged(cell))), unit: "%" },
      { name: `${name}，务工市州保留的人`, value: share(cells.filter(({ work }) => work !== anyRegion && mergedProvince(work) === null)), unit: "%" }, { name: `${name}，日期或所在周保留的人`, value: share(cells.filter(({ day }) => day !== anyDay)), unit: "%" },
      { name: `${name}，日期保留的人`, value: share(cells.filter(({ day }) => day !== anyDay && weekOf(day) === null)), unit: "%" }, { name: `${name}，归入其他的人`, value: share(cells.filter(({ work }) => work === anyRegion)), unit: "%" },
    );
  }
  return results;
}

if (process.argv[1]?.endsWith("bench/interactive.ts")) printRows(await run());
