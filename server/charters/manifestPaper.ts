/** Manifest → paper: 一车一方案, to be signed and to be carried on board. */
import type { Block, Cell, Column, Paper } from "../papers/paper.ts";
import { charterLabels, labels } from "../vocabulary.ts";
import { sortableNumber, type Manifest, type ManifestPassenger, type ManifestStop, type Passenger } from "./manifest.ts";

/** What all papers of a plan say of where they come from. */
export interface PaperSource {
  planName: string;
  planId: string;
  /** As in 2021-02-17 09:30. */
  printedAt: string;
  /** Made-up people. */
  demo: boolean;
  /** The viewer's role shows names and phones masked. */
  masked: boolean;
}

export function manifestPaper(manifest: Manifest, source: PaperSource): Paper {
  const { date, from, to } = manifest;
  return {
    title: `务工人员返岗${manifest.kind === "coach" ? "包车" : "列车"}输送方案${source.demo ? "（演示数据）" : ""}`,
    subtitle: `${numberOf(manifest)}　${dayOf(date)}　${from} → ${to}　共 ${manifest.passengers.length} 人`,
    orientation: "landscape",
    blocks: [headerOf(manifest), notesOf(manifest, source), stopTable(manifest), passengerTable(manifest), { kind: "signatures", labels: signers[manifest.kind === "coach" ? "road" : "rail"] }],
    footer: footerOf(source, "含个人信息，仅供输送使用，用后收回销毁"),
  };
}

const signers = { road: ["责任人（签字）", "驾驶员（签字）", "随车负责人（签字）", "日期"], rail: ["责任人（签字）", "随车负责人（签字）", "日期"] };

export function footerOf({ planName, planId, printedAt, demo }: PaperSource, notice: string): string {
  return `${demo ? "演示数据　" : ""}计划：${planName}（${planId.slice(0, 8)}）　${printedAt} 制表　${notice}`;
}

export function numberOf({ kind, number }: Manifest): string {
  return kind === "coach" ? `第 ${sortableNumber(number)} 趟` : `${kind === "train" ? "专列" : "定额座位"} ${number}`;
}

/** 2021-02-17 → 2 月 17 日（周三）. */
export function dayOf(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  return `${day.getUTCMonth() + 1} 月 ${day.getUTCDate()} 日（周${"日一二三四五六"[day.getUTCDay()]}）`;
}

/** 1530 minutes after 00:00 of the departure day are 次日 01:30. */
export function timeOf(minute: number | null): string {
  if (minute === null) return "";
  const day = Math.floor(minute / 1440);
  const time = `${String(Math.floor((minute % 1440) / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
  return day === 0 ? time : day === 1 ? `次日 ${time}` : `第 ${day + 1} 日 ${time}`;
}

/** Kilometres and hours on the way, rests included. */
function lengthOf({ km, stops }: Manifest): string | null {
  const start = stops[0]?.depart ?? null;
  const end = stops.at(-1)?.arrive ?? null;
  const minutes = start === null || end === null ? null : end - start;
  const parts = [km === null ? null : `${Math.round(km)} 公里`, minutes === null ? null : `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分（含途中休息）`].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join("，");
}

function headerOf(manifest: Manifest): Block {
  const { kind, crew, vehicle, seats, mostPassengers, passengers, drivers, leavesBase, stops } = manifest;
  const road = kind === "coach";
  const first = stops[0]?.arrive ?? null;
  const driverFields = Array.from({ length: Math.max(drivers ?? 0, crew?.drivers.length ?? 0) }, (_, index) => {
    const driver = crew?.drivers[index];
    return { label: `驾驶员 ${index + 1}`, value: driver ? `${driver.name}　${driver.phone}` : null };
  });
  return {
    kind: "fields", pairsPerLine: 3, fields: [
      { label: "车型", value: vehicle },
      { label: road ? "车牌号" : "车次", value: crew?.plate ?? null },
      { label: "座位", value: `${seats} 座，可坐 ${mostPassengers} 人，实坐 ${passengers.length} 人` },
      { label: "出车", value: road ? [leavesBase === null ? "" : `${timeOf(leavesBase)} 离场`, first === null ? "" : `${timeOf(first)} 到首站`].filter(Boolean).join("，") || null : null },
      { label: "到达", value: timeOf(stops.at(-1)?.arrive ?? null) || null },
      { label: "里程用时", value: lengthOf(manifest) },
      ...driverFields,
      { label: "随车负责人", value: crew?.escort ? `${crew.escort.name}　${crew.escort.phone}` : null },
      { label: "责任人及电话", value: null },
    ],
  };
}

function notesOf(manifest: Manifest, { masked }: PaperSource): Block {
  const { kind, passengers, seats, mostPassengers } = manifest;
  const count = (is: (passenger: ManifestPassenger) => boolean) => passengers.filter(is).length;
  const changed = count(({ person }) => typeof person === "object" && person.changes.length > 0);
  const missing = count(({ person }) => person === "missing");
  const withoutContact = count(({ person }) => typeof person === "object" && contactOf(person) === "");
  const withheld = count(({ person }) => person === "withheld");
  const lines = [
    ...(changed > 0 ? [`※ 计划编制后台账有变：${changed} 人可能不乘此车或情况已变，名单中加粗并在备注注明，请逐人核实。`] : []),
    ...(missing > 0 ? [`※ ${missing} 个座位在编制计划时的台账中查不到对应人员，请按乡镇名单补填。`] : []),
    ...(withheld > 0 ? [`※ 另有 ${withheld} 人不在本级查看范围内，只留座位，不列姓名。`] : []),
    ...(passengers.length > seats ? [`※ 超出座位 ${passengers.length - seats} 人，须加车或调整。`] : passengers.length > mostPassengers ? [`※ 超出可坐人数 ${passengers.length - mostPassengers} 人。`] : []),
    ...(masked ? ["姓名、电话已按查看人的职责遮盖。"] : []),
    ...(kind === "coach" ? [] : ["开车、到达时刻以铁路部门通知为准。"]),
    ...wheelchairNote(manifest),
    `${withoutContact > 0 ? `台账未填紧急联系人的 ${withoutContact} 人由乡镇发车前补填；` : ""}空白栏手工填写。`,
  ];
  return { kind: "notes", lines };
}

/** Places that the plan keeps and people of whom the ledger says so: by hand the planner may have said otherwise. */
function wheelchairNote({ wheelchairs, passengers }: Manifest): string[] {
  const seats = passengers.filter(({ person }) => typeof person === "object" && person.usesWheelchair).map(({ seat }) => seat);
  if (wheelchairs === 0 && seats.length === 0) return [];
  const named = seats.length === 0 ? "台账没有注明使用者" : `台账注明使用轮椅的 ${seats.length} 人，座号 ${seats.join("、")}`;
  return [`${wheelchairs === seats.length ? "" : "※ "}计划留 ${wheelchairs} 个轮椅位；${named}${wheelchairs === seats.length ? "" : "，请核实"}。`];
}

/** Empty where the ledger names nobody. */
function contactOf({ contact: { name, phone } }: Passenger): string {
  return [name, phone].filter((part) => part !== null).join(" ");
}

const stopColumns: Column[] = [
  { heading: "序", width: 4, align: "center" }, { heading: "站点", width: 34 }, { heading: "到达", width: 14, align: "center" }, { heading: "离开", width: 14, align: "center" },
  { heading: "上客", width: 10, align: "right" }, { heading: "下客", width: 10, align: "right" }, { heading: "距上站（公里）", width: 14, align: "right" },
];

function stopTable({ stops }: Manifest): Block {
  let order = 0;
  const rows = stops.map(({ kind, name, arrive, depart, on, off, km }: ManifestStop): Cell[] => [
    kind === "halt" ? "" : (order += 1), kind === "halt" ? `　${name}` : name, timeOf(arrive), timeOf(depart), on || "", off || "", km === null ? "" : Math.round(km),
  ]);
  return { kind: "table", title: "停靠与休息", columns: stopColumns, rows };
}

const passengerColumns: Column[] = [
  { heading: "座号", width: 30, align: "center" }, { heading: "姓名", width: 50 }, { heading: "性别", width: 26, align: "center" }, { heading: "证件号", width: 96 }, { heading: "电话", width: 66 },
  { heading: "家庭住址", width: 84 }, { heading: "上车点", width: 56 }, { heading: "下车点", width: 50 }, { heading: "务工单位", width: 92 }, { heading: "同行组", width: 58 },
  { heading: "紧急联系人及电话", width: 92 }, { heading: "签到/备注", width: 74 },
];

function passengerTable({ passengers, kind }: Manifest): Block {
  const marked = new Set<number>();
  const rows = passengers.map((passenger, index): Cell[] => {
    const { seat, person, boards, leaves, travelGroup } = passenger;
    if (typeof person === "string") return [seat, person === "withheld" ? "（不在查看范围）" : "（台账无此人）", "", "", "", "", boards, leaves, "", travelGroup ?? "", "", ""];
    if (person.changes.length > 0) marked.add(index);
    return [seat, person.name, labels.sex[person.sex], person.idNumber, person.phone ?? "", person.home, boards, leaves, person.employer ?? "", travelGroup ?? "", contactOf(person), [...(person.usesWheelchair ? ["轮椅"] : []), ...person.changes.map((change) => charterLabels.passengerChange[change])].join("；")];
  });
  const columns = kind === "coach" ? passengerColumns : passengerColumns.map((column, index) => (index === 0 ? { ...column, width: 56 } : column));
  return { kind: "table", title: "乘客名单（同行组相邻）", columns, rows, marked };
}

/** All runs of a plan on one list: the first sheet of their workbook. */
export function contentsPaper(manifests: readonly Manifest[], source: PaperSource): Paper {
  const people = manifests.reduce((sum, { passengers }) => sum + passengers.length, 0);
  const rows = manifests.map((manifest): Cell[] => [
    numberOf(manifest), dayOf(manifest.date), manifest.from, manifest.to, manifest.vehicle, manifest.crew?.plate ?? "", timeOf(manifest.stops[0]?.depart ?? null), timeOf(manifest.stops.at(-1)?.arrive ?? null),
    manifest.passengers.length, manifest.passengers.filter(({ person }) => typeof person === "string" || person.changes.length > 0).length || "",
  ]);
  return {
    title: `返岗输送班次总表${source.demo ? "（演示数据）" : ""}`, subtitle: `${source.planName}　${manifests.length} 趟　共 ${people} 人`, orientation: "landscape",
    blocks: [{ kind: "table", title: null, columns: contentsColumns, rows: [...rows, ["合计", "", "", "", "", "", "", "", people, ""]], marked: new Set([rows.length]) }],
    footer: footerOf(source, ""),
  };
}

const contentsColumns: Column[] = [
  { heading: "班次", width: 14 }, { heading: "出发日期", width: 18 }, { heading: "出发地", width: 14 }, { heading: "到达地", width: 14 }, { heading: "车型", width: 16 }, { heading: "车牌或车次", width: 14 },
  { heading: "发车", width: 12, align: "center" }, { heading: "到达", width: 14, align: "center" }, { heading: "人数", width: 8, align: "right" }, { heading: "待核实", width: 8, align: "right" },
];
