/** The base map: our own boundaries in the theme's colours. No tiles, no glyph server, no other host. */
import type { FeatureCollection, Geometry } from "geojson";
import type { ExpressionSpecification, LayerSpecification, SourceSpecification, StyleSpecification } from "maplibre-gl";
import { themes, type ThemeName } from "../scene/theme.ts";

/** What the style draws; unpacked by the page from the topologies. */
export interface BaseLayers {
  world: FeatureCollection;
  rivers: FeatureCollection;
  provinces: FeatureCollection;
  counties: FeatureCollection;
  provinceBorders: Geometry;
  prefectureBorders: Geometry;
  countyBorders: Geometry;
  outline: Geometry;
  dashLine: FeatureCollection;
}

/** Zoom from which borders of prefectures and counties are drawn, and up to which the coarse rivers are. */
const zooms = { prefectures: 5.2, counties: 6.6, rivers: 6 };

export function baseStyle(base: BaseLayers, theme: ThemeName, origin: readonly string[]): StyleSpecification {
  return { version: 8, sources: sources(base), layers: baseLayers(theme, origin) };
}

function sources(base: BaseLayers): Record<string, SourceSpecification> {
  return Object.fromEntries(Object.entries(base).filter(([name]) => name !== "areas")
    .map(([name, data]) => [name, { type: "geojson", data: data as FeatureCollection, tolerance: 0.2 }])); // maplibre takes bare geometries, too
}

/** Regions whose code begins with an origin are tinted: the workers come from there. */
export function baseLayers(theme: ThemeName, origin: readonly string[]): LayerSpecification[] {
  const colour = themes[theme];
  const fill = (source: string, fillColour: string, id = source): LayerSpecification => ({ id, type: "fill", source, paint: { "fill-color": fillColour, "fill-antialias": true } });
  const line = (source: string, lineColour: string, width: number, minzoom = 0, maxzoom = 24): LayerSpecification =>
    ({ id: source, type: "line", source, minzoom, maxzoom, layout: { "line-join": "round" }, paint: { "line-color": lineColour, "line-width": width } });
  const ofOrigin: ExpressionSpecification = ["any", false, ...origin.map((code): ExpressionSpecification => ["==", ["slice", ["get", "code"], 0, code.length], code])];
  return [
    { id: "ground", type: "background", paint: { "background-color": colour.ground } },
    fill("world", colour.neighbours),
    fill("provinces", colour.land),
    { id: "counties", type: "fill", source: "counties", paint: { "fill-color": colour.originRegion, "fill-opacity": ["case", ofOrigin, 0.55, 0] } },
    line("rivers", colour.river, 1, 0, zooms.rivers),
    line("countyBorders", colour.border, 0.6, zooms.counties),
    line("prefectureBorders", colour.border, 0.8, zooms.prefectures),
    line("provinceBorders", colour.border, 1),
    line("outline", colour.outline, 1),
    line("dashLine", colour.outline, 1.6),
  ];
}
