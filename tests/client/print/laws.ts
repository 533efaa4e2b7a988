/** What must hold on every sheet, whatever the ledger: each law names the places where it is broken. */
import { widthOf } from "../../../client/print/ink.ts";
import type { Sheet } from "../../../client/print/sheet.ts";
import type { CircleMark, Mark, Point, PolygonMark, TextMark } from "../../../client/scene/marks.ts";
import { contains, grown, overlapArea, type Rect } from "../../../client/scene/plane.ts";

interface Box extends Rect {
  text: string;
  mark: TextMark;
}

const points = (millimetres: number) => (millimetres * 72) / 25.4;
export const wordsOf = ({ runs }: TextMark) => runs.map(({ text }) => text).join("");

/** What the letters of a text cover, in millimetres: from the height of capitals to a little below the baseline. */
export function boxOf(mark: TextMark): Box {
  const width = mark.runs.reduce((sum, { text, weight }) => sum + widthOf(text, points(mark.size), weight), 0);
  const x = mark.at[0] - (mark.anchor === "start" ? 0 : mark.anchor === "middle" ? width / 2 : width);
  return { x, y: mark.at[1] - 0.74 * mark.size, width, height: 0.82 * mark.size, text: wordsOf(mark), mark };
}

const boxesOf = ({ marks }: Pick<Sheet, "marks">): Box[] => marks.flatMap((mark) => (mark.kind === "text" ? [boxOf(mark)] : []));
/** Labels of the map: what `labels` of a scene writes. */
const isLabel = ({ mark }: Box) => mark.key.startsWith("label:");

/** Half the distance that two texts of one line keep, in millimetres. */
const apart = 0.3;

/** No two texts lie over one another, or so close that they read as one. */
export function collidingTexts(sheet: Pick<Sheet, "marks">): string[] {
  const boxes = boxesOf(sheet).map((box) => ({ ...box, x: box.x - apart, width: box.width + 2 * apart }));
  return boxes.flatMap((one, index) => boxes.slice(index + 1).filter((other) => overlapArea(one, other) > 0.01).map((other) => `${one.text} × ${other.text}`));
}

/** Every text lies on the page, and is large enough to be read on paper. */
export function textsOffPage(sheet: Pick<Sheet, "marks" | "width" | "height">, leastPoints: number): string[] {
  const page: Rect = { x: 5, y: 5, width: sheet.width - 10, height: sheet.height - 6 };
  return boxesOf(sheet).flatMap(({ text, mark, ...box }) => [
    ...(liesIn(box, page) ? [] : [`${text} off the page`]), ...(points(mark.size) >= leastPoints - 0.01 ? [] : [`${text} at ${points(mark.size).toFixed(1)} pt`]),
  ]);
}

function liesIn(box: Rect, frame: Rect): boolean {
  return box.x >= frame.x && box.y >= frame.y && box.x + box.width <= frame.x + frame.width && box.y + box.height <= frame.y + frame.height;
}

/** No text is cut by the line of a frame: it stands inside or outside. */
export function textsOverFrames(sheet: Pick<Sheet, "marks">): string[] {
  const frames = sheet.marks.flatMap((mark) => (mark.kind === "path" && mark.points.length === 5 && ["stroke", "frame", "inset:frame"].includes(mark.key) ? [boundsOf(mark.points)] : [])).filter(({ width, height }) => width > 8 && height > 6);
  return boxesOf(sheet).flatMap((box) => frames.filter((frame) => overlapArea(box, frame) > 0.01 && !liesIn(box, frame)).map(() => `${box.text} over a frame`));
}

function boundsOf(corners: readonly Point[]): Rect {
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return { x: Math.min(...xs), y: Math.min(...ys), width: Math.max(...xs) - Math.min(...xs), height: Math.max(...ys) - Math.min(...ys) };
}

/** No text stands on a dark bar. */
export function textsOverBars(sheet: Pick<Sheet, "marks">): string[] {
  const bars = sheet.marks.flatMap((mark) => (mark.kind === "polygon" && mark.key === "bar" && isDark(mark.fill) ? [boundsOf(mark.rings[0] ?? [])] : [])).filter(({ width, height }) => width > 0.05 && height > 0.05);
  return boxesOf(sheet).flatMap((box) => bars.filter((bar) => overlapArea(box, bar) > 0.05).map(() => `${box.text} over a bar`));
}

function isDark(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 170;
}

const ringsOf = ({ marks }: Pick<Sheet, "marks">): CircleMark[] => marks.filter((mark): mark is CircleMark => mark.kind === "circle" && mark.key.startsWith("dock:"));
const headsOf = ({ marks }: Pick<Sheet, "marks">): PolygonMark[] => marks.filter((mark): mark is PolygonMark => mark.kind === "polygon" && mark.key.startsWith("head:"));

/** No label lies over a ring or an arrowhead. */
export function labelsOverSigns(sheet: Pick<Sheet, "marks">): string[] {
  const rings = ringsOf(sheet).map(({ centre: [x, y], radius }) => grown({ x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius }, -0.3 * radius));
  const heads = headsOf(sheet).map(({ rings: [outline = []] }) => [...outline, middleOf(outline)]);
  return boxesOf(sheet).filter(isLabel).flatMap((box) => [
    ...rings.filter((ring) => overlapArea(box, ring) > 0.15).map(() => `${box.text} over a ring`), ...heads.filter((head) => head.some((corner) => contains(grown(box, -0.1), corner))).map(() => `${box.text} over a head`),
  ]);
}

function middleOf(corners: readonly Point[]): Point {
  const { x, y, width, height } = boundsOf(corners);
  return [x + width / 2, y + height / 2];
}

/** Arrowheads of which a part lies under a ring that is drawn later: nobody sees where such a flow goes. A barb may touch one. */
export function hiddenHeads(sheet: Pick<Sheet, "marks">): string[] {
  const rings = ringsOf(sheet).map((ring) => ({ ...ring, drawn: sheet.marks.indexOf(ring) }));
  return headsOf(sheet).flatMap((head) => {
    const { key, rings: [outline = []] } = head;
    const drawn = sheet.marks.indexOf(head);
    const isUnder = (spot: Point, allowed: number) => rings.some((ring) => ring.drawn > drawn && Math.hypot(spot[0] - ring.centre[0], spot[1] - ring.centre[1]) < ring.radius - allowed);
    const [tip, left, , right] = outline;
    if (!tip || !left || !right) return [];
    const back: Point = [(left[0] + right[0]) / 2, (left[1] + right[1]) / 2];
    const middle = [0.15, 0.45, 0.75, 1].map((part): Point => [tip[0] + (back[0] - tip[0]) * part, tip[1] + (back[1] - tip[1]) * part]);
    return middle.some((spot) => isUnder(spot, 0.02)) || [left, right].some((barb) => isUnder(barb, 0.2)) ? [key] : [];
  });
}

/** Heads that lie over the middle of a place's ring: nobody sees the place. */
export function headsOverPlaces(sheet: Pick<Sheet, "marks">): string[] {
  const rings = ringsOf(sheet);
  return headsOf(sheet).flatMap(({ key, rings: [outline = []] }) => rings.filter(({ centre }) => contains(boundsOf(outline), centre)).map((ring) => `${key} over ${ring.key}`));
}

/** Numbered squares of hot spots that hide an arrowhead, or a text that is not their number. */
export function hotSquaresOverSigns(sheet: Pick<Sheet, "marks">): string[] {
  const squares = sheet.marks.flatMap((mark) => (mark.kind === "polygon" && mark.key.startsWith("hotSquare:") ? [{ key: mark.key, ...boundsOf(mark.rings[0] ?? []) }] : []));
  const texts = boxesOf(sheet);
  return squares.flatMap((square) => [
    ...headsOf(sheet).filter(({ rings: [outline = []] }) => [...outline, middleOf(outline)].some((corner) => contains(grown(square, -0.2), corner))).map(({ key }) => `${square.key} over ${key}`),
    ...texts.filter((text) => overlapArea(text, square) > 0.05 && !liesIn(text, square)).map(({ text }) => `${square.key} over ${text}`),
  ]);
}

/** Flows that pass under the ring of another place, each once. */
export function flowsUnderRings(sheet: Pick<Sheet, "marks">): string[] {
  const rings = ringsOf(sheet);
  return sheet.marks.flatMap((mark) => {
    if (mark.kind !== "path" || !mark.key.startsWith("flow:")) return [];
    const ends = mark.key.slice("flow:".length).split(">");
    const foreign = rings.filter(({ key, centre }) => !ends.includes(key.slice("dock:".length)) && isNear(mark, centre));
    return foreign.filter(({ centre, radius }) => distanceToLine(centre, mark.points) < radius - 0.05).map(({ key }) => `${mark.key} under ${key}`);
  });
}

/** A sheet has several maps: a line and a ring of another map are far apart, or of another frame. */
function isNear(mark: Mark & { kind: "path" }, at: Point): boolean {
  return contains(grown(boundsOf(mark.points), 3), at);
}

function distanceToLine([x, y]: Point, line: readonly Point[]): number {
  let least = Infinity;
  line.slice(1).forEach(([bx, by], index) => {
    const [ax, ay] = line[index]!; // one before each
    const [dx, dy] = [bx - ax, by - ay];
    const share = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
    least = Math.min(least, Math.hypot(x - ax - share * dx, y - ay - share * dy));
  });
  return least;
}

/** Labels that a flow runs through lengthwise or across: millimetres of flow under letters. */
export function labelsOverFlows(sheet: Pick<Sheet, "marks">): { text: string; millimetres: number }[] {
  const lines = sheet.marks.flatMap((mark) => (mark.kind === "path" && mark.key.startsWith("flow:") ? [mark.points] : []));
  return boxesOf(sheet).filter(isLabel).flatMap((box) => {
    const millimetres = lines.reduce((sum, line) => sum + lengthWithin(line, box), 0);
    return millimetres > 0.3 ? [{ text: box.text, millimetres }] : [];
  });
}

const step = 0.1;
function lengthWithin(line: readonly Point[], box: Rect): number {
  let length = 0;
  line.slice(1).forEach(([bx, by], index) => {
    const [ax, ay] = line[index]!; // one before each
    const pieces = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / step));
    for (let piece = 0; piece < pieces; piece += 1) {
      const share = (piece + 0.5) / pieces;
      if (contains(box, [ax + (bx - ax) * share, ay + (by - ay) * share])) length += Math.hypot(bx - ax, by - ay) / pieces;
    }
  });
  return length;
}
