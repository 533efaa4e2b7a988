import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Route } from "../../../client/scene/avoidance.ts";
import { sampled, usualBow } from "../../../client/scene/curves.ts";
import type { Point } from "../../../client/scene/marks.ts";
import { distance } from "../../../client/scene/plane.ts";
import type { Place } from "../../../client/scene/places.ts";
import { curveOf, untangled, type Laid } from "../../../client/scene/untangle.ts";

function place(code: string, at: Point, hub = false): Place {
  const reach = hub ? 60 : 8;
  return {
    node: { code, name: code, lon: 0, lat: 0, people: 1, staying: 0 }, at, hub, staying: 0, disc: 4, stayRing: 0, dock: reach, internal: null, reach, outer: reach, moving: 1, busy: true, usual: { busy: true, reach, outer: reach }, pinned: false, hovered: false,
  };
}
const home = place("5323", [0, 0], true);
const routesTo = (ends: readonly Point[], back = false): Route[] => ends.map((at, index) => {
  const work = place(String(index), at);
  return { key: work.node.code, from: back ? work : home, to: back ? home : work, width: 3 };
});
const usual = ({ from, to }: Route) => usualBow(distance(from.at, to.at));
const first = (routes: readonly Route[], ports: readonly number[]) => new Map(routes.map((route, index): [string, Laid] => [route.key, { bow: usual(route), port: ports[index]! }]));
const placesOf = (routes: readonly Route[]) => [home, ...routes.map(({ from, to }) => (from === home ? to : from))];

function crossings(routes: readonly Route[], laid: ReadonlyMap<string, Laid>): number {
  const paths = routes.map((route) => sampled(curveOf(route, laid.get(route.key)!, home), 9));
  const side = (p: Point, q: Point, r: Point) => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
  const meet = (a: Point, b: Point, c: Point, d: Point) => side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
  return paths.flatMap((a, index) => paths.slice(index + 1).filter((b) => a.some((p, i) => i > 0 && b.some((q, j) => j > 0 && meet(a[i - 1]!, p, b[j - 1]!, q))))).length;
}

describe("the flows of one home on paper", () => {
  it.each([false, true])("change places on its ring when they would cross (towards it: %s)", (back) => {
    const routes = routesTo([[600, -80], [600, 80]], back);
    const tangled = first(routes, back ? [0.5, -0.5] : [0.5, -0.5]);
    expect(crossings(routes, tangled)).toBe(1);
    expect(crossings(routes, untangled(routes, tangled, home, placesOf(routes)))).toBe(0);
  });

  it("leave the foreign ring that they pass under", () => {
    const routes = routesTo([[700, 0], [350, 0]]);
    const straight = new Map(routes.map((route): [string, Laid] => [route.key, { bow: 0.03, port: route.key === "0" ? -0.05 : 0.05 }]));
    const laid = untangled(routes, straight, home, placesOf(routes));
    const nearest = Math.min(...sampled(curveOf(routes[0]!, laid.get("0")!, home), 4).map((point) => distance(point, [350, 0])));
    expect(nearest).toBeGreaterThan(8 + 1.5);
  });

  it("stay as they are where nothing crosses", () => {
    const routes = routesTo([[600, -300], [600, 300]]);
    const laid = first(routes, [-0.6, 0.4]);
    expect(untangled(routes, laid, home, placesOf(routes))).toEqual(laid);
  });

  it("keep each its own port, and give the same picture twice", () => {
    const ends = fc.uniqueArray(fc.record({ x: fc.integer({ min: 150, max: 1200 }), y: fc.integer({ min: -900, max: 900 }) }), { minLength: 2, maxLength: 14, selector: ({ x, y }) => `${x} ${y}` });
    fc.assert(fc.property(ends, (list) => {
      const routes = routesTo(list.map(({ x, y }) => [x, y]));
      const ports = list.map((_, index) => -1 + (2 * index) / list.length);
      const laid = untangled(routes, first(routes, ports), home, placesOf(routes));
      expect([...laid.values()].map(({ port }) => port).sort((a, b) => a - b)).toEqual(ports);
      expect(untangled(routes, first(routes, ports), home, placesOf(routes))).toEqual(laid);
      expect(crossings(routes, laid)).toBeLessThanOrEqual(crossings(routes, first(routes, ports)));
    }), { numRuns: 30 });
  });
});
