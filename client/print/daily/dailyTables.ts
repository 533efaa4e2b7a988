/** The figures of a daily briefing as tables, number by number: worksheets and slides print them, and every number of its text stands in one. Pure. */
import { labels } from "../../../server/vocabulary.ts";
import { en } from "../../words/en.ts";
import { lunarDay } from "../lunarDates.ts";
import { share } from "../speech.ts";
import type { SheetTable } from "../tables.ts";
import { difference, type Changed } from "./changed.ts";
import type { DailyParts } from "./dailyFrame.ts";
import { dailyFilter, dailyMovements, type DailyMovement } from "./dailyCounts.ts";
import type { MovementFigures } from "./dailyFigures.ts";
import type { Paragraph } from "./paragraph.ts";
import { dateOfDay } from "../../cube/days.ts";
import { figureRows } from "./textPage.ts";

type Cells = SheetTable["rows"][number];

const words = (heading: string, width: number) => ({ heading, width, figures: false });
const numbers = (heading: string, width = 1) => ({ heading, width, figures: true });
/** Before and difference: empty where nothing is compared. */
const compared = (changed: Changed): Cells => (changed.before === null ? ["", ""] : [changed.before, difference(changed)]);

export function textTable(paragraphs: readonly Paragraph[], { say }: DailyParts): SheetTable {
  return { name: say("daily.text.name"), columns: [words(say("daily.text.heading"), 1), words(say("daily.text.text"), 6)], rows: paragraphs.map(({ heading, text }) => [heading, text]), total: false };
}

export function figuresTable(parts: DailyParts): SheetTable {
  const { figures, say } = parts;
  return {
    name: say("daily.figures.title"), columns: [words(say("daily.figures.figure"), 3), ...["now", "before", "change"].map((key) => numbers(say(`daily.figures.${key}`)))], total: false,
    rows: figureRows(figures, parts).map(({ label, changed }) => [label.trim(), changed.now, ...compared(changed)]),
  };
}

export function homesTable({ figures, material, writer, say }: DailyParts): SheetTable {
  const level = figures.homesLevel === "township" ? "township" : "county";
  const keys = ["surveyed", "return", "goBack", "demand"] as const;
  const day = (iso: string | null) => (iso === null ? "" : lunarDay(iso, material.language, material.lunarOf(iso)));
  const covered = (expected: number, surveyed: number) => (expected === 0 ? "" : Number(share(surveyed, expected)));
  const whole = { surveyed: figures.surveyed, return: figures.plans.return, goBack: figures.movements.goBack.people, demand: figures.demand.people };
  const busiest = (movement: DailyMovement) => day(figures.movements[movement].peak.days[0]?.date ?? null);
  return {
    name: say(`daily.homes.title.${level}`), total: true,
    columns: [words(say(`daily.homes.place.${level}`), 2), ...keys.flatMap((key) => [numbers(say(`daily.homes.${key}`)), ...["before", "change"].map((one) => numbers(say(`daily.figures.${one}`)))]), words(say("daily.homes.returnPeak"), 3), words(say("daily.homes.goBackPeak"), 3), ...["expected", "coverage", "silent"].map((key) => numbers(say(`daily.homes.${key}`)))],
    rows: [
      ...figures.homes.map((row): Cells => [writer.homeName(row.code), ...keys.flatMap((key) => [row[key].now, ...compared(row[key])]), day(row.peaks.return), day(row.peaks.goBack), row.coverage.expected, covered(row.coverage.expected, row.coverage.surveyed), row.silentVillages]),
      [say("daily.homes.total"), ...keys.flatMap((key) => [whole[key].now, ...compared(whole[key])]), busiest("return"), busiest("goBack"), figures.coverage.expected, covered(figures.coverage.expected, figures.coverage.surveyed), figures.silentVillages.now],
    ],
  };
}

export function silentTable({ figures, writer, say }: DailyParts): SheetTable {
  return {
    name: say("daily.silent.title"), total: false, columns: [words(say("daily.silent.heading"), 2), words(say("daily.silent.township"), 2), words(say("daily.homes.place.county"), 2), numbers(say("daily.silent.people"))],
    rows: figures.silent.map(({ village, name, township, expected }) => [name ?? village, writer.homeName(township), writer.homeName(township.slice(0, 6)), expected]),
  };
}

export function townshipsTable({ figures, writer, say }: DailyParts): SheetTable {
  return {
    name: say("daily.townships.name"), total: false, columns: [words(say("daily.homes.place.township"), 2), words(say("daily.homes.place.county"), 2), numbers(say("daily.homes.expected")), numbers(say("daily.figures.covered")), numbers(say("daily.homes.coverage"))],
    rows: figures.townships.map(({ code, expected, surveyed }) => [writer.homeName(code), writer.homeName(code.slice(0, 6)), expected, surveyed, Number(share(surveyed, expected))]),
  };
}

/** Everybody of a movement by workplace, both moments; the homes' prefecture and what is not stated last. */
export function worksTable(key: DailyMovement | "demand", { people, places, groups }: MovementFigures, { writer: { names }, say }: DailyParts): SheetTable {
  const row = (name: string, changed: Changed): Cells => [name, changed.now, ...compared(changed)];
  const gathered = [[say("daily.works.inside", { name: names.inside }), groups.inside], [say("daily.works.unknown"), groups.unknown]] as const;
  return {
    name: say(`daily.works.name.${key}`), total: true, columns: [words(say("table.place"), 3), ...["now", "before", "change"].map((one) => numbers(say(`daily.figures.${one}`)))],
    rows: [...places.map((place) => row(names.table(place.code), place)), ...gathered.filter(([, { now, before }]) => now > 0 || (before ?? 0) > 0).map(([name, changed]) => row(name, changed)), row(say("table.total"), people)],
  };
}

/** Days with anybody at either moment. */
export function daysTable({ material, writer, say }: DailyParts): SheetTable {
  const { before, filter, levels, campaign, language, lunarOf } = material;
  const count = (movement: DailyMovement, one: Pick<typeof material, "count">) => one.count({ ...dailyFilter(filter), movement }, levels).answer;
  const name = (movement: DailyMovement) => (language === "en" ? en.movement : labels.movement)[movement];
  const moments = before === null ? [material] : [material, before];
  const series = dailyMovements.flatMap((movement) => moments.map((one) => count(movement, one))
    .map((answer, index) => ({ heading: index === 0 ? name(movement) : say("daily.days.before", { movement: name(movement), earlier: writer.earlier }), days: answer.days[movement], undated: answer.undated[movement] })));
  const rows = Array.from({ length: series[0]?.days.length ?? 0 }, (_, day) => day).filter((day) => series.some(({ days }) => days[day]! > 0)).map((day): Cells => {
    const date = dateOfDay(day, campaign.from);
    return [lunarDay(date, language, lunarOf(date)), ...series.map(({ days }) => days[day]!)]; // every series has the campaign's days
  });
  return { name: say("daily.days.title"), total: false, columns: [words(say("daily.days.day"), 2), ...series.map(({ heading }) => numbers(heading))], rows: [...rows, [say("chart.undated"), ...series.map(({ undated }) => undated)]] };
}
