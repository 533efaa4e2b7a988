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

// ── Dates ────────────────────────────────────────────────────────────────────────────────────────────────────────────
/** Calendar days travel as ISO strings and are never a JavaScript Date; the place is Asia/Shanghai. */
export const isoDate = z.iso.date();
/** "No date" in a roll-up key, where NULL is not allowed. */
export const noDate = "0001-01-01";

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
