/** People planned a day as marks in millimetres: solid where the day is known, hatched where the week is; and the brush. */
import { axisTop } from "../cube/calendar.ts";
import { bar, letters, stroke } from "../print/ink.ts";
import { hatchedBar } from "../print/legend.ts";
import { inWords } from "../print/speech.ts";
import type { Mark } from "../scene/marks.ts";
import { themes } from "../scene/theme.ts";
import { daysOfWeek } from "./cells.ts";
import type { Counted, View } from "./counting.ts";
import type { OpenedFile } from "./opened.ts";
import { shade } from "./recolour.ts";

export interface ChartSize {
  /** Millimetres. */
  width: number;
  height: number;
}

const paper = themes.paper;
/** Points; millimetres around the columns, and of the narrowest column whose date is written. */
const size = 7;
const edge = { left: 11, right: 2, top: 4, bottom: 8 } as const;
const narrowest = { "zh-CN": 5.6, en: 9 } as const;

/** Where the columns lie, for drawing them and for a pointer on them. */
export function columnsIn({ width }: Pick<ChartSize, "width">, days: number): { left: number; step: number } {
  return { left: edge.left, step: (width - edge.left - edge.right) / days };
}

/** The day under a point, the first or last one beside them. */
export function dayAt(x: number, size: Pick<ChartSize, "width">, days: number): number {
  const { left, step } = columnsIn(size, days);
  return Math.max(0, Math.min(days - 1, Math.floor((x - left) / step)));
}

export function chartMarks(file: OpenedFile, view: View, counted: Counted, chart: ChartSize): Mark[] {
  const { columns } = file;
  const { left, step } = columnsIn(chart, columns.length);
  const floor = chart.height - edge.bottom;
  const shares = counted.days.map((_, day) => (counted.weeks[Math.floor(day / daysOfWeek)] ?? 0) / daysOfWeek);
  const top = axisTop(Math.max(2, ...counted.days.map((people, day) => people + shares[day]!))); // a share for every day
  const high = (people: number) => ((floor - edge.top) * people) / top;
  const colour = { return: paper.return, goBack: paper.goBack, stay: paper.stay }[view.movement];
  const column = (day: number): Mark[] => {
    const [people, share] = [counted.days[day]!, shares[day]!];
    const box = { x: left + (day + 0.14) * step, width: step * 0.72 };
    const chosen = !view.days || (day >= view.days.from && day <= view.days.to);
    const drawn: Mark[] = [...(people > 0 ? [bar({ ...box, y: floor - high(people), height: high(people) }, colour)] : []), ...hatchedBar({ ...box, y: floor - high(people + share), height: high(share) }, colour)];
    return chosen ? drawn : drawn.map((mark) => ({ ...mark, opacity: 0.4 }));
  };
  return [
    ...columns.flatMap(({ index, holiday, weekend }) => (holiday || weekend ? [{ ...bar({ x: left + index * step, y: edge.top, width: step, height: floor - edge.top }, shade), opacity: holiday ? 0.75 : 0.4 }] : [])),
    ...[top / 2, top].flatMap((people) => [
      stroke([[left, floor - high(people)], [chart.width - edge.right, floor - high(people)]], 0.1, paper.hairline),
      letters(inWords(people), [left - 1.2, floor - high(people) + 0.9], { size, colour: paper.text2, anchor: "end" as const }),
    ]),
    ...brushMarks(view, chart, columns.length, colour), ...columns.flatMap(({ index }) => column(index)),
    stroke([[left, floor], [chart.width - edge.right, floor]], 0.2, paper.text1), ...dateMarks(file, chart),
  ];
}

function brushMarks({ days }: View, chart: ChartSize, count: number, colour: string): Mark[] {
  if (!days) return [];
  const { left, step } = columnsIn(chart, count);
  const [from, to] = [left + days.from * step, left + (days.to + 1) * step];
  const floor = chart.height - edge.bottom;
  const handle = (x: number): Mark[] => [stroke([[x, edge.top - 1.5], [x, floor]], 0.4, colour), bar({ x: x - 0.9, y: (edge.top + floor) / 2 - 2.2, width: 1.8, height: 4.4 }, colour)];
  return [{ ...bar({ x: from, y: edge.top, width: to - from, height: floor - edge.top }, colour), opacity: 0.15 }, ...handle(from), ...handle(to)];
}

/** Solar and lunar; a tick where a week begins, for merged days are known by week. */
function dateMarks({ content: { lunar, language }, columns, sayOnMap }: OpenedFile, chart: ChartSize): Mark[] {
  const { left, step } = columnsIn(chart, columns.length);
  const floor = chart.height - edge.bottom;
  const every = [1, 2, 3, 7].find((days) => days * step >= narrowest[language]) ?? daysOfWeek;
  const newYear = lunar.findIndex((day) => day.newYear);
  return columns.flatMap(({ index, date }): Mark[] => {
    const own = lunar[index]!; // one for every day
    const x = left + (index + 0.5) * step;
    const special = own.newYear || own.eve;
    const tick = index % daysOfWeek === 0 ? [stroke([[left + index * step, floor], [left + index * step, floor + 1.3]], 0.2, paper.text1)] : [];
    const near = !special && newYear >= 0 && Math.min(Math.abs(index - newYear), Math.abs(index - newYear + 1)) * step < narrowest[language] * 0.8;
    const beside = special && every > 1 && own.eve;
    if ((index % every !== 0 && !special) || near || beside) return tick;
    const solar = `${Number(date.slice(5, 7))}/${Number(date.slice(8))}`;
    const name = own.newYear ? sayOnMap("chart.newYear") : own.eve ? sayOnMap("chart.eve") : language === "en" ? `${own.month}·${own.day}` : own.dayName;
    return [
      ...tick, letters(solar, [x, floor + 3.6], { size, colour: paper.text1, anchor: "middle" as const }),
      letters(name, [x, floor + 6.9], { size, colour: special ? paper.unserved : paper.text2, weight: special ? 700 : 400, anchor: "middle" as const }),
    ];
  });
}
