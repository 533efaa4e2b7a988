/** The small world of the rules: 大姚县 files its ledger; one woman of 石羊镇 works in 东莞, returns by train and goes back after the festival. */
import { fieldHeadings, fields, type Field } from "../../../server/ledger/headings.ts";
import type { Example } from "../../../server/ledger/rule.ts";
import { validateLedger, type LedgerContext, type LedgerReading } from "../../../server/ledger/validate.ts";
import type { RawCell, RawSheet } from "../../../server/ledger/workbook.ts";
import { createGazetteer, type RegionRow } from "../../../server/regions/gazetteer.ts";
import { campaign2021, levelOf } from "../../../server/vocabulary.ts";

const names: [code: string, name: string, shortName: string][] = [
  ["53", "云南省", "云南"], ["5301", "昆明市", "昆明"], ["530102", "五华区", "五华区"], ["5323", "楚雄彝族自治州", "楚雄州"],
  ["532301", "楚雄市", "楚雄"], ["532301106", "东华镇", "东华"], ["532326", "大姚县", "大姚"], ["532326101", "石羊镇", "石羊"],
  ["532326102", "东山镇", "东山"], ["532326102201", "中屯村民委员会", "中屯"], ["532327", "永仁县", "永仁"], ["532327102", "东山镇", "东山"], ["532326101201", "郭家村民委员会", "郭家"],
  ["532326101202", "柳树村民委员会", "柳树"], ["44", "广东省", "广东"], ["4401", "广州市", "广州"], ["4419", "东莞市", "东莞"], ["441900", "东莞市", "东莞"],
];
export const worldGazetteer = createGazetteer(names.map(([code, name, shortName]): RegionRow => ({
  code, name, shortName, pinyin: "x", level: levelOf(code), parent: code.slice(0, code.length <= 6 ? -2 : -3), lon: null, lat: null, positionKind: null,
  validFrom: "2020-12-31", validTo: null,
})));

export const context: LedgerContext = { gazetteer: worldGazetteer, importingRegions: ["532326", "532327"], campaign: campaign2021, today: "2021-02-09" };

/** A row in which nothing is wrong. */
export const goodRow = {
  name: "李明", idNumber: "532301199001010008", sex: "女", phone: "13900000000", homeCounty: "大姚县", homeTownship: "石羊镇", homeVillage: "郭家村委会",
  household: "1201", employed: "是", workProvince: "广东省", workCity: "东莞市", workAddress: "长安镇", employer: "甲厂", post: "装配工", industry: "制造业",
  wage: 4500, plan: "返乡", returnDate: "2021-02-08", returnMode: "火车", vehicle: "G2882", intention: "是", goBackFrom: "2021-02-20",
  goBackTo: "2021-02-25", wantsTransport: "是",
} satisfies Example;

/** Headings and rows as a sheet; columns that no row fills are left out unless `columns` says otherwise. */
export function ledgerSheet(rows: readonly Example[], columns: readonly Field[] = fields.filter((field) => rows.some((row) => row[field] !== undefined))): RawSheet {
  const heading: RawCell[] = columns.map((field) => fieldHeadings[field][0]);
  return { name: "台账", rows: [heading, ...rows.map((row) => columns.map((field) => row[field] ?? null))] };
}

export function validateRows(rows: readonly Example[], changes: Partial<LedgerContext> = {}): LedgerReading {
  return validateLedger([ledgerSheet(rows)], { ...context, ...changes });
}

/** The codes of the findings, in order. */
export function codesOf(reading: LedgerReading): string[] {
  return reading.findings.map(({ code }) => code);
}
