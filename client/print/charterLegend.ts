/** What the signs of a charter map mean, how wide a person is, and what lies off the map. */
import { wedge } from "../scene/hatch.ts";
import type { Mark, Point } from "../scene/marks.ts";
import { themes } from "../scene/theme.ts";
import type { CharterFigures } from "./charterFigures.ts";
import type { CharterNames } from "./charterNames.ts";
import type { CharterPicture } from "./charterPicture.ts";
import { wrapped } from "./footer.ts";
import type { Grid } from "./grid.ts";
import { letters, stroke } from "./ink.ts";
import { inWords, type Say } from "./speech.ts";

const paper = themes.paper;
/** Millimetres: from line to line, and of a sign with its gap. */
const [line, sign] = [4.6, 9];
const radius = 1.5;

interface Entry {
  text: string;
  height?: number;
  /** From the left end of its middle line. */
  draw(at: Point): Mark[];
}

/** Only what the map shows. */
export function charterLegendMarks({ millimetresPerPerson, offMap, travelling }: Pick<CharterPicture, "millimetresPerPerson" | "offMap" | "travelling">, figures: CharterFigures, names: CharterNames, grid: Grid, say: Say): Mark[] {
  const [left, top] = grid.legendAt;
  const { legend: size, notes } = grid.type;
  const entries = entriesOf(millimetresPerPerson, figures, travelling, say);
  const heights = entries.map(({ height = 0 }) => Math.max(line, height + 1.6));
  const middleOf = (index: number) => top + 1.4 + heights.slice(0, index).reduce((sum, one) => sum + one, 0) + heights[index]! / 2; // a height for every entry
  const end = top + 1.4 + heights.reduce((sum, one) => sum + one, 0);
  const words = offMap.length === 0 ? [] : wrapped(`${say("plan.legend.offMap")} ${offMap.map(({ code, served, demand }) => say("plan.legend.place", { name: names.map(code), served: inWords(served), demand: inWords(demand) })).join(say("semicolon"))}`, grid.legend.width, notes);
  return [
    letters(say("plan.legend.title"), [left, top], { size, colour: paper.text1, weight: 700 }),
    ...entries.flatMap(({ text, draw }, index) => [...draw([left, middleOf(index)]), letters(text, [left + sign, middleOf(index) + 1], { size, colour: paper.text1 })]),
    ...words.map((text, index) => letters(text, [left, end + 2.4 + index * 3.2], { size: notes, colour: paper.text2 })),
  ];
}

function entriesOf(millimetresPerPerson: number, { onCoaches, onTrains, onBlockSeats, unserved }: CharterFigures, travelling: boolean, say: Say): Entry[] {
  const way = (wide: number, colour: string) => ([x, y]: Point): Mark[] => [stroke([[x, y], [x + 7, y]], wide, colour)];
  const onRails = onTrains + onBlockSeats > 0;
  const people = bandOf(millimetresPerPerson);
  const band = people * millimetresPerPerson;
  return [
    ...(onCoaches > 0 ? [{ text: say("charters.map.coach"), draw: way(0.9, paper.plan.coach) }] : []),
    ...(onRails ? [{ text: say("charters.map.rail"), draw: (at: Point) => [...way(1.1, paper.plan.rail)(at), ...[0.4, 2.6, 4.8].map((from) => stroke([[at[0] + from, at[1]], [at[0] + from + 1.3, at[1]]], 0.22, "#FFFFFF"))] }] : []),
    ...(onCoaches + onTrains + onBlockSeats > 0 ? [{ text: say("charters.map.band", { people: inWords(people) }), height: band, draw: way(band, paper.plan.coach) }] : []),
    ...(unserved > 0 ? [{ text: say("charters.map.residual"), draw: (at: Point) => disc(at, [[0, 0.3, paper.unserved, 1]]) }] : []),
    ...(travelling ? [{ text: say("charters.map.journeys"), draw: (at: Point) => disc(at, [[0, 0.5, paper.served, 1], [0.5, 0.3, paper.served, 0.6]]) }] : []),
  ];
}

/** As the map draws its discs; parts as shares of the round. */
function disc([x, y]: Point, parts: readonly (readonly [from: number, share: number, fill: string, opacity: number])[]): Mark[] {
  const centre: Point = [x + 3.5, y];
  return [
    { kind: "circle", layer: "node", key: "legend", centre, radius, fill: paper.land },
    { kind: "circle", layer: "node", key: "legend", centre, radius, fill: paper.served, opacity: 0.28 },
    ...parts.map(([from, share, fill, opacity]): Mark => ({ kind: "polygon", layer: "node", key: "legend", rings: [wedge(centre, radius, share, from)], fill, opacity })),
    { kind: "circle", layer: "ring", key: "legend", centre, radius: radius + 0.15, stroke: paper.dockRing, strokeWidth: 0.15 },
  ];
}

/** A round number of people whose band can be seen and fits into the legend. */
function bandOf(millimetresPerPerson: number): number {
  return [5, 10, 20, 50, 100, 200, 500, 1000].find((people) => people * millimetresPerPerson >= 1) ?? 1000;
}
