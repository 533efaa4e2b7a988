/** One row of the ledger, read but not yet judged. In every value null is an empty cell and undefined one that cannot be read. Pure. */
import type { Campaign, FestivalPlan, GoBackIntention, Industry, Sex, TravelMode, UnemployedReason } from "../vocabulary.ts";
import { readDate } from "./cellDates.ts";
import {
  cleanText, isBlank, isFormulaError, isNothing, readIndustry, readIntention, readMode, readNumber, readPlan, readSex, readUnemployedReason, readWheelchair,
  readYesNo, textOf,
} from "./cells.ts";
import { numberOf, readContact } from "./contacts.ts";
import { fields, type Field, type Headings } from "./headings.ts";
import type { HomeReading, PlaceFinder, WorkReading } from "./places.ts";
import type { RawCell } from "./rawWorkbook.ts";

type Read<Value> = Value | null | undefined;

export interface LedgerRow {
  rowNumber: number;
  /** Cleaned text of each field; empty where the file has no such column. */
  text: Record<Field, string>;
  hasFormulaError: boolean;
  /** Upper case, without blanks. */
  idNumber: string;
  /** Excel keeps 15 digits of a number: what came as a larger number has lost its end. */
  idPrecisionLost: boolean;
  sex: Read<Sex>;
  /** Digits only, without +86. */
  phone: string;
  /** Without the number that may stand beside it; the phone like the person's own. */
  contactName: string;
  contactPhone: string;
  home: HomeReading;
  /** Whether any column about work (place, employer, post, wage) says something. */
  statesWork: boolean;
  employed: Read<boolean>;
  work: WorkReading;
  industry: Read<Industry>;
  wage: Read<number>;
  plan: Read<FestivalPlan>;
  returnDate: Read<string>;
  mode: Read<TravelMode>;
  intention: Read<GoBackIntention>;
  goBackFrom: Read<string>;
  goBackTo: Read<string>;
  wantsTransport: Read<boolean>;
  usesWheelchair: Read<boolean>;
  unemployedReason: Read<UnemployedReason>;
  wantsWork: Read<boolean>;
  wantsTraining: Read<boolean>;
}

/** What the row says; when 是否就业 is empty, whether it says anything about work. */
export function isEmployed(row: LedgerRow): boolean {
  return row.employed ?? row.statesWork;
}

/** Where each field stands in the rows of this file; -1 for a column that the file does not have. */
export type Columns = Record<Field, number>;

export function columnsOf(headings: Headings): Columns {
  return Object.fromEntries(fields.map((field) => [field, headings.columns.indexOf(field)])) as Columns; // one entry for each field
}

export function readRow(rowNumber: number, cells: readonly RawCell[], columns: Columns, places: PlaceFinder, campaign: Campaign): LedgerRow {
  const text = {} as Record<Field, string>; // filled for every field by the loop below
  let hasFormulaError = false;
  for (const field of fields) {
    const cell = cells[columns[field]];
    const value = cell === null || cell === undefined ? "" : cleanText(textOf(cell));
    text[field] = value;
    if (isFormulaError(value)) hasFormulaError = true;
  }
  const idCell = cells[columns.idNumber];
  return {
    rowNumber, text, hasFormulaError,
    idNumber: text.idNumber.replace(/[\s'‘’`]/g, "").toUpperCase(),
    idPrecisionLost: (typeof idCell === "number" && idCell > 999_999_999_999_999) || /^\d(?:\.\d+)?E\+\d+$/i.test(text.idNumber),
    sex: readSex(text.sex),
    phone: numberOf(text.phone), ...readContact(text.contactName, text.contactPhone),
    home: places.home({ place: said(text.homePlace), county: said(text.homeCounty), township: said(text.homeTownship), village: said(text.homeVillage) }),
    statesWork: statesWork(text),
    employed: readYesNo(text.employed),
    work: places.work({
      place: said(text.workPlace), province: said(text.workProvince), city: said(text.workCity), county: said(text.workCounty), address: said(text.workAddress),
    }),
    industry: readIndustry(text.industry), wage: readNumber(text.wage), plan: readPlan(text.plan),
    returnDate: readDate(cells[columns.returnDate], campaign), mode: readMode(text.returnMode), intention: readIntention(text.intention),
    goBackFrom: readDate(cells[columns.goBackFrom], campaign), goBackTo: readDate(cells[columns.goBackTo], campaign),
    wantsTransport: readYesNo(text.wantsTransport), usesWheelchair: readWheelchair(text.usesWheelchair), unemployedReason: readUnemployedReason(text.unemployedReason),
    wantsWork: readYesNo(text.wantsWork), wantsTraining: readYesNo(text.wantsTraining),
  };
}

/** A dash or 无 says nothing. */
export function said(text: string): string {
  return isNothing(text) ? "" : text;
}

const workFields = ["workProvince", "workCity", "workCounty", "workPlace", "workAddress", "employer", "post", "wage"] as const;

function statesWork(text: Record<Field, string>): boolean {
  for (const field of workFields) if (text[field] !== "" && !isNothing(text[field]) && !(field === "wage" && /^0+(?:\.0+)?$/.test(text.wage))) return true;
  return false;
}

/** Whether a row has nothing but its number: templates are numbered in advance. */
export function isEmptyRow(cells: readonly RawCell[], headings: Headings): boolean {
  for (let column = 0; column < cells.length; column++) {
    if (headings.columns[column] !== "ignored" && !isBlank(cleanText(textOf(cells[column])))) return false;
  }
  return true;
}
