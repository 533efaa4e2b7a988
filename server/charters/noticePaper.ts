/** Notice → paper. */
import type { Cell, Column, Paper } from "../papers/paper.ts";
import { dayOf, footerOf, numberOf, timeOf, type PaperSource } from "./manifestPaper.ts";
import type { Notice } from "./notice.ts";

export function noticePaper({ regionName, people, arrivals, byDay, employers, unknown }: Notice, source: PaperSource): Paper {
  return {
    title: `务工人员到达通知${source.demo ? "（演示数据）" : ""}`,
    subtitle: `致 ${regionName}　${arrivals.length} 班次　共 ${people} 人`,
    orientation: "landscape",
    blocks: [
      { kind: "fields", pairsPerLine: 3, fields: ["发送单位", "联系人", "联系电话", "接收单位", "接站负责人", "联系电话"].map((label) => ({ label, value: null })) },
      { kind: "table", title: "每日到达", columns: dayColumns, rows: byDay.map(({ date, runs, people: count }): Cell[] => [date === null ? "时刻待铁路部门确定" : dayOf(date), runs, count]) },
      { kind: "table", title: "到达班次", columns: arrivalColumns, rows: arrivals.map(rowOf) },
      { kind: "table", title: "务工单位", columns: employerColumns, rows: employers.map(({ employer, people: count }): Cell[] => [employer ?? "台账未填单位", count]) },
      { kind: "notes", lines: [...(unknown > 0 ? [`※ 另有 ${unknown} 人不在本级查看范围内或台账中查不到，务工单位未列。`] : []), "车牌、驾驶员空白的班次尚未确认，发车前另行告知。"] },
      { kind: "signatures", labels: ["发送单位（盖章）", "经办人（签字）", "日期"] },
    ],
    footer: footerOf(source, "供接站和到岗衔接使用"),
  };
}

const dayColumns: Column[] = [{ heading: "到达日期", width: 40 }, { heading: "班次", width: 20, align: "right" }, { heading: "人数", width: 20, align: "right" }];
const employerColumns: Column[] = [{ heading: "务工单位", width: 60 }, { heading: "人数", width: 20, align: "right" }];
const arrivalColumns: Column[] = [
  { heading: "到达日期", width: 22 }, { heading: "到达时间", width: 14, align: "center" }, { heading: "到达地点", width: 18 }, { heading: "班次", width: 14 }, { heading: "出发", width: 24 },
  { heading: "车型", width: 16 }, { heading: "车牌或车次", width: 16 }, { heading: "驾驶员及电话", width: 34 }, { heading: "人数", width: 10, align: "right" },
];

function rowOf({ manifest, place, date, minute, people }: Notice["arrivals"][number]): Cell[] {
  const { crew, from, vehicle } = manifest;
  const drivers = (crew?.drivers ?? []).map(({ name, phone }) => `${name} ${phone}`).join("\n");
  return [date === null ? "" : dayOf(date), date === null ? "待定" : timeOf(minute), place, numberOf(manifest), `${from} ${dayOf(manifest.date)}`, vehicle, crew?.plate ?? "", drivers, people];
}
