/** Rules about the festival: the plan, its dates, the way to travel, and what contradicts what. */
import type { Campaign } from "../vocabulary.ts";
import { isNothing } from "./cells.ts";
import type { Field } from "./headings.ts";
import type { LedgerRow } from "./ledgerRow.ts";
import type { Rule } from "./rule.ts";
import { isKind, kindsOf, kindsOfMode, splitVehicles, type VehicleKind } from "./vehicles.ts";

const dateFields = ["returnDate", "goBackFrom", "goBackTo"] as const satisfies Field[];
type DateField = (typeof dateFields)[number];

export const planRules: Rule[] = [
  {
    code: "planMissing", severity: "error", fields: ["plan"],
    check: (row) => (row.plan === null ? "没有填写；请填返乡、就地过节、已在家或未定。" : null),
    good: { plan: "回家" }, bad: { plan: null },
  },
  {
    code: "planUnknown", severity: "error", fields: ["plan"],
    check: (row) => (row.plan === undefined ? `“${row.text.plan}”无法识别；请填返乡、就地过节、已在家或未定。` : null),
    good: { plan: "返乡" }, bad: { plan: "看票" },
  },
  {
    code: "dateUnreadable", severity: "error", fields: dateFields,
    check: (row, field) => (row[field as DateField] === undefined ? `“${row.text[field]}”不是能识别的日期；请写成 2021-02-08 或 2月8日、腊月廿七。` : null),
    good: { returnDate: "腊月二十六" }, bad: { returnDate: "2月下旬" },
  },
  {
    code: "dateOutsideCampaign", severity: "error", fields: dateFields,
    check: (row, field, { campaign }) => {
      const date = row[field as DateField];
      return date && !(date >= campaign.from && date <= campaign.to) ? `${date} 不在本次春节返乡返岗期间（${spanOf(campaign)}）；请核对年、月、日。` : null;
    },
    good: { goBackTo: "2021/3/7" }, bad: { goBackTo: "2021/3/8" },
  },
  {
    code: "stayWithReturnDate", severity: "error", fields: ["returnDate"], needs: ["plan"],
    check: (row) => (row.plan === "stay" && row.returnDate ? "填了日期，但春节安排是就地过节；请核对后只保留一种。" : null),
    good: { plan: "就地过节", returnDate: "/", returnMode: null, vehicle: null }, bad: { plan: "就地过节", returnMode: null, vehicle: null },
  },
  {
    code: "returnDateMissing", severity: "warning", fields: ["returnDate"], needs: ["plan"],
    check: (row) => (row.plan === "return" && row.returnDate === null ? "没有填写，该人计入“日期未定”；确定后请补填。" : null),
    good: { returnDate: 44224 }, bad: { returnDate: null },
  },
  {
    code: "windowReversed", severity: "error", fields: ["goBackTo"], needs: ["goBackFrom"],
    check: (row) => (row.goBackFrom && row.goBackTo && row.goBackFrom > row.goBackTo ? `早于最早返岗日期 ${row.goBackFrom}；请核对两个日期是否填反。` : null),
    good: { goBackFrom: "2月20日", goBackTo: "2月20日" }, bad: { goBackFrom: "2月20日", goBackTo: "2月19日" },
  },
  {
    code: "goBackBeforeReturn", severity: "error", fields: ["goBackFrom", "goBackTo"], needs: ["returnDate", "plan"],
    check: (row, field) => {
      const [first, date] = [row.goBackFrom ?? row.goBackTo, row[field as DateField]];
      return row.plan === "return" && row.returnDate && date && date === first && date < row.returnDate ? `早于返乡日期 ${row.returnDate}；请核对两个日期。` : null;
    },
    good: { returnDate: "2021-02-08", goBackFrom: "2021-02-08" }, bad: { returnDate: "2021-02-08", goBackFrom: "2021-02-07" },
  },
  {
    code: "goBackContradiction", severity: "warning", fields: ["intention"], needs: ["goBackFrom", "goBackTo", "wantsTransport"],
    check: (row) => (row.intention === "no" && (row.goBackFrom || row.goBackTo || row.wantsTransport) ? "填不返岗，但同一行有返岗日期或需要组织输送；请核对，该人按不返岗统计。" : null),
    good: { intention: "否", goBackFrom: null, goBackTo: null, wantsTransport: "否" }, bad: { intention: "否", wantsTransport: "否" },
  },
  {
    code: "intentionInferred", severity: "warning", fields: ["intention"], needs: ["goBackFrom", "goBackTo"],
    check: (row) => (row.intention === null && (row.goBackFrom || row.goBackTo) ? "没有填写，但有返岗日期，按“是”导入；请补填。" : null),
    good: { intention: null, goBackFrom: null, goBackTo: null }, bad: { intention: null },
  },
  {
    code: "plateInvalid", severity: "warning", fields: ["vehicle"], needs: ["returnMode"],
    check: (row) => vehicleFault(row, "plate", "不像车牌号（如 云E12345、新能源 云ED12345）"),
    good: { returnMode: "自驾", vehicle: "云E·D12345" }, bad: { returnMode: "自驾", vehicle: "云E1234" },
  },
  {
    code: "trainNumberInvalid", severity: "warning", fields: ["vehicle"], needs: ["returnMode"],
    check: (row) => vehicleFault(row, "train", "不像车次（如 G2882、K9613、6162）"),
    good: { returnMode: "火车", vehicle: "k9613转Ｇ2882次" }, bad: { returnMode: "火车", vehicle: "G28822" },
  },
  {
    code: "flightNumberInvalid", severity: "warning", fields: ["vehicle"], needs: ["returnMode"],
    check: (row) => vehicleFault(row, "flight", "不像航班号（如 MU5701、8L9901）"),
    good: { returnMode: "飞机", vehicle: "MU 5701" }, bad: { returnMode: "飞机", vehicle: "MU57" },
  },
  {
    code: "modeDisagrees", severity: "warning", fields: ["vehicle"], needs: ["returnMode"],
    check: (row) => {
      if (!row.mode || kindsOfMode[row.mode].length === 0) return null;
      const other = splitVehicles(row.text.vehicle).find((number) => isOtherKind(number, row));
      return other === undefined ? null : `“${other}”是${kindWords[kindsOf(other)[0] ?? "plate"]}，与出行方式“${row.text.returnMode}”不一致；请核对。`;
    },
    good: { returnMode: "专列", vehicle: "G2882" }, bad: { returnMode: "飞机", vehicle: "云E12345" },
  },
];

const kindWords = { plate: "车牌号", flight: "航班号", train: "车次" } satisfies Record<VehicleKind, string>;

/** A number that is none of the three kinds, judged by the first kind that its mode is known by. */
function vehicleFault(row: LedgerRow, kind: VehicleKind, words: string): string | null {
  const kinds: readonly VehicleKind[] = row.mode ? kindsOfMode[row.mode] : [];
  if (kinds[0] !== kind || isNothing(row.text.vehicle)) return null;
  const wrong = splitVehicles(row.text.vehicle).find((number) => kindsOf(number).length === 0);
  return wrong === undefined ? null : `“${wrong}”${words}；请核对。`;
}

function isOtherKind(number: string, row: LedgerRow): boolean {
  const kinds: readonly VehicleKind[] = row.mode ? kindsOfMode[row.mode] : [];
  return kindsOf(number).length > 0 && !kinds.some((kind) => isKind(number, kind));
}

function spanOf({ from, to }: Campaign): string {
  return `${from} 至 ${to}`;
}
