/** Land, water and borders as marks, for painters without a base map of their own; and the hatch over low coverage. */
import { hatchPolygon, hatchWidth } from "./hatch.ts";
import type { DegreeRings, SceneInput, ScenePolygon } from "./input.ts";
import type { Layer, Mark, Point } from "./marks.ts";
import type { Theme } from "./theme.ts";

type Project = SceneInput["project"];
type Line = readonly (readonly number[])[];

export function baseMarks({ base, project }: Pick<SceneInput, "base" | "project">, theme: Theme): Mark[] {
  if (!base) return [];
  return [
    ...areas(base.neighbours, "ground", "neighbour", theme.neighbours, project),
    ...areas(base.land, "land", "land", theme.land, project),
    ...areas(base.origin ?? [], "land", "origin", theme.originRegion, project),
    ...lines(base.rivers ?? [], "water", "river", theme.river, theme.lines.river, project),
    ...lines(base.borders ?? [], "border", "border", theme.border, theme.lines.border, project),
    ...lines(base.outline ?? [], "border", "outline", theme.outline, theme.lines.outline, project),
    ...lines(base.dashLine ?? [], "border", "dashLine", theme.outline, theme.lines.dashLine, project),
  ];
}

/** Counties with a coverage below 85 %: what is drawn there is not the whole. */
export function lowCoverageMarks({ lowCoverage, project }: Pick<SceneInput, "lowCoverage" | "project">, theme: Theme): Mark[] {
  return (lowCoverage ?? []).flatMap(({ code, polygons }) => {
    const rings = polygons.flatMap((polygon) => projected(polygon, project));
    return hatchPolygon(rings, 5.6).map(([from, to], index): Mark => ({
      kind: "path", layer: "hatch", key: `coverage:${code}:${index}`, subject: { kind: "region", region: code },
      points: [from, to], width: hatchWidth * 0.8, colour: theme.hatch, opacity: theme.name === "paper" ? 0.9 : 0.45, // a copier loses what is paler
    }));
  });
}

function areas(polygons: readonly ScenePolygon[], layer: Layer, name: string, fill: string, project: Project): Mark[] {
  return polygons.flatMap(({ code, polygons: parts }) => parts.map((part, index): Mark => ({
    kind: "polygon", layer, key: `${name}:${code}:${index}`, rings: projected(part, project), fill,
  })));
}

function lines(parts: readonly Line[], layer: Layer, name: string, colour: string, width: number, project: Project): Mark[] {
  return parts.map((part, index): Mark => ({ kind: "path", layer, key: `${name}:${index}`, points: part.map((at) => projectedPoint(at, project)), width, colour }));
}

function projected(rings: DegreeRings, project: Project): Point[][] {
  return rings.map((ring) => ring.map((at) => projectedPoint(at, project)));
}

function projectedPoint([lon, lat]: readonly number[], project: Project): Point {
  return project(lon!, lat!); // GeoJSON positions have two numbers at least
}
