/** Departures a day: solid those who leave, hatched those left out by the first day on which they could have left. */
import { axisTop, dayColumns } from "../cube/calendar.ts";
import type { Mark } from "../scene/marks.ts";
import type { DepartureDay } from "../scene/planDays.ts";
import { themes } from "../scene/theme.ts";
import type { CharterSide } from "./charterSide.ts";
import { axisSize, dayAxisMarks, shade } from "./dayChart.ts";
import { bar, letters, stroke } from "./ink.ts";
import { hatchedBar } from "./legend.ts";
import { sectionHead } from "./sideColumn.ts";
import { inWords } from "./speech.ts";

const paper = themes.paper;

/** In the frame, whose upper edge is the rule. */
export function departureMarks({ material, figures, grid, say }: CharterSide, { x, y, width, height }: { x: number; y: number; width: number; height: number }): Mark[] {
  const { days, peakDay, onBlockSeats } = figures;
  const note = onBlockSeats > 0 ? say("plan.days.blockSeats", { people: inWords(onBlockSeats) }) : say("plan.days.note");
  const head = [...sectionHead(say("plan.days.title"), `${say("plan.days.unit")}${say("semicolon")}${note}`, y, { grid: { ...grid, side: { x, width } } })];
  if (days.length === 0) return head;
  const plot = { left: x + 7.5, right: x + width - 1.5, top: y + 9, floor: y + height - 7 };
  const step = (plot.right - plot.left) / days.length;
  const most = axisTop(Math.max(...days.map(({ people, unserved }) => people + unserved)));
  const high = (people: number) => ((plot.floor - plot.top) * people) / most;
  const shaded = new Map(dayColumns(material.campaign).map((day) => [day.date, day.holiday || day.weekend]));
  const column = ({ people, unserved }: DepartureDay, index: number): Mark[] => {
    const box = { x: plot.left + (index + 0.19) * step, width: step * 0.62 };
    return [
      ...(people > 0 ? [bar({ ...box, y: plot.floor - high(people), height: high(people) }, paper.served)] : []),
      ...hatchedBar({ ...box, y: plot.floor - high(people + unserved), height: high(unserved) }, paper.unserved),
    ];
  };
  return [
    ...head,
    ...days.flatMap(({ date }, index) => (shaded.get(date) ? [bar({ x: plot.left + index * step, y: plot.top, width: step, height: plot.floor - plot.top }, shade)] : [])),
    ...[most / 2, most].flatMap((count) => [
      stroke([[plot.left, plot.floor - high(count)], [plot.right, plot.floor - high(count)]], 0.1, paper.hairline),
      letters(inWords(count), [plot.left - 1, plot.floor - high(count) + 0.8], { size: axisSize, colour: paper.text2, anchor: "end" }),
    ]),
    ...days.flatMap(column),
    ...(peakDay ? [letters(inWords(peakDay.people), [plot.left + (days.indexOf(peakDay) + 0.5) * step, plot.floor - high(peakDay.people + peakDay.unserved) - 0.8], { size: axisSize, colour: paper.text1, weight: 700, anchor: "middle" })] : []),
    stroke([[plot.left, plot.floor], [plot.right, plot.floor]], 0.2, paper.text1),
    ...dayAxisMarks({ figures: { days }, lunarOf: material.lunarOf, language: material.language, say }, plot, step),
  ];
}
