/** What a sheet is made from: one answer of the counter and what the screen knows beside it. No drawing, no words. */
import type { Campaign, DailyParagraph, FlowFilter } from "../../server/vocabulary.ts";
import type { CountLevels, CubeAnswer, Series } from "../cube/answer.ts";
import type { Geography } from "../scene/geography.ts";
import type { Region } from "../scene/regionList.ts";
import type { Language } from "../words/language.ts";
import type { LunarDate } from "./lunarDates.ts";

/** How many were expected and followed up in one township. */
export interface CoverageRow {
  township: string;
  expected: number;
  surveyed: number;
  villages: number;
  silentVillages: number;
}

/** A village that expects somebody and has reported nobody. */
export interface SilentVillage {
  village: string;
  /** Null when the regions do not know it. */
  name: string | null;
  township: string;
  expected: number;
}

/** Texts of the maker's own; an empty one leaves the written one. */
export interface OwnWords {
  title: string;
  subtitle: string;
  notes: string;
  /** In place of the written paragraphs of a daily briefing. */
  paragraphs?: Partial<Record<DailyParagraph, string>>;
}

export const noOwnWords: OwnWords = { title: "", subtitle: "", notes: "" };

export interface BriefingMaterial {
  language: Language;
  filter: FlowFilter;
  campaign: Campaign;
  /** The moment that the figures are of, ISO: a day, or a day with its time and offset. */
  asOf: string;
  /** By which the sheet is made again; null before it has one. */
  number: string | null;
  /** The modules of its QR code row by row, true for dark, without the margin; null before it has a number. */
  code: readonly (readonly boolean[])[] | null;
  ownWords: OwnWords;
  /** Regions that the reader sees of a sheet whose maker saw more; empty when nothing is missing. */
  narrowedTo: readonly string[];
  levels: CountLevels;
  answer: CubeAnswer;
  series: Series;
  /** Counts another question of the same ledger: other homes, other levels. */
  count(filter: FlowFilter, levels: CountLevels): Pick<BriefingMaterial, "answer" | "series">;
  /** The same question of an earlier moment; null where nothing is compared. */
  before: BriefingMaterial | null;
  /** Number of the briefing whose moment `before` is; left out where it is of none. */
  beforeNumber?: string;
  /** Day of the newest report that the ledger has; null when it has none. */
  reportedOn: string | null;
  coverage: readonly CoverageRow[];
  silentVillages?: readonly SilentVillage[];
  demo: boolean;
  /** People to a coach: the unit of widths. */
  seats: number;
  regions: ReadonlyMap<string, Region>;
  geography: Geography;
  lunarOf: (iso: string) => LunarDate;
  /** 审图号; null until one is granted. */
  approvalNumber: string | null;
}
