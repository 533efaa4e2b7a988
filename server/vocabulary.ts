/**
 * Every word of the domain, once: code lists, schemas and types, shared by server, client, command line and print.
 * A list is the source; the type, the schema and the labels follow from it, so that a forgotten case does not compile.
 */
import { z } from "zod";

// ── Regions ──────────────────────────────────────────────────────────────────────────────────────────────────────────
/** From the whole to the part. Codes are GB/T 2260 and the 12-digit statistical codes; a region contains what it prefixes. */
export const regionLevels = ["nation", "province", "prefecture", "county", "township", "village"] as const;
export type RegionLevel = (typeof regionLevels)[number];

/** Digits of a code at each level; the nation's code is the empty string. */
export const codeLength = { nation: 0, province: 2, prefecture: 4, county: 6, township: 9, village: 12 } as const satisfies Record<RegionLevel, number>;

export const regionCode = z.string().regex(/^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/, "行政区划代码应为 2、4、6、9 或 12 位数字");
export const countyCode = z.string().regex(/^\d{6}$/, "县级代码应为 6 位数字");

/** Level of a code by its length. Throws for a length that no level has. */
export function levelOf(code: string): RegionLevel {
  const level = regionLevels.find((candidate) => codeLength[candidate] === code.length);
  if (!level) throw new Error(`region code "${code}" has ${code.length} digits, expected 0, 2, 4, 6, 9 or 12`);
  return level;
}

/** The region of `level` that contains `code`; `code` itself when it is already at that level or coarser. */
export function ancestorAt(code: string, level: RegionLevel): string {
  return code.slice(0, codeLength[level]);
}

/** Whether `code` is `container` or lies inside it. The empty container is the nation. */
export function isWithin(code: string, container: string): boolean {
  return code.startsWith(container);
}

/** What lies in both: of two codes that contain one another, the smaller region. */
export function commonRegions(some: readonly string[], others: readonly string[]): string[] {
  const both = some.flatMap((code) => others.flatMap((other) => (isWithin(code, other) ? [code] : isWithin(other, code) ? [other] : [])));
  return [...new Set(both)];
}

/** surveyed: real in the packages; imported: real in a file of the prefecture, which no package overwrites. */
export const positionKinds = ["seat", "approximate", "surveyed", "imported"] as const;
export type PositionKind = (typeof positionKinds)[number];

// ── What people do around the festival ───────────────────────────────────────────────────────────────────────────────
/** The plan for the festival. Every surveyed person has exactly one: people = return + stay + home + undecided. */
export const festivalPlans = ["return", "stay", "home", "undecided"] as const;
export type FestivalPlan = (typeof festivalPlans)[number];

/** What the map shows. Going back is counted beside the festival plan, not as a part of it. */
export const movements = ["return", "stay", "goBack"] as const;
export type Movement = (typeof movements)[number];

/** What a row of the roll-up counts. */
export const rollupMovements = [...festivalPlans, "goBack"] as const;
export type RollupMovement = (typeof rollupMovements)[number];

export const travelModes = ["train", "flight", "coach", "car", "charter", "other", "unknown"] as const;
export type TravelMode = (typeof travelModes)[number];

export const goBackIntentions = ["yes", "no", "undecided"] as const;
export type GoBackIntention = (typeof goBackIntentions)[number];

export const industries = [
  "manufacturing", "construction", "catering", "retail", "transport", "services", "agriculture", "mining", "other", "unknown",
] as const;
export type Industry = (typeof industries)[number];

export const sexes = ["male", "female"] as const;
export type Sex = (typeof sexes)[number];

export const unemployedReasons = ["family", "illness", "skills", "seeking", "other"] as const;
export type UnemployedReason = (typeof unemployedReasons)[number];

/** Chinese labels, used by the ledger, the command line and the Chinese interface. */
export const labels = {
  festivalPlan: { return: "返乡", stay: "就地过节", home: "已在家", undecided: "未定" } satisfies Record<FestivalPlan, string>,
  movement: { return: "返乡", stay: "留岗", goBack: "返岗" } satisfies Record<Movement, string>,
  travelMode: {
    train: "火车", flight: "飞机", coach: "客车", car: "自驾", charter: "专车专列", other: "其他", unknown: "未填",
  } satisfies Record<TravelMode, string>,
  goBackIntention: { yes: "返岗", no: "不返岗", undecided: "未定" } satisfies Record<GoBackIntention, string>,
  industry: {
    manufacturing: "制造业", construction: "建筑业", catering: "住宿餐饮业", retail: "批发零售业", transport: "交通运输业",
    services: "居民服务业", agriculture: "农林牧渔业", mining: "采矿业", other: "其他行业", unknown: "未填",
  } satisfies Record<Industry, string>,
  sex: { male: "男", female: "女" } satisfies Record<Sex, string>,
  unemployedReason: {
    family: "照顾家庭", illness: "疾病或残疾", skills: "技能不足", seeking: "正在找工作", other: "其他",
  } satisfies Record<UnemployedReason, string>,
};

/** Paragraphs of a daily briefing's text (文字解读), in their order. */
export const dailyParagraphs = ["overall", "mainFlows", "peaks", "silentVillages", "demand"] as const;
export type DailyParagraph = (typeof dailyParagraphs)[number];

/** The headline figures of a briefing, as its sheets print them. */
export interface BriefingFacts {
  /** The filter, as the sheet prints it. */
  sentence: string;
  movement: Movement;
  people: number;
  estimated: number;
  outside: number;
  province: number;
  inside: number;
  unknown: number;
  peak: { date: string; people: number } | null;
  expected: number;
  surveyed: number;
  demo: boolean;
}

// ── Dates ────────────────────────────────────────────────────────────────────────────────────────────────────────────
/** Calendar days travel as ISO strings and are never a JavaScript Date; the place is Asia/Shanghai. */
export const isoDate = z.iso.date();
/** "No date" in a roll-up key, where NULL is not allowed. */
export const noDate = "0001-01-01";

/**
 * A moment of the ledger: an ISO instant with its offset comes in, the same instant in UTC goes on. Everything recorded until then is known then,
 * what was recorded exactly then included.
 */
export const moment = z.iso.datetime({ offset: true, error: "应为 2021-01-20T18:00:00+08:00 这样带时区的时刻" })
  .transform((text, context) => {
    const instant = new Date(text);
    if (instant >= new Date("1900-01-01T00:00:00Z")) return instant.toISOString();
    context.addIssue("应为 1900 年以后的时刻");
    return z.NEVER;
  })
  .brand<"Moment">();
export type Moment = z.infer<typeof moment>;

export interface Campaign {
  /** First and last day on which a return or a going back may be planned, both included. */
  from: string;
  to: string;
  /** 正月初一. */
  newYear: string;
}
/** The campaign of the notice: 25 January to 7 March 2021, New Year's Day on 12 February. */
export const campaign2021: Campaign = { from: "2021-01-25", to: "2021-03-07", newYear: "2021-02-12" };

// ── The ledger ───────────────────────────────────────────────────────────────────────────────────────────────────────
/** One worker's follow-up as it is believed after validation: what the notice, clause 4, asks for. */
export interface FollowUpRecord {
  /** 1-based row of the sheet, as Excel shows it. */
  rowNumber: number;
  name: string;
  /** 18 characters, upper case; the checksum holds. */
  idNumber: string;
  sex: Sex;
  /** ISO date, from the ID number. */
  birthDate: string;
  phone: string | null;
  /** Whom to call in an emergency, as the ledger writes it: "王芳", "王芳（妻子）". */
  contactName: string | null;
  contactPhone: string | null;
  homeCounty: string;
  /** 9 digits. */
  homeTownship: string;
  /** 12 digits, or null when the village is not stated or not found (a warning). */
  homeVillage: string | null;
  /** Household number or head of household, free text. */
  household: string | null;
  employed: boolean;
  /** 2, 4 or 6 digits, the finest that the ledger states; null when not employed. */
  workRegion: string | null;
  workAddress: string | null;
  employer: string | null;
  post: string | null;
  industry: Industry;
  monthlyWageYuan: number | null;
  plan: FestivalPlan;
  returnDate: string | null;
  returnMode: TravelMode;
  /** Plate, flight number or train number. */
  returnVehicle: string | null;
  goBackIntention: GoBackIntention;
  /** Window of acceptable departure days, both included. */
  goBackFrom: string | null;
  goBackTo: string | null;
  wantsTransport: boolean;
  /** People with the same group in one township want to travel together. */
  travelGroup: string | null;
  /** Travels in a wheelchair; null when the ledger does not say. */
  usesWheelchair: boolean | null;
  unemployedReason: UnemployedReason | null;
  wantsWork: boolean | null;
  wantsTraining: boolean | null;
}

/** How many workers a village is expected to follow up: the measure of coverage. */
export interface ExpectedWorkers {
  homeCounty: string;
  homeTownship: string;
  homeVillage: string;
  people: number;
}

export const severities = ["error", "warning"] as const;
export type Severity = (typeof severities)[number];

/** One thing found wrong in a file. Errors refuse the row, warnings keep it. */
export interface Finding {
  rowNumber: number;
  /** The heading as the file spells it; null when the whole row is meant. */
  column: string | null;
  code: string;
  severity: Severity;
  /** The cell as it was written. Personal values are masked before they are stored. */
  value: string | null;
  /** One sentence: what, where, what to do. */
  message: string;
}

// ── Flows ────────────────────────────────────────────────────────────────────────────────────────────────────────────
/** What the user looks at. An empty list does not restrict. The same filter is a sentence on every screen and export. */
export const flowFilter = z.object({
  movement: z.enum(movements),
  homes: z.array(regionCode),
  works: z.array(regionCode),
  /** Both days included; null is the whole campaign and the people without a date. */
  days: z.object({ from: isoDate, to: isoDate }).nullable(),
  modes: z.array(z.enum(travelModes)),
  intentions: z.array(z.enum(goBackIntentions)),
  /** true: only those who want organised transport. */
  organised: z.boolean().nullable(),
  industries: z.array(z.enum(industries)),
});
export type FlowFilter = z.infer<typeof flowFilter>;

export const emptyFilter: FlowFilter = {
  movement: "return", homes: [], works: [], days: null, modes: [], intentions: [], organised: null, industries: [],
};

/** People who go one way between two regions; home and work may be the same region or one inside the other (internal). */
export interface Flow {
  home: string;
  work: string;
  people: number;
}

/** Columns of the cube as they travel (Arrow, little endian). Lists above give the meaning of each index. */
export const cubeColumns = ["home", "work", "movement", "day", "mode", "intention", "organised", "industry", "people"] as const;
/** In the `day` column: no date. Otherwise days since `baseDate` in the schema's metadata. */
export const noDay = 65535;

/** Seats of the standard coach: the unit of the legend. */
export const busSeats = 45;
/** Steps of width and colour in bus loads. */
export const busSteps = [1, 2, 5, 10, 20] as const;

// ── Charters ─────────────────────────────────────────────────────────────────────────────────────────────────────────
/** Why somebody who wants organised transport cannot be planned. */
export const notPlannableReasons = ["notGoing", "noWindow", "noDestination", "noRoad"] as const;
export type NotPlannableReason = (typeof notPlannableReasons)[number];

export const runStates = ["running", "done", "failed", "cancelled"] as const;
export type RunState = (typeof runStates)[number];

/** What can be locked of a plan. */
export const lockKinds = ["trip", "group", "fleet", "date"] as const;
export type LockKind = (typeof lockKinds)[number];

/** In this order; a run without an event is planned. */
export const tripStatuses = ["planned", "confirmed", "departed", "arrived"] as const;
export type TripStatus = (typeof tripStatuses)[number];

/** Why a run is another one in the next plan: its people or their windows changed, a rule forbids the old one, or it is cheaper so. */
export const changeReasons = ["demand", "rules", "cost"] as const;
export type ChangeReason = (typeof changeReasons)[number];

/** What the ledger says otherwise of a passenger since the plan was made, so that he may not come or needs something else. */
export const passengerChanges = ["gone", "notGoing", "noTransport", "home", "work", "days", "wheelchair", "noWheelchair", "contact"] as const;
export type PassengerChange = (typeof passengerChanges)[number];

/** A seat of a run as the screen shows it: no more of a person than that. withheld and missing as on the manifest. */
export interface SeatedPassenger {
  seat: string;
  groupId: string;
  /** Name and phone as far as the viewer's role goes. */
  person: { name: string; phone: string | null; usesWheelchair: boolean; changes: PassengerChange[] } | "withheld" | "missing";
}

/** 1 quick … 5 patient. */
export const efforts = [1, 2, 3, 4, 5] as const;
export type Effort = (typeof efforts)[number];

export const parameterParts = ["rules", "fleet", "driving", "costs"] as const;
export type ParameterPart = (typeof parameterParts)[number];

/** minuteOfDay counts from 00:00; times is a factor. */
export const parameterUnits = [
  "percent", "stops", "km", "times", "people", "trains", "minutes", "minuteOfDay", "drivers", "days",
  "yuanPerPerson", "yuanPerPersonDay", "yuanPerPersonKm", "yuanPerDriverDay", "yuanPerStop",
] as const;
export type ParameterUnit = (typeof parameterUnits)[number];

/** Where the default of a parameter comes from. */
export const parameterSources = ["loadCap2021", "stopRules", "roadTransportRules", "railwayCharter", "togetherWish", "priceAssumption", "unservedWeight", "promisedDay", "fleetShare"] as const;
export type ParameterSource = (typeof parameterSources)[number];

export const charterLabels = {
  notPlannableReason: {
    notGoing: "没有确定返岗", noWindow: "没有返岗日期", noDestination: "就业地没有填到地级市", noRoad: "就业地没有公路可达",
  } satisfies Record<NotPlannableReason, string>,
  runState: { running: "正在排班", done: "已完成", failed: "没有完成", cancelled: "已停止" } satisfies Record<RunState, string>,
  tripStatus: { planned: "已计划", confirmed: "已确认", departed: "已发车", arrived: "已到达" } satisfies Record<TripStatus, string>,
  changeReason: { demand: "需求有变", rules: "原班次不合新参数", cost: "这样更省" } satisfies Record<ChangeReason, string>,
  passengerChange: {
    gone: "台账中已无此人", notGoing: "已不返岗", noTransport: "已不需输送", home: "住址已改", work: "就业地已改", days: "返岗日期已改",
    wheelchair: "现使用轮椅", noWheelchair: "现不用轮椅", contact: "紧急联系人已改",
  } satisfies Record<PassengerChange, string>,
  parameterUnit: {
    percent: "%", stops: "个", km: "公里", times: "倍", people: "人", trains: "列", minutes: "分钟", minuteOfDay: "时刻", drivers: "人", days: "天",
    yuanPerPerson: "元/人", yuanPerPersonDay: "元/人·天", yuanPerPersonKm: "元/人·公里", yuanPerDriverDay: "元/人·天", yuanPerStop: "元/站",
  } satisfies Record<ParameterUnit, string>,
  parameterSource: {
    loadCap2021: "2021 年春运客座率按当地疫情防控要求为 50% 至 100%。",
    stopRules: "点对点、一站式输送：停靠少而集中，数值为假定，可按当地做法修改。",
    roadTransportRules: "道路运输规定：连续驾驶不超过 4 小时（夜间 2 小时），休息不少于 20 分钟，每人每天不超过 8 小时，2 时至 5 时停运或接驳。",
    railwayCharter: "务工专列的通行做法：满 500 人开行，每日列数由铁路部门核定，数值为假定。",
    togetherWish: "同村同厂结伴出行的意愿，人数为假定。",
    priceAssumption: "按 2021 年包车行情的假定，请按合同价修改。",
    unservedWeight: "没有安排一人的代价，用来权衡多派车与少送人，不是实际支出。",
    promisedDay: "重新编制时，已告知出发日期的人改期或落下的代价，不是实际支出。",
    fleetShare: "以参数方案里各县各车型的车辆数为 100%。",
  } satisfies Record<ParameterSource, string>,
};

// ── Scheduled briefings ──────────────────────────────────────────────────────────────────────────────────────────────
/** Who made a briefing: somebody at the screen, or a schedule for its recipient. */
export const briefingOrigins = ["hand", "schedule"] as const;
export type BriefingOrigin = (typeof briefingOrigins)[number];
/** Behind the name of a schedule's owner, where a schedule acts for it. */
export const scheduleMark = "（日程）";

export const deliveryChannels = ["folder", "mail", "webhook"] as const;
export type DeliveryChannel = (typeof deliveryChannels)[number];

/**
 * What became of one briefing for one recipient. making: nothing has left the house yet; sending: it may have; uncertain: it may have arrived, so
 * that only a person sends it again; skipped: it is not sent, and says why.
 */
export const deliveryStates = ["due", "making", "sending", "sent", "failed", "uncertain", "skipped"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

// ── Who looks ────────────────────────────────────────────────────────────────────────────────────────────────────────
export const roles = ["leader", "planner", "briefer", "clerk", "auditor", "administrator"] as const;
export type Role = (typeof roles)[number];
export const viewer = z.object({
  account: z.string().min(1),
  role: z.enum(roles),
  /** Region codes; the viewer sees what lies inside any of them. */
  scope: z.array(z.string().regex(/^\d{2,12}$/)).min(1),
});
export type Viewer = z.infer<typeof viewer>;
