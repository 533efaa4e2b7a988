/**
 * The small world of the ledger tests: three counties of prefecture 5323 (楚雄市 with two townships, 禄丰市 and 大姚县 with one each), and
 * workplaces in 广东 and 浙江. Persons are numbered; person 7 has the same ID number in every test.
 */
import { createPersonalFields, type PersonalFields } from "../server/access/personal.ts";
import type { Database } from "../server/database/database.ts";
import { rollUpCounty } from "../server/flows/rollupQueries.ts";
import type { ImportTools } from "../server/ledger/importTools.ts";
import { storeReading, type StoredReading } from "../server/ledger/importReading.ts";
import type { LedgerReading } from "../server/ledger/validate.ts";
import { createGazetteer, type RegionRow } from "../server/regions/gazetteer.ts";
import { campaign2021, levelOf, type ExpectedWorkers, type Finding, type FollowUpRecord, type Viewer } from "../server/vocabulary.ts";

export const places = {
  chuxiong: "532301", lucheng: "532301001", ziwu: "532301102", luchengVillage: "532301001001", ziwuVillage: "532301102201",
  lufeng: "532302", jinshan: "532302101", jinshanVillage: "532302101201", dayao: "532326", shiyang: "532326101", shiyangVillage: "532326101201",
} as const;

export const desk: Viewer = { account: "desk", role: "administrator", scope: ["5323"] };
export const deskOf = (...scope: string[]): Viewer => ({ ...desk, scope });

const names: Record<string, string> = {
  53: "云南省", 5323: "楚雄彝族自治州", 532301: "楚雄市", 532302: "禄丰市", 532326: "大姚县", 532301001: "鹿城镇", 532301102: "子午镇", 532302101: "金山镇",
  532326101: "石羊镇", 532301001001: "德江社区", 532301102201: "云龙村", 532302101201: "官洼村", 532326101201: "郭家村",
  44: "广东省", 4419: "东莞市", 4401: "广州市", 440106: "天河区", 33: "浙江省", 3307: "金华市",
};

export const worldRegions: RegionRow[] = Object.entries(names).map(([code, name]) => ({
  code, name, shortName: name.slice(0, 2), pinyin: "x", level: levelOf(code), parent: code.length <= 6 ? code.slice(0, -2) : code.slice(0, -3),
  lon: 101.5, lat: 25, positionKind: "seat", validFrom: "2020-01-01", validTo: null,
}));

/** Puts the regions of the world into the database; asked for again it does nothing. */
export async function settle(database: Database): Promise<void> {
  await database.asOwner(async (sql) => {
    for (const { code, name, shortName, pinyin, level, parent, validFrom } of worldRegions) {
      await sql`insert into region (code, name, short_name, pinyin, level, parent, valid_from) values (${code}, ${name}, ${shortName}, ${pinyin}, ${level}, ${parent}, ${validFrom})
        on conflict do nothing`;
    }
  });
}

export const worldSeals = createPersonalFields(Buffer.alloc(32, 7));

/** Tools whose clock shows the given moment, and a second more at each look. */
export function toolsOf(database: Database, from = "2021-02-09T10:00:00+08:00"): ImportTools & { seals: PersonalFields } {
  let moment = Date.parse(from);
  const now = () => new Date((moment += 1000));
  return { database, gazetteer: createGazetteer(worldRegions), seals: worldSeals, campaign: campaign2021, rollUp: rollUpCounty, now };
}

/** Person `number` of 鹿城镇, who works in 东莞 and returns on 1 February by train. */
export function person(number: number, changes: Partial<FollowUpRecord> = {}): FollowUpRecord {
  return {
    rowNumber: number + 3, name: `李测${number}`, idNumber: `532301199001${String(number).padStart(5, "0")}X`, sex: "male", birthDate: "1990-01-01",
    phone: `1990000${String(number).padStart(4, "0")}`, contactName: null, contactPhone: null, homeCounty: places.chuxiong, homeTownship: places.lucheng, homeVillage: places.luchengVillage,
    household: `户${number % 3}`, employed: true, workRegion: "4419", workAddress: "长安镇", employer: "甲厂", post: "装配工", industry: "manufacturing",
    monthlyWageYuan: 4500.5, plan: "return", returnDate: "2021-02-01", returnMode: "train", returnVehicle: "G2926", goBackIntention: "yes",
    goBackFrom: "2021-02-20", goBackTo: "2021-02-25", wantsTransport: true, travelGroup: null, usesWheelchair: null, unemployedReason: null, wantsWork: null, wantsTraining: null,
    ...changes,
  };
}

export interface HandMadeReading {
  records: FollowUpRecord[];
  refused?: number[];
  findings?: Finding[];
  expected?: ExpectedWorkers[];
  demo?: boolean;
}

/** A reading as validation would hand it on. */
export function readingOf({ records, refused = [], findings = [], expected = [], demo = false }: HandMadeReading): LedgerReading {
  return {
    records, findings, expected, demo, reportedOn: "2021-02-09", headingRow: 3, rows: records.length + refused.length,
    sheetName: "台账", headings: ["姓名", "身份证号"], titles: [],
    refusedRows: refused.map((rowNumber) => ({ rowNumber, sheet: "台账", cells: ["张三", "坏"] })),
  };
}

let imports = 0;
export function nextImportId(): string {
  imports += 1;
  return `00000000-0000-4000-8000-${String(imports).padStart(12, "0")}`;
}

/** Stores a hand-made reading as one import. */
export async function importReading(
  tools: ImportTools, reading: LedgerReading, options: { importId?: string; viewer?: Viewer; dryRun?: boolean; fileHash?: string } = {},
): Promise<StoredReading> {
  const batch = {
    importId: options.importId ?? nextImportId(), fileName: "台账.xlsx", fileHash: options.fileHash ?? "hash", reportedOn: "2021-02-09", demo: reading.demo, importedBy: "desk",
  };
  return storeReading(tools, reading, { topTexts: [], reread: async () => [] }, { batch, viewer: options.viewer ?? desk, dryRun: options.dryRun ?? false, progress: () => {} });
}

/** Who lives in 禄丰. */
export const ofLufeng = { homeCounty: places.lufeng, homeTownship: places.jinshan, homeVillage: places.jinshanVillage };

/** Three people of 楚雄市 who are known from ten o'clock on, and two of 禄丰 from eleven. */
export async function importTwoCounties(database: Database): Promise<void> {
  await settle(database);
  await importReading(toolsOf(database, "2021-02-09T10:00:00+08:00"), readingOf({ records: [1, 2, 3].map((one) => person(one)) }));
  await importReading(toolsOf(database, "2021-02-09T11:00:00+08:00"), readingOf({ records: [11, 12].map((one) => person(one, { ...ofLufeng, workRegion: "3307" })) }));
}
