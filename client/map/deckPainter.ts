/** Marks → deck.gl layers, in the same order as the SVG painter draws them. Texts are not painted here. */
import type { Layer as DeckLayer } from "@deck.gl/core";
import { PathLayer, ScatterplotLayer, SolidPolygonLayer } from "@deck.gl/layers";
import type { CircleMark, Mark, PathMark, Point, PolygonMark, TextMark } from "../scene/marks.ts";

export type Unproject = (point: Point) => [lon: number, lat: number];
/** What a pick of deck.gl yields as `object`: the mark, with its subject and people. */
export type PaintedMark = PathMark | PolygonMark | CircleMark;

type Rgba = [red: number, green: number, blue: number, alpha: number];

/** One deck layer for every run of marks of one kind in one scene layer: the order of painting is the scene's. */
export function paintDeck(marks: readonly Mark[], unproject: Unproject, scale = 1): DeckLayer[] {
  return runsOf(marks).map(({ id, kind, marks: run }) => {
    if (kind === "path") return pathLayer(id, run as PathMark[], unproject, scale); // runsOf() puts one kind in a run
    return kind === "polygon" ? polygonLayer(id, run as PolygonMark[], unproject) : circleLayer(id, run as CircleMark[], unproject, scale);
  });
}

/** What the screen draws as SVG above the deck: crisp Chinese letters with a halo. */
export function textMarks(marks: readonly Mark[]): TextMark[] {
  return marks.filter((mark) => mark.kind === "text");
}

interface Run {
  id: string;
  kind: PaintedMark["kind"];
  marks: PaintedMark[];
}

/** Ids are stable as long as the order of kinds is: deck.gl then keeps its buffers and only moves what changed. */
export function runsOf(marks: readonly Mark[]): Run[] {
  const runs: Run[] = [];
  const counts = new Map<string, number>();
  let layer: string | undefined;
  for (const mark of marks) {
    if (mark.kind === "text") continue;
    const last = runs.at(-1);
    if (last && last.kind === mark.kind && layer === mark.layer) { last.marks.push(mark); continue; }
    layer = mark.layer;
    const count = (counts.get(mark.layer) ?? 0) + 1;
    counts.set(mark.layer, count);
    runs.push({ id: `scene-${mark.layer}-${count}-${mark.kind}`, kind: mark.kind, marks: [mark] });
  }
  return runs;
}

function pathLayer(id: string, data: PathMark[], unproject: Unproject, scale: number): DeckLayer {
  return new PathLayer<PathMark>({
    id, data, pickable: true, widthUnits: "pixels", widthScale: scale, jointRounded: true, capRounded: false,
    getPath: (mark) => mark.points.map(unproject),
    getWidth: (mark) => mark.width,
    getColor: (mark) => colour(mark.colour, mark.opacity),
  });
}

function polygonLayer(id: string, data: PolygonMark[], unproject: Unproject): DeckLayer {
  return new SolidPolygonLayer<PolygonMark>({
    id, data, pickable: true, filled: true, extruded: false,
    getPolygon: (mark) => mark.rings.map((ring) => ring.map(unproject)),
    getFillColor: (mark) => colour(mark.fill, mark.opacity),
  });
}

function circleLayer(id: string, data: CircleMark[], unproject: Unproject, scale: number): DeckLayer {
  return new ScatterplotLayer<CircleMark>({
    id, data, pickable: true, radiusUnits: "pixels", lineWidthUnits: "pixels", radiusScale: scale, lineWidthScale: scale, stroked: true, filled: true, antialiasing: true,
    getPosition: (mark) => unproject(mark.centre),
    getRadius: (mark) => mark.radius,
    getFillColor: (mark) => colour(mark.fill, mark.opacity),
    getLineColor: (mark) => colour(mark.stroke, mark.opacity),
    getLineWidth: (mark) => (mark.stroke ? (mark.strokeWidth ?? 1) : 0),
  });
}

/** "#RRGGBB" with an opacity, as deck.gl wants it; nothing at all is transparent. */
export function colour(hex: string | undefined, opacity = 1): Rgba {
  if (hex === undefined || hex === "none") return [0, 0, 0, 0];
  const value = Number.parseInt(hex.slice(1), 16);
  if (!/^#[0-9a-fA-F]{6}$/.test(hex)) throw new Error(`colour "${hex}" is not of the form #RRGGBB`);
  return [value >> 16, (value >> 8) & 255, value & 255, Math.round(opacity * 255)];
}
