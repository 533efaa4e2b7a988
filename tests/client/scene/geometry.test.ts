import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrowAlong, arrowhead } from "../../../client/scene/arrowheads.ts";
import { clipLine, clipRing } from "../../../client/scene/clip.ts";
import { bowed, pointAt, usualBow } from "../../../client/scene/curves.ts";
import { cutDashes, pieces } from "../../../client/scene/dashes.ts";
import { dodge } from "../../../client/scene/dodge.ts";
import { hatchPolygon, wedge } from "../../../client/scene/hatch.ts";
import type { Point } from "../../../client/scene/marks.ts";
import { distance } from "../../../client/scene/plane.ts";
import { spreadPorts } from "../../../client/scene/ports.ts";

const square: Point[] = [[0, 0], [100, 0], [100, 100], [0, 100]];

describe("curves", () => {
  it("bows to the left of travel, so that the two directions part", () => {
    const east = pointAt(bowed([0, 0], [100, 0], 0.2), 0.5);
    const west = pointAt(bowed([100, 0], [0, 0], 0.2), 0.5);
    expect(east[1]).toBeLessThan(0);
    expect(west[1]).toBeGreaterThan(0);
  });
  it("bows long flows more, and none more than a fifth", () => {
    expect(usualBow(0)).toBe(0.1);
    expect(usualBow(280)).toBeCloseTo(0.15);
    expect(usualBow(560)).toBeCloseTo(0.2);
    expect(usualBow(5600)).toBeCloseTo(0.2);
  });
  it("ends the head exactly where the curve ends, and the shaft inside the head", () => {
    const arrow = arrowAlong(bowed([0, 0], [300, 40], 0.15), 5);
    expect(arrow.head[0]).toEqual([300, 40]);
    const inside = distance(arrow.shaft.at(-1)!, [300, 40]);
    expect(inside).toBeCloseTo((6.5 + 1.55 * 5) * 0.72, 1);
  });
  it("keeps the head of a very short flow shorter than the flow", () => {
    const head = arrowAlong(bowed([0, 0], [9, 0], 0.1), 7).head;
    expect(Math.max(...head.map((point) => distance(point, [9, 0])))).toBeLessThan(9.5);
  });
  it("notches the head at 24 % of its length", () => {
    expect(arrowhead([100, 0], 0, 0)[2]![0]).toBeCloseTo(100 - 6.5 * 0.76);
  });
});

describe("ports", () => {
  it("leaves a lone flow at its own bearing", () => {
    expect(spreadPorts([{ key: "a", bearing: 1, width: 8 }], 20).get("a")).toBeCloseTo(1);
  });
  it("parts any ports by the arcs they need, as long as the ring is long enough", () => {
    const ports = fc.array(fc.record({ bearing: fc.double({ min: -10, max: 10, noNaN: true }), width: fc.double({ min: 0.5, max: 12, noNaN: true }) }), { minLength: 2, maxLength: 40 });
    fc.assert(fc.property(ports, fc.double({ min: 4, max: 60, noNaN: true }), (wanted, radius) => {
      const spread = spreadPorts(wanted.map((port, index) => ({ ...port, key: String(index) })), radius);
      const need = wanted.reduce((sum, port) => sum + port.width, 0) / radius;
      const shrink = Math.min(1, (Math.PI * 2 * 0.94) / need);
      const angles = [...spread].map(([key, angle]) => ({ angle, width: wanted[Number(key)]!.width })).sort((a, b) => a.angle - b.angle);
      expect(angles).toHaveLength(wanted.length);
      for (let index = 1; index < angles.length; index += 1) {
        const least = ((angles[index]!.width + angles[index - 1]!.width) / 2 / radius) * shrink;
        expect(angles[index]!.angle - angles[index - 1]!.angle).toBeGreaterThanOrEqual(least - 1e-9);
      }
    }));
  });
});

describe("hatching", () => {
  it("covers a square with as much line as its area holds", () => {
    const length = hatchPolygon([square], 4).reduce((sum, [from, to]) => sum + distance(from, to), 0);
    expect(length).toBeGreaterThan((100 * 100) / 4 - 150);
    expect(length).toBeLessThan((100 * 100) / 4 + 150);
  });
  it("rises at 45° and stays inside", () => {
    for (const [from, to] of hatchPolygon([square], 4)) {
      expect(to[0] - from[0]).toBeCloseTo(from[1] - to[1]);
      for (const [x, y] of [from, to]) { expect(x).toBeGreaterThanOrEqual(-1e-9); expect(x).toBeLessThanOrEqual(100 + 1e-9); expect(y).toBeGreaterThanOrEqual(-1e-9); expect(y).toBeLessThanOrEqual(100 + 1e-9); }
    }
  });
  it("leaves a hole free", () => {
    const hole: Point[] = [[25, 25], [75, 25], [75, 75], [25, 75]];
    for (const [from, to] of hatchPolygon([square, hole], 4)) {
      const middle = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
      expect(middle[0]! > 25.01 && middle[0]! < 74.99 && middle[1]! > 25.01 && middle[1]! < 74.99).toBe(false);
    }
  });
  it("draws a quarter clockwise from the top, and the whole disc without a centre", () => {
    expect(wedge([0, 0], 10, 0.25).every(([x, y]) => x >= -1e-9 && y <= 1e-9)).toBe(true);
    expect(wedge([0, 0], 10, 1).every((point) => Math.abs(distance(point, [0, 0]) - 10) < 1e-9)).toBe(true);
  });
});

describe("dashes", () => {
  it("cuts a line into pieces of the dash's length with the gap between them", () => {
    expect(pieces([[0, 0], [10, 0], [20, 0]], [4, 2])).toEqual([[[0, 0], [4, 0]], [[6, 0], [10, 0]], [[12, 0], [16, 0]], [[18, 0], [20, 0]]]);
  });
  it("claims the people of a dashed mark once", () => {
    const cut = cutDashes([{ kind: "path", layer: "flow", key: "a", people: 7, points: [[0, 0], [50, 0]], width: 1, colour: "#000000", dash: [4, 2] }]);
    expect(cut.length).toBeGreaterThan(5);
    expect(cut.reduce((sum, mark) => sum + (mark.people ?? 0), 0)).toBe(7);
    expect(new Set(cut.map((mark) => mark.key)).size).toBe(cut.length);
  });
});

describe("dodging", () => {
  it("leaves places that do not touch where they are", () => {
    expect(dodge([{ at: [0, 0], radius: 10 }, { at: [21, 0], radius: 10 }])).toEqual([[0, 0], [21, 0]]);
  });
  it("moves the second of two on one spot aside, never the first", () => {
    const [first, second] = dodge([{ at: [5, 5], radius: 10 }, { at: [5, 5], radius: 8 }]);
    expect(first).toEqual([5, 5]);
    expect(distance(first!, second!)).toBeGreaterThanOrEqual(18);
  });
});

describe("clipping", () => {
  const frame = { x: 0, y: 0, width: 10, height: 10 };
  it("cuts a line that enters twice into two parts", () => {
    expect(clipLine([[-5, 2], [5, 2], [15, 2], [15, 4], [5, 4]], frame)).toEqual([[[0, 2], [5, 2], [10, 2]], [[10, 4], [5, 4]]]);
  });
  it("cuts a ring to the frame, and leaves nothing of one outside", () => {
    expect(clipRing([[-5, -5], [20, -5], [20, 20], [-5, 20]], frame)).toHaveLength(4);
    expect(clipRing([[20, 20], [30, 20], [30, 30]], frame)).toEqual([]);
  });
});
