/** People a day: solid those surveyed, hatched the estimate; weekends and holiday behind, solar and lunar dates below. */
import { axisTop, dayColumns } from "../cube/calendar.ts";
import type { Mark, Point } from "../scene/marks.ts";
import { themes } from "../scene/theme.ts";
import type { LunarDate } from "./lunarDates.ts";
import { bar, letters, millimetres, stroke, widthOf } from "./ink.ts";
import { hatchedBar } from "./legend.ts";
import { colourOf, sectionHead, type SideInput } from "./sideColumn.ts";
import { festivalPlans, labels, type Campaign, type FestivalPlan } from "../../server/vocabulary.ts";
import { en } from "../words/en.ts";
import { inWords } from "./speech.ts";

const paper = themes.paper;
/** Darker than #E4E4E4, so that it does not vanish in greyscale. */
export const shade = "#D0D9E4";
export const axisSize = 6.6;

export interface DayChartInput extends SideInput {
  campaign: Campaign;
  lunarOf: (iso: string) => LunarDate;
  /** People by their plan for the festival, whatever movement the sheet shows. */
  plans: Record<FestivalPlan, number>;
  /** People a day as an earlier moment had them, drawn as a line; and what the line is. */
  earlier?: ReadonlyMap<string, number> | undefined;
  note?: string | undefined;
}

/** Between the top rule at `y` and `bottom`. */
export function dayChartMarks(input: DayChartInput, y: number, bottom: number): Mark[] {
  const { figures: { days, undated, peakDay }, grid, say, movement, campaign } = input;
  const head = sectionHead(say(`chart.title.${movement}`), `${say("chart.unit")}${input.note === undefined ? "" : `${say("semicolon")}${input.note}`}`, y, input);
  if (movement === "stay") return [...sectionHead(say("chart.title.stay"), say("headline.unit"), y, input), ...planMarks(input, y + 8)];
  if (days.length === 0) return head;
  const plot = { left: grid.side.x + 7.5, right: grid.side.x + grid.side.width - (undated > 0 ? 7.5 : 1.5), top: y + 9.5, floor: bottom - 8 };
  const top = axisTop(Math.max(undated, ...days.map(({ date, people, estimated }) => Math.max(people + estimated, input.earlier?.get(date) ?? 0))));
  const step = (plot.right - plot.left) / days.length;
  const own = Math.min(step, 5); // the column of the undated
  const height = (people: number) => ((plot.floor - plot.top) * people) / top;
  const shaded = new Map(dayColumns(campaign).map((day) => [day.date, day.holiday || day.weekend]));
  const column = (people: number, estimated: number, x: number, colour: string, wide = step): Mark[] => [
    ...(people > 0 ? [bar({ x: x + wide * 0.19, y: plot.floor - height(people), width: wide * 0.62, height: height(people) }, colour)] : []),
    ...hatchedBar({ x: x + wide * 0.19, y: plot.floor - height(people + estimated), width: wide * 0.62, height: height(estimated) }, colour),
  ];
  return [
    ...head,
    ...days.flatMap(({ date }, index) => (shaded.get(date) ? [bar({ x: plot.left + index * step, y: plot.top, width: step, height: plot.floor - plot.top }, shade)] : [])),
    ...[top / 2, top].flatMap((count) => [
      stroke([[plot.left, plot.floor - height(count)], [plot.right, plot.floor - height(count)]], 0.1, paper.hairline),
      letters(inWords(count), [plot.left - 1, plot.floor - height(count) + 0.8], { size: axisSize, colour: paper.text2, anchor: "end" }),
    ]),
    ...days.flatMap(({ people, estimated }, index) => column(people, estimated, plot.left + index * step, colourOf(movement))),
    ...earlierLine(input, days.map(({ date }, index): Point => [plot.left + (index + 0.5) * step, plot.floor - height(input.earlier?.get(date) ?? 0)])),
    ...(undated > 0 ? [...column(undated, 0, plot.right + 2, paper.undecided, own), letters(inWords(undated), [plot.right + 2 + own / 2, plot.floor - height(undated) - 0.8], { size: axisSize, colour: paper.text1, anchor: "middle" }),
      letters(say("chart.undated"), [plot.right + 2 + own / 2, plot.floor + 3], { size: axisSize, colour: paper.text1, anchor: "middle" })] : []),
    ...(peakDay ? [letters(inWords(peakDay.people), [Math.max(plot.left + 0.6 + widthOf(inWords(peakDay.people), axisSize, 700) / 2, plot.left + (days.indexOf(peakDay) + 0.5) * step), plot.floor - height(peakDay.people + peakDay.estimated) - 0.8], { size: axisSize, colour: paper.text1, weight: 700, anchor: "middle" })] : []),
    stroke([[plot.left, plot.floor], [plot.right, plot.floor]], 0.2, paper.text1),
    ...dayAxisMarks(input, plot, step),
  ];
}

/** Cased in white, so that it is seen on dark columns in greyscale, too. */
function earlierLine({ earlier }: Pick<DayChartInput, "earlier">, points: readonly Point[]): Mark[] {
  return earlier && points.length > 1 ? [stroke(points, 1, paper.land), stroke(points, 0.35, paper.text1)] : [];
}

/** Those who stay have no day: their share among all plans instead. */
function planMarks({ plans, grid, language }: DayChartInput, y: number): Mark[] {
  const { x, width } = grid.side;
  const most = Math.max(1, ...festivalPlans.map((plan) => plans[plan]));
  const colours = { return: paper.return, stay: paper.stay, home: paper.atHome, undecided: paper.undecided } satisfies Record<FestivalPlan, string>;
  const names = language === "en" ? en.plan : labels.festivalPlan;
  return festivalPlans.flatMap((plan, index) => {
    const at = y + index * 6.4;
    return [
      letters(names[plan], [x, at + 3.2], { size: grid.type.table, colour: paper.text1, weight: plan === "stay" ? 700 : 400 }),
      bar({ x: x + 17, y: at + 0.6, width: ((width - 31) * plans[plan]) / most, height: 3 }, colours[plan]),
      letters(inWords(plans[plan]), [x + width, at + 3.2], { size: grid.type.table, colour: paper.text1, weight: plan === "stay" ? 700 : 400, anchor: "end" as const }),
    ];
  });
}

/** Dates that fit, first to last; the eve and the first day of the year in the colour that marks them. */
export function dayAxisMarks(input: Pick<DayChartInput, "lunarOf" | "language" | "say"> & { figures: { days: readonly { date: string }[] } }, { left, floor }: { left: number; floor: number }, step: number): Mark[] {
  const { figures: { days }, lunarOf, language, say } = input;
  const every = Math.max(1, Math.ceil((millimetres(axisSize) * (input.language === "en" ? 3.4 : 2.6)) / step));
  const newYear = days.findIndex(({ date }) => lunarOf(date).newYear);
  const marks: Mark[] = [];
  days.forEach(({ date }, index) => {
    const x = left + (index + 0.5) * step;
    const lunar = lunarOf(date);
    const near = newYear >= 0 && index !== newYear && Math.abs(index - newYear) < every;
    const anchored = newYear >= 0 ? (index - newYear) % every === 0 : index % every === 0;
    if (!anchored || near) return;
    const solar = `${Number(date.slice(5, 7))}/${Number(date.slice(8))}`;
    marks.push(stroke([[x, floor], [x, floor + 0.7]], 0.15, paper.text1), letters(solar, [x, floor + 3], { size: axisSize, colour: paper.text1, anchor: "middle" }));
    const name = lunar.newYear ? say("chart.newYear") : language === "en" ? `${lunar.month}·${lunar.day}` : lunar.dayName;
    marks.push(letters(name, [x, floor + 6], { size: axisSize, colour: lunar.newYear ? paper.unserved : paper.text2, weight: lunar.newYear ? 700 : 400, anchor: "middle" }));
  });
  return marks;
}
