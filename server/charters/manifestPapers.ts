/** Manifests and notices as PDF: what the driver, the escort and the receiving side hold in their hands. */
import { createPaper, type Column } from "./paper.ts";
import type { Manifest, Notice } from "./manifests.ts";

export interface Issue {
  planName: string;
  /** ISO moment of the ledger that the names come from. */
  asOf: string;
  /** ISO moment of the print. */
  issuedAt: string;
}

export const passengerColumns: readonly Column[] = [
  { title: "座号", width: 30, align: "center" }, { title: "姓名", width: 58 }, { title: "性别", width: 28, align: "center" }, { title: "身份证号", width: 104 }, { title: "电话", width: 76 }, { title: "户籍地", width: 140 },
  { title: "上车", width: 62 }, { title: "下车", width: 62 }, { title: "用工单位", width: 120 }, { title: "紧急联系人（手填）", width: 90 },
];
export const stopColumns: readonly Column[] = [{ title: "站序", width: 30, align: "center" }, { title: "停靠点", width: 150 }, { title: "到达", width: 100 }, { title: "发车", width: 100 }, { title: "上车", width: 50, align: "right" }, { title: "下车", width: 50, align: "right" }];
export const arrivalColumns: readonly Column[] = [
  { title: "趟", width: 32, align: "center" }, { title: "到达日期", width: 70 }, { title: "时间", width: 44 }, { title: "人数", width: 36, align: "right" }, { title: "出发地", width: 110 }, { title: "车型", width: 70 }, { title: "车牌", width: 70 }, { title: "驾驶员及电话", width: 130 },
];

/** 2021年2月17日. */
export function dateWords(date: string): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日`;
}

/** 次日 06:15; null is an empty cell. */
export function timeWords(minute: number | null): string {
  if (minute === null) return "";
  const day = Math.floor(minute / 1440);
  const clock = `${String(Math.floor((minute % 1440) / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
  return day === 0 ? clock : `${day === 1 ? "次日" : `第 ${day + 1} 日`} ${clock}`;
}

export function passengerRow({ seat, name, sex, idNumber, phone, home, boards, alights, employer }: Manifest["passengers"][number]): string[] {
  return [String(seat), name, sex, idNumber, phone, home, boards, alights, employer, ""];
}

export function stopRow(stop: Manifest["stops"][number], index: number): string[] {
  const up = stop.kind === "pickup";
  return [String(index + 1), stop.name, timeWords(stop.arriveMinute), timeWords(up ? stop.departMinute : null), up ? String(stop.people) : "", up ? "" : String(stop.people)];
}

export function arrivalRow({ manifest, date, minute, people }: Notice["arrivals"][number]): string[] {
  const { crew } = manifest;
  return [manifest.number, dateWords(date), minute === null ? "铁路定" : timeWords(minute), String(people), manifest.from.join("、"), manifest.vehicle, crew?.plate ?? "", crew?.drivers.map(({ name, phone }) => `${name} ${phone}`).join("；") ?? ""];
}

/** Word and value; an empty value is filled in by hand. */
export function tripFacts(manifest: Manifest): [string, string][] {
  const { crew, rail, driverCount } = manifest;
  const driver = (index: number) => { const one = crew?.drivers[index]; return one ? `${one.name} ${one.phone}` : ""; };
  const people = manifest.passengers.length + manifest.missing;
  return [
    ["出发日期", dateWords(manifest.date)], [rail ? "列车" : "车型", rail ? manifest.vehicle : `${manifest.vehicle}（${manifest.seats} 座）`], ["乘客", `${people} 人`], ["里程", manifest.km === null ? "铁路定" : `${Math.round(manifest.km)} 公里（含空驶）`],
    [rail ? "车次" : "车牌", crew?.plate ?? ""], ...(rail ? [] : Array.from({ length: Math.max(2, driverCount) }, (_, index): [string, string] => [`驾驶员${index + 1}`, driver(index)])), ["随车负责人", crew?.escort ? `${crew.escort.name} ${crew.escort.phone}` : ""],
  ];
}

/** Why a name is missing; empty when none is. */
export function missingWords({ missing }: Manifest): string {
  return missing === 0 ? "" : `另有 ${missing} 人不在台账名单中（手工增加，或台账后来有变更），请核对后补填姓名。`;
}

export const restRule = "途中每驾驶不超过 4 小时（夜间 2 小时）停车休息不少于 20 分钟；2 时至 5 时停驶或接驳。所列时刻已含休息与停驶。";

export function manifestPdf(manifest: Manifest, issue: Issue): Promise<Buffer> {
  const title = `第 ${manifest.number} 趟　${manifest.from.join("、")} → ${manifest.to.join("、")}`;
  const paper = createPaper({ landscape: true, title });
  paper.title("务工人员“点对点”输送  一车一方案");
  paper.line(title, 13);
  paper.gap(2);
  paper.facts(tripFacts(manifest), 4);
  if (!manifest.rail) {
    paper.gap(2);
    paper.table(stopColumns, manifest.stops.map(stopRow));
    paper.gap(3);
    paper.line(restRule, 8);
  } else paper.line("专列时刻、车次与席位由铁路部门确定。", 8);
  paper.gap(3);
  paper.table(passengerColumns, manifest.passengers.map(passengerRow));
  if (manifest.missing > 0) paper.line(missingWords(manifest));
  paper.gap(8);
  paper.facts([["驾驶员签字", ""], ["随车负责人签字", ""], ["交接人签字", ""], ["交接时间", ""]], 4);
  return paper.finish(footerOf(issue));
}

export function noticePdf(notice: Notice, issue: Issue): Promise<Buffer> {
  const title = `关于接收务工人员的通知　${notice.name}`;
  const paper = createPaper({ title });
  paper.title("务工人员“点对点”输送  接收通知");
  paper.line(`${notice.name}：`, 12);
  paper.line(`我地组织 ${notice.people} 名务工人员分 ${notice.arrivals.length} 趟返岗到达你地，请做好接站、转送和用工对接。到达安排如下，途中时刻变化由随车负责人及时告知。`, 10.5);
  paper.gap(4);
  paper.table(arrivalColumns, notice.arrivals.map(arrivalRow));
  paper.gap(8);
  paper.line("用工单位", 10.5);
  paper.table([{ title: "单位", width: 300 }, { title: "人数", width: 60, align: "right" }], notice.employers.slice(0, 40).map(({ name, people }) => [name, String(people)]));
  if (notice.employers.length > 40) paper.line(`其余 ${notice.employers.length - 40} 家，共 ${notice.employers.slice(40).reduce((sum, { people }) => sum + people, 0)} 人。`);
  paper.gap(10);
  paper.facts([["输出地联系人", ""], ["电话", ""], ["接收地联系人", ""], ["电话", ""]], 2);
  return paper.finish(footerOf(issue));
}

function footerOf({ planName, asOf, issuedAt }: Issue): string {
  return `归途 · ${planName} · 名单取自 ${momentWords(asOf)} 的台账 · 打印于 ${momentWords(issuedAt)} · 含个人信息，用后收回`;
}

/** 2021-02-09 18:00, in Chinese time. */
export function momentWords(moment: string): string {
  return new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
}
