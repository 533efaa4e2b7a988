import { describe, expect, it } from "vitest";
import type { FeatureCollection, Position } from "geojson";
import { areaAt } from "../../../client/map/areaAt.ts";

const square = (west: number, south: number, size: number): Position[] => [[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]];
const areas: FeatureCollection = {
  type: "FeatureCollection",
  features: [
    { type: "Feature", properties: { code: "ring" }, geometry: { type: "Polygon", coordinates: [square(0, 0, 10), square(4, 4, 2)] } },
    { type: "Feature", properties: { code: "hole" }, geometry: { type: "Polygon", coordinates: [square(4, 4, 2)] } },
    { type: "Feature", properties: { code: "parts" }, geometry: { type: "MultiPolygon", coordinates: [[square(20, 0, 1)], [square(30, 0, 1)]] } },
  ],
};

describe("the area under a point", () => {
  it("is the one that contains it, not the one around its hole", () => expect([areaAt(areas, 1, 1), areaAt(areas, 5, 5)]).toEqual(["ring", "hole"]));
  it("may consist of parts", () => expect([areaAt(areas, 20.5, 0.5), areaAt(areas, 30.5, 0.5)]).toEqual(["parts", "parts"]));
  it("is none on the sea", () => expect(areaAt(areas, 15, 5)).toBeNull());
});
