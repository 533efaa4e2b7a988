/** Names and numbers on the map: the most important first, dropped rather than laid over another. */
import { measuresFor, type Measures } from "./density.ts";
import type { SceneInput } from "./input.ts";
import { cheapestPosition, costOf, costs, type Position } from "./labelPlacement.ts";
import type { DrawnFlow } from "./flowMarks.ts";
import type { Mark, TextMark } from "./marks.ts";
import type { Obstacles } from "./obstacles.ts";
import { compare } from "./partition.ts";
import { isSilent, type Place } from "./places.ts";
import { overlapArea, type Rect } from "./plane.ts";
import { textWidth } from "./textWidth.ts";
import type { Theme } from "./theme.ts";

type Run = TextMark["runs"][number];

/** Height of a line and of its letters above the baseline, in shares of the size. */
const lineHeight = 1.14;
const ascent = 0.36;
/** Opacity of the names that a selection does not concern. */
const fadedLabel = 0.75;

/** The hub's label comes before the remainder looks for its empty spot. */
export function hubLabelMarks(places: readonly Place[], input: SceneInput, theme: Theme, obstacles: Obstacles): Mark[] {
  return places.filter((place) => place.hub).flatMap((place) => hubLabel(place, input, theme, obstacles, measuresFor(input)));
}

interface Label {
  place?: Place;
  rect: Rect;
  mark: TextMark;
}

/**
 * First every label as it is without a selection; then those of the pinned and hovered places, which push away what they cover.
 * So nothing else moves at a click. `selected` are the flows that are drawn only because they are selected.
 */
export function labelMarks(places: readonly Place[], input: SceneInput, theme: Theme, obstacles: Obstacles, selected: readonly DrawnFlow[], related: ReadonlySet<string> | null): Mark[] {
  const size = measuresFor(input);
  const ordered = places.filter((place) => !place.hub).sort(moreImportant);
  let labels: Label[] = ordered.flatMap((place) => placeLabel(place, false, input, theme, obstacles, size));
  labels.push(...placeNames(input, theme, obstacles, size));
  obstacles.addFlows(selected);
  for (const place of ordered.filter(({ pinned, hovered }) => pinned || hovered)) {
    for (const own of labels.filter((label) => label.place === place)) obstacles.removeText(own.rect);
    const [bright] = placeLabel(place, true, input, theme, obstacles, size);
    if (bright) labels = [...labels.filter((label) => label.place !== place && overlapArea(label.rect, bright.rect) === 0), bright];
  }
  return labels.map(({ place, mark }) => (place && related && !related.has(place.node.code) ? { ...mark, opacity: fadedLabel } : mark));
}

function moreImportant(a: Place, b: Place): number {
  return rank(b) - rank(a) || b.moving - a.moving || b.node.people - a.node.people || compare(a.node.code, b.node.code);
}

/** Silent places first (never to be overlooked), counties before townships, places with flows before the others. */
function rank({ usual, node }: Place): number {
  return (usual.busy ? 1 : 0) + (node.code.length <= 6 ? 1 : 0) + (isSilent(node) ? 1.5 : 0);
}

function placeLabel(place: Place, bright: boolean, input: SceneInput, theme: Theme, obstacles: Obstacles, size: Measures): Label[] {
  const minor = !(bright && place.pinned) && isMinor(place, size);
  const runs = runsOf(place, bright, minor, input, theme, size);
  // A silent place is named whatever its rank, or it would read as zero.
  const droppable = minor && !isSilent(place.node);
  const nameSize = minor ? size.smallSize : size.nameSize;
  const width = textWidth(runs.map((run) => run.text).join(""), nameSize);
  const position = cheapestPosition(place.at, (bright ? place.outer : place.usual.outer) + 4, { width, height: nameSize * lineHeight }, obstacles, place, !droppable);
  const worth = bright ? Infinity : droppable ? costs.node : costs.label;
  if (position.cost >= worth) return [];
  obstacles.addText(position.rect);
  const mark: TextMark = { ...textAt(position, nameSize, runs, theme, `label:${place.node.code}`), subject: { kind: "region", region: place.node.code } };
  return [{ place, rect: position.rect, mark }];
}

/** Townships on the county map, and places that no flow reaches. */
function isMinor(place: Place, size: Measures): boolean {
  return size.numbers ? !place.usual.busy : place.node.code.length > 6;
}

function runsOf({ node, moving, usual }: Place, bright: boolean, minor: boolean, input: SceneInput, theme: Theme, size: Measures): Run[] {
  const name: Run = { text: node.name, colour: minor ? (usual.busy ? theme.text2 : theme.text3) : theme.text1, weight: minor ? 400 : 500 };
  if (isSilent(node)) return [{ ...name, colour: theme.text1 }, { text: ` ${input.words.silent}`, colour: theme.text2, weight: 400 }];
  const numbered = bright || (size.numbers && usual.busy);
  return numbered && moving > 0 ? [name, { text: ` ${input.words.number(moving)}`, colour: theme.text2, weight: 400 }] : [name];
}

/** Name and lines of numbers, below the hub; beside it only when a panel is in the way. */
function hubLabel(place: Place, input: SceneInput, theme: Theme, obstacles: Obstacles, size: Measures): Mark[] {
  const lines = input.words.hub(place.moving, place.internal?.people ?? 0);
  const nameSize = size.nameSize + 2;
  const width = Math.max(textWidth(place.node.name, nameSize), ...lines.map((line) => textWidth(line, size.numberSize)));
  const height = nameSize * 1.25 + lines.length * size.numberSize * 1.4;
  const below = { x: place.at[0] - width / 2, y: place.at[1] + place.reach + 4, width, height };
  const beside = cheapestPosition(place.at, place.reach + 6, { width, height }, obstacles, place);
  const rect = costOf(below, obstacles, place) < beside.cost + costs.node ? below : beside.rect;
  obstacles.addText(rect);
  const middle = rect.x + rect.width / 2;
  const subject = { kind: "region", region: place.node.code } as const;
  const halo = { colour: theme.land, width: 3 };
  const name: TextMark = {
    kind: "text", layer: "label", key: `label:${place.node.code}`, subject, at: [middle, rect.y + nameSize], anchor: "middle", size: nameSize,
    runs: [{ text: place.node.name, colour: theme.text1, weight: 700 }], halo,
  };
  return [name, ...lines.map((line, index): TextMark => ({
    kind: "text", layer: "label", key: `label:${place.node.code}:${index}`, subject, at: [middle, rect.y + nameSize * 1.25 + size.numberSize * (1 + index * 1.4)],
    anchor: "middle", size: size.numberSize, runs: [{ text: line, colour: theme.text2, weight: 400 }], halo,
  }))];
}

/** Shares of the name's width and height by which it may move off its place. */
const nameShifts: readonly (readonly [number, number])[] = [[0, 0], [0, -1], [0, 1], [0.6, 0], [-0.6, 0]];

/** Regions without data: named when nothing at all is in the way. */
function placeNames(input: SceneInput, theme: Theme, obstacles: Obstacles, size: Measures): Label[] {
  return (input.placeNames ?? []).flatMap(({ code, name, lon, lat }) => {
    const [x, y] = input.project(lon, lat);
    const width = textWidth(name, size.smallSize);
    const height = size.smallSize * lineHeight;
    const rect = nameShifts.map(([dx, dy]) => ({ x: x - width / 2 + dx * width, y: y + (dy - 0.5) * height, width, height })).find((candidate) => costOf(candidate, obstacles) === 0);
    if (!rect) return [];
    obstacles.addText(rect);
    const runs: Run[] = [{ text: name, colour: theme.text3, weight: 400 }];
    return [{ rect, mark: textAt({ rect, anchor: "middle", cost: 0 }, size.smallSize, runs, theme, `name:${code}`) }];
  });
}

function textAt({ rect, anchor }: Position, size: number, runs: Run[], theme: Theme, key: string): TextMark {
  const x = anchor === "start" ? rect.x : anchor === "end" ? rect.x + rect.width : rect.x + rect.width / 2;
  return { kind: "text", layer: "label", key, at: [x, rect.y + rect.height / 2 + size * ascent], anchor, size, runs, halo: { colour: theme.land, width: 3 } };
}
