import { describe, expect, it } from "vitest";
import { homeShapes } from "../../../client/scene/homeInset.ts";

const square = (code: string, west: number, south: number, size: number) => ({ code, polygons: [[[[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]]] });

describe("the small map of homes", () => {
  it("fits the frame, north up, without stretching", () => {
    const shapes = homeShapes([square("a", 101, 25, 1), square("b", 101, 26, 1)], { width: 100, height: 200 });
    const points = shapes.flatMap(({ rings }) => rings.flat());
    expect([Math.min(...points.map(([, y]) => y)), Math.max(...points.map(([, y]) => y))]).toEqual([0, 200]);
    expect(shapes[1]!.at[1]).toBeLessThan(shapes[0]!.at[1]); // the second lies north
    const wide = Math.max(...points.map(([x]) => x)) - Math.min(...points.map(([x]) => x));
    expect(wide).toBeCloseTo(100 * Math.cos((26 * Math.PI) / 180), 6);
    expect(shapes[0]!.at[0]).toBeCloseTo(50, 6);
  });

  it("is empty without outlines", () => {
    expect(homeShapes([], { width: 100, height: 100 })).toEqual([]);
  });
});
