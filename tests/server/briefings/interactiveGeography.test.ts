import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fileBoundaries } from "../../../server/briefings/interactiveGeography.ts";
import { thinnedLine, type GridPoint } from "../../../server/briefings/thinning.ts";
import { unpackGeography } from "../../../client/scene/geography.ts";
import { briefingGeography } from "../../../server/startBriefings.ts";

describe("the boundaries of an interactive file", () => {
  const { boundaries, context } = briefingGeography();
  const own = fileBoundaries({ boundaries, context }, "5323");
  const [before, after] = [unpackGeography(boundaries, context), unpackGeography(own.boundaries, own.context)];

  it("have every province with every island, the whole dash line, and of the homes' province and prefecture what the map shows", () => {
    const parts = (geography: typeof before) => geography.provinces.features.map(({ geometry, properties }) => [properties?.["code"], geometry.type === "MultiPolygon" ? geometry.coordinates.map((rings) => rings.length) : 1]);
    expect(parts(after)).toEqual(parts(before));
    expect(after.provinces.features.length).toBe(34);
    expect(after.dashLine.features.flatMap(({ geometry }) => (geometry.type === "MultiLineString" ? geometry.coordinates : [])).length).toBe(10);
    expect([...after.areas.keys()].filter((code) => code.length === 6).every((code) => code.startsWith("5323"))).toBe(true);
    expect([...after.areas.keys()].filter((code) => code.length === 4).every((code) => code.startsWith("53"))).toBe(true);
    expect([...after.areas.keys()].filter((code) => code.length === 6).length).toBe(10);
  });

  it("are small, and closed rings stay areas", () => {
    expect(JSON.stringify(own).length).toBeLessThan(700_000);
    for (const { geometry } of after.provinces.features) {
      const polygons = geometry.type === "MultiPolygon" ? geometry.coordinates : geometry.type === "Polygon" ? [geometry.coordinates] : [];
      for (const ring of polygons.flat()) {
        expect(ring.length).toBeGreaterThanOrEqual(4);
        expect(ring.at(-1)).toEqual(ring[0]);
      }
    }
  });

  it("name no county where the homes lie in several prefectures", () => {
    expect([...unpackGeography(...(({ boundaries: b, context: c }) => [b, c] as const)(fileBoundaries({ boundaries, context }, ""))).areas.keys()].every((code) => code.length === 2)).toBe(true);
  });
});

describe("a thinned line", () => {
  const lines = fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 })), { minLength: 2, maxLength: 40 });

  it("keeps its ends and its points in their order, and strays from no point farther than the tolerance", () => {
    fc.assert(fc.property(lines, fc.integer({ min: 0, max: 20 }), (points, tolerance) => {
      const line = thinnedLine(points, tolerance);
      expect([line[0], line.at(-1)]).toEqual([points[0], points.at(-1)]);
      let at = 0;
      for (const point of line) at = points.indexOf(point as [number, number], at) + 1;
      expect(at).toBeGreaterThan(0);
      for (const point of points) expect(Math.min(...line.slice(1).map((end, index) => distanceTo(point, line[index]!, end)))).toBeLessThanOrEqual(tolerance + 1e-9);
    }));
  });
});

function distanceTo([x, y]: GridPoint, [ax, ay]: GridPoint, [bx, by]: GridPoint): number {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
  return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay));
}
