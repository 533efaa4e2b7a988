import { describe, expect, it } from "vitest";
import { hexagonBins } from "../../../client/scene/heat.ts";
import { insetMarks } from "../../../client/scene/inset.ts";
import { levelsAt } from "../../../client/scene/levels.ts";
import { albersChina, webMercator } from "../../../client/scene/projections.ts";
import { scaleBar } from "../../../client/scene/scaleBar.ts";
import { themes } from "../../../client/scene/theme.ts";
import * as fc from "fast-check";

describe("levels", () => {
  it("shows provinces below 5.2, counties from there, townships from 7.6", () => {
    expect(levelsAt(5.19)).toEqual({ home: "prefecture", work: "province", workInside: "prefecture" });
    expect(levelsAt(5.2)).toEqual({ home: "county", work: "prefecture", workInside: "county" });
    expect(levelsAt(7.6)).toEqual({ home: "township", work: "prefecture", workInside: "county" });
  });
});

describe("projections", () => {
  const places = fc.tuple(fc.double({ min: 74, max: 135, noNaN: true }), fc.double({ min: 4, max: 53, noNaN: true }));
  it.each([["web-Mercator", webMercator(4.3)], ["Albers", albersChina({ x: 0, y: 0, width: 900, height: 700 })]] as const)("comes back from %s", (_, projection) => {
    fc.assert(fc.property(places, ([lon, lat]) => {
      const back = projection.unproject(projection.project(lon, lat));
      expect(back[0]).toBeCloseTo(lon, 6);
      expect(back[1]).toBeCloseTo(lat, 6);
    }));
  });
  it("puts Greenwich on the equator into the middle of the web-Mercator world", () => {
    const [x, y] = webMercator(0).project(0, 0);
    expect(x).toBe(256);
    expect(y).toBeCloseTo(256, 9);
  });
  it("keeps the mainland inside the Albers frame", () => {
    const { project } = albersChina({ x: 10, y: 10, width: 880, height: 700 });
    for (const [lon, lat] of [[73.6, 39.3], [123, 53.4], [135, 48.4], [109.5, 18.3]] as const) {
      const [x, y] = project(lon, lat);
      expect(x).toBeGreaterThanOrEqual(9); expect(x).toBeLessThanOrEqual(891); expect(y).toBeGreaterThanOrEqual(9); expect(y).toBeLessThanOrEqual(711);
    }
  });
});

describe("scale bar", () => {
  it("is right at the latitude that it names", () => {
    const { project } = webMercator(4);
    const bar = scaleBar(project, 105, 25, 120);
    // 512 · 2⁴ pixels round the equator of 40,030 km, shortened by cos 25°.
    expect(bar.width / bar.kilometres).toBeCloseTo(8192 / (40_030.2 * Math.cos((25 * Math.PI) / 180)), 3);
    expect(bar.width).toBeLessThanOrEqual(120);
    expect(bar).toMatchObject({ kilometres: 500, latitude: 25 });
  });
});

describe("heat", () => {
  it("keeps everybody, in hexagons that hold their points", () => {
    const points = fc.array(fc.record({ at: fc.tuple(fc.double({ min: -500, max: 500, noNaN: true }), fc.double({ min: -500, max: 500, noNaN: true })), people: fc.integer({ min: 1, max: 500 }) }), { maxLength: 60 });
    fc.assert(fc.property(points, (found) => {
      const bins = hexagonBins(found, 13);
      expect(bins.reduce((sum, bin) => sum + bin.people, 0)).toBe(found.reduce((sum, point) => sum + point.people, 0));
      for (const { at } of found) expect(bins.some((bin) => Math.hypot(bin.centre[0] - at[0], bin.centre[1] - at[1]) <= 13 + 1e-9)).toBe(true);
    }));
  });
});

describe("South China Sea inset", () => {
  it("never draws outside its frame", () => {
    const frame = { x: 100, y: 100, width: 118, height: 152 };
    const base = { neighbours: [], land: [{ code: "44", polygons: [[[[100, 20], [130, 20], [130, 40], [100, 40]]]] }], dashLine: [[[118, 3], [118, 30]]] };
    const marks = insetMarks(base, frame, "南海诸岛", themes.night, 12);
    const points = marks.flatMap((mark) => (mark.kind === "polygon" ? mark.rings.flat() : mark.kind === "path" ? mark.points : []));
    expect(marks.some((mark) => mark.key.includes("dashLine"))).toBe(true);
    for (const [x, y] of points) expect(x >= 100 - 1e-6 && x <= 218 + 1e-6 && y >= 100 - 1e-6 && y <= 252 + 1e-6).toBe(true);
  });
});
