/** What widths, colours and signs mean; how long a kilometre is; where north is. */
import { arrowhead, headLength } from "../scene/arrowheads.ts";
import { hatchPolygon } from "../scene/hatch.ts";
import type { LegendStep, Mark, Point } from "../scene/marks.ts";
import { arc, type Rect } from "../scene/plane.ts";
import { scaledMarks } from "../scene/scaled.ts";
import { scaleBar } from "../scene/scaleBar.ts";
import { themes } from "../scene/theme.ts";
import type { Movement } from "../../server/vocabulary.ts";
import type { Grid } from "./grid.ts";
import { bar, fittingSize, frameLine, letters, runs, stroke, widthOf } from "./ink.ts";
import type { BriefingMaterial } from "./material.ts";
import type { MapPicture } from "./mapPicture.ts";
import type { SheetNames } from "./names.ts";
import { inWords, type Say } from "./speech.ts";

const paper = themes.paper;
/** Measures of the legend at 7.8 points; larger letters take more in proportion. */
const measures = { points: 7.8, line: 3.55, shaft: 12.5, shortest: 6, toBuses: 2.5, people: 44, signs: 46.3, sign: 6.5 };

export function legendMarks({ legend, thinner, ...occurring }: Pick<MapPicture, "legend" | "thinner" | "lowCoverage" | "estimated" | "internal">, movement: Movement, seats: number, names: SheetNames, grid: Grid, say: Say): Mark[] {
  const size = grid.type.legend;
  const factor = size / measures.points;
  const [left, top] = grid.legendAt;
  const heading = (text: string, x: number) => letters(text, [x, top], { size, colour: paper.text1, weight: 700 });
  const signsAt = left + (legend.length > 0 ? measures.signs * factor : 0);
  const steps = legend.map((step, index) => ({ ...step, ...wordsOf(step, legend[index + 1], index === 0 && thinner, say) }));
  // Large numbers take from the arrows.
  const widest = Math.max(0, ...steps.map(({ buses, range }) => widthOf(buses, size) + widthOf(range, size) + 1.2));
  const shaft = Math.max(measures.shortest, Math.min(measures.shaft, measures.people - measures.toBuses - (grid.signs ? widest / factor : 0)));
  const lineAt = (index: number) => top + ((index + 1) * measures.line + 0.6) * factor;
  return [
    ...(legend.length > 0 ? [heading(say("map.widths", { seats }), left)] : []),
    ...steps.flatMap((step, index) => stepMarks(step, shaft, [left, lineAt(index)], factor, grid)),
    ...(grid.signs ? [heading(say("map.signs"), signsAt)] : []),
    ...(grid.signs ? signs(movement, occurring, names, say) : []).flatMap(({ draw, text }, index) => [...draw([signsAt, lineAt(index) - 1.1]), letters(text, [signsAt + measures.sign, lineAt(index)], { size: fittingSize(text, size, grid.legend.x + grid.legend.width - signsAt - measures.sign), colour: paper.text1 })]),
  ];
}

/** A flow as the map draws it, the same head on the same width. */
function stepMarks({ width, colour, buses, range }: LegendStep & StepWords, shaft: number, [x, y]: Point, factor: number, { type: { legend: size }, pixelsPerMillimetre, signs }: Grid): Mark[] {
  const middle = y - 1.1 * factor;
  const tip: Point = [(x + shaft * factor) * pixelsPerMillimetre, middle * pixelsPerMillimetre];
  const arrow: Mark[] = [
    { kind: "path", layer: "flow", key: "legend", points: [[x * pixelsPerMillimetre, tip[1]], [tip[0] - headLength(width) * 0.72, tip[1]]], width, colour },
    { kind: "polygon", layer: "head", key: "legend", rings: [arrowhead(tip, 0, width)], fill: colour },
  ];
  const left = (shaft + measures.toBuses) * factor;
  const room = measures.people * factor - left - widthOf(buses, size) - 1.2;
  return [
    ...scaledMarks(arrow, 1 / pixelsPerMillimetre), letters(buses, [x + left, y], { size, colour: paper.text1 }),
    ...(signs ? [letters(range, [x + measures.people * factor, y], { size: fittingSize(range, size, room), colour: paper.text2, anchor: "end" as const })] : []),
  ];
}

interface StepWords {
  buses: string;
  range: string;
}

/** `thinner`: flows that do not fill it are drawn like it. */
function wordsOf({ busLoads, people }: LegendStep, next: LegendStep | undefined, thinner: boolean, say: Say): StepWords {
  if (!next) return { buses: say("step.over", { from: busLoads }), range: say("step.peopleOver", { from: inWords(people) }) };
  if (thinner) return { buses: say("step.upTo", { to: next.busLoads }), range: say("step.peopleUnder", { to: inWords(next.people) }) };
  return { buses: say("step.between", { from: busLoads, to: next.busLoads }), range: say("step.people", { from: inWords(people), to: inWords(next.people - 1) }) };
}

interface Sign {
  text: string;
  /** From the left end of its middle line. */
  draw(at: Point): Mark[];
}

/** Only those that occur. */
function signs(movement: Movement, { lowCoverage, estimated, internal }: Pick<MapPicture, "lowCoverage" | "estimated" | "internal">, names: SheetNames, say: Say): Sign[] {
  const colour = movement === "return" ? paper.return : paper.goBack;
  const box = ([x, y]: Point): Rect => ({ x, y: y - 1, width: 5, height: 2 });
  const stay: Sign = { text: say("sign.stay"), draw: stayRing };
  return [
    ...(movement === "stay" ? [stay] : []),
    { text: say("sign.surveyed"), draw: (at) => [bar(box(at), movement === "stay" ? paper.stay : colour)] },
    ...(estimated ? [{ text: say("sign.estimated"), draw: (at: Point) => hatchedBar(box(at), movement === "stay" ? paper.stay : colour) }] : []),
    { text: say("sign.home", { province: names.province }).trim(), draw: (at) => [bar(box(at), paper.originRegion), frameLine(box(at), 0.15, paper.outline)] },
    ...(internal ? [{ text: say("sign.internal", { name: names.inside }), draw: openRing(colour) }] : []),
    ...(lowCoverage ? [{ text: say("sign.lowCoverage"), draw: (at: Point) => [...lowCoverageBox(box(at)), frameLine(box(at), 0.15, paper.outline)] }] : []),
    { text: say("sign.dashLine"), draw: ([x, y]) => [0, 2].map((from) => stroke([[x + from, y], [x + from + 1.3, y]], 0.45, paper.outline)) },
  ];
}

function stayRing([x, y]: Point): Mark[] {
  return [{ kind: "circle", layer: "ring", key: "legend", centre: [x + 2.5, y], radius: 1.1, stroke: paper.stay, strokeWidth: 0.3 }];
}

/** As the map draws those who move inside one region. */
function openRing(colour: string): Sign["draw"] {
  const radius = 1.1;
  return ([x, y]) => {
    const points = arc([x + 2.5, y], radius, -0.6, 5);
    return [stroke(points, 0.4, colour), { kind: "polygon", layer: "label", key: "legend", fill: colour, rings: [[[x + 2.9, y - 1.75], [x + 2.1, y - radius], [x + 2.9, y - 0.45]]] }];
  };
}

/** As the map hatches a county. */
function lowCoverageBox(rect: Rect): Mark[] {
  const { x, y, width, height } = rect;
  const lines = hatchPolygon([[[x, y], [x + width, y], [x + width, y + height], [x, y + height]]], 0.7, 0.05);
  return [bar(rect, paper.originRegion), ...lines.map(([from, to]) => stroke([from, to], 0.15, paper.hatch))];
}

/** Estimates: hatched at 45°, framed. */
export function hatchedBar(rect: Rect, colour: string): Mark[] {
  if (rect.width < 0.2 || rect.height < 0.1) return [];
  const { x, y, width, height } = rect;
  const corners: Point[] = [[x, y], [x + width, y], [x + width, y + height], [x, y + height]];
  const lines = hatchPolygon([corners], 0.58, 0.05).map(([from, to]) => stroke([from, to], 0.18, colour));
  return [bar(rect, paper.land), ...lines, frameLine(rect, 0.15, colour)];
}

/** Right at one latitude, which it names. */
export function scaleMarks({ project }: Pick<MapPicture, "project">, grid: Grid, say: Say): Mark[] {
  const latitude = 35;
  return scaleAt(project, [105, latitude], grid.scaleAt, grid.type.notes, say("map.scale", { lat: latitude }), say);
}

/** Two halves, dark and light, as long as they are at one place, together at most so many millimetres; beside them north. */
export function scaleAt(project: MapPicture["project"], [lon, lat]: readonly [lon: number, lat: number], [x, y]: Point, size: number, note: string, say: Say, longest = 30): Mark[] {
  const { kilometres, width } = scaleBar(project, lon, lat, longest);
  const north: Mark = { kind: "polygon", layer: "label", key: "north", rings: [[[x, y + 2], [x + 1.5, y - 4.6], [x + 1.5, y + 0.6]]], fill: paper.text1 };
  const end = say("map.kilometres", { km: inWords(kilometres) });
  return [
    north, stroke([[x + 1.5, y - 4.6], [x + 3, y + 2], [x + 1.5, y + 0.6]], 0.2, paper.text1),
    letters(say("map.north"), [x + 1.5, y - 5.6], { size, colour: paper.text1, anchor: "middle" }),
    bar({ x: x + 8, y, width: width / 2, height: 1 }, paper.text1), frameLine({ x: x + 8, y, width, height: 1 }, 0.18, paper.text1),
    letters("0", [x + 8, y - 1], { size, colour: paper.text1, anchor: "middle" }),
    ...(width / 2 > 2.2 * widthOf(inWords(kilometres / 2), size) ? [letters(inWords(kilometres / 2), [x + 8 + width / 2, y - 1], { size, colour: paper.text1, anchor: "middle" })] : []),
    runs([{ text: end, colour: paper.text1, weight: 400 }, ...(note === "" ? [] : [{ text: note, colour: paper.text2, weight: 400 } as const])], [x + 8 + width - widthOf(inWords(kilometres), size) / 2, y - 1], size),
  ];
}

/** Millimetres of the legend in one line: an arrow, and a sign with its word. */
const oneLine = { size: 7, arrow: 7.5, sign: 21 } as const;

/** A bar of a table, and what it means. */
export interface BarSign {
  text: string;
  colour: string;
  hatched: boolean;
}

/** Solid what was followed up, hatched what is estimated. */
export function coverageSigns(movement: Movement, say: Say): BarSign[] {
  const colour = movement === "return" ? paper.return : movement === "stay" ? paper.stay : paper.goBack;
  return [{ text: say("sign.surveyed"), colour, hatched: false }, { text: say("sign.estimated"), colour, hatched: true }];
}

/** The widths in one line, for sheets with little room; `thinner`: flows under one bus are drawn as those of one; `ringed`: those who stay are rings. */
export function flowLegend(legend: readonly LegendStep[], { x, y, width }: Pick<Rect, "x" | "y" | "width">, { filter: { movement }, seats }: Pick<BriefingMaterial, "filter" | "seats">, barSigns: readonly BarSign[], { thinner, ringed }: { thinner: boolean; ringed: boolean }, say: Say): Mark[] {
  const heading = movement === "stay" ? "" : say("map.widths", { seats });
  const ring: Mark[] = movement === "stay" ? [...stayRing([x + barSigns.length * oneLine.sign, y - 1]), letters(say("sign.stay"), [x + barSigns.length * oneLine.sign + 6.2, y], { size: oneLine.size, colour: paper.text1 })] : [];
  const left = x + (heading === "" ? 0 : widthOf(heading, oneLine.size, 700) + 4);
  const signAt = heading === "" ? x : x + width - barSigns.length * oneLine.sign;
  const room = (signAt - left) / Math.max(1, legend.length);
  const signs = barSigns.flatMap(({ text, colour, hatched }, index): Mark[] => {
    const at: Rect = { x: signAt + index * oneLine.sign, y: y - 2, width: 5, height: 2 };
    return [...(hatched ? hatchedBar(at, colour) : [bar(at, colour)]), letters(text, [at.x + 6.2, y], { size: oneLine.size, colour: paper.text1 })];
  });
  return [
    ...(heading === "" ? [] : [letters(heading, [x, y], { size: oneLine.size, colour: paper.text1, weight: 700 as const })]),
    ...(heading === "" ? [] : legend.flatMap((step, index) => stepInLine(step, legend[index + 1], index === 0 && thinner, [left + index * room, y], room, say))), ...signs, ...(ringed ? ring : []),
  ];
}

function stepInLine(step: LegendStep, next: LegendStep | undefined, thinner: boolean, [x, y]: Point, room: number, say: Say): Mark[] {
  const pixels = 8;
  const tip: Point = [(x + oneLine.arrow) * pixels, (y - 0.9) * pixels];
  const arrow: Mark[] = [
    { kind: "path", layer: "flow", key: "legend", points: [[x * pixels, tip[1]], [tip[0] - headLength(step.width) * 0.72, tip[1]]], width: step.width, colour: step.colour }, { kind: "polygon", layer: "head", key: "legend", rings: [arrowhead(tip, 0, step.width)], fill: step.colour },
  ];
  const { buses: words } = wordsOf(step, next, thinner, say);
  const at = oneLine.arrow + 1;
  return [...scaledMarks(arrow, 1 / pixels), letters(words, [x + at, y], { size: Math.min(oneLine.size, (oneLine.size * (room - at - 1)) / widthOf(words, oneLine.size)), colour: paper.text1 })];
}
