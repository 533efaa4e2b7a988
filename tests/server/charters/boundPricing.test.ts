import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listCourses, shortestWays } from "../../../server/charters/boundCourses.ts";
import { demandOf } from "../../../server/charters/boundDemand.ts";
import { lowerDay } from "../../../server/charters/boundPricing.ts";
import type { DropSequence } from "../../../server/charters/boundTours.ts";
import { createInstance, type Base, type FleetEntry, type Group, type Instance } from "../../../server/charters/instance.ts";
import { parseProblem, type ProblemInput } from "../../../server/charters/problem.ts";
import { createTrip, type Part } from "../../../server/charters/trips.ts";

const places = ["base", "hill", "dam", "city", "harbour", "island"];
const someGroups = fc.array(fc.record({ from: fc.constantFrom("hill", "dam"), to: fc.constantFrom("city", "harbour", "island"), people: fc.integer({ min: 1, max: 6 }), wheelchairs: fc.integer({ min: 0, max: 1 }) }), { minLength: 1, maxLength: 4 });
/** Kilometres a few hours apart, in no order that a road could have: the triangle inequality fails now and then. */
const someWays = fc.array(fc.integer({ min: 20, max: 700 }), { minLength: 36, maxLength: 36 });

function world(groups: ProblemInput["groups"], km: number[], metric: boolean): Instance {
  const raw = Float64Array.from(km, (way, index) => (index % 7 === 0 ? 0 : way));
  const ways = metric ? shortestWays(raw, 6) : raw;
  const distanceKm = places.map((_, row) => Array.from(ways.subarray(row * 6, row * 6 + 6)));
  return createInstance(parseProblem({
    days: 1, places: places.map((id) => ({ id })), distanceKm, durationMinutes: distanceKm.map((row) => row.map((way) => way * 0.8)), groups,
    vehicleTypes: [{ id: "small", seats: 7, costPerDay: 90, costPerKm: 0.8 }, { id: "large", seats: 11, wheelchairPlaces: 1, costPerDay: 130, costPerKm: 1 }],
    fleets: ["small", "large"].map((id) => ({ id, vehicleType: id, count: 2, start: "base", end: "base" })),
    rules: { keepTogetherUpTo: 20, maxPickupTourKm: 400, maxDropDetour: 1.6 }, costs: { unservedPerPerson: 500, detourPerPersonKm: 0.2, secondDriverPerDay: 60, extraStop: 15 },
  }));
}

/** The most that any trip of a fleet gains, by trying every load and every order of stops; worth by group. */
function mostByTrying(instance: Instance, base: Base, fleet: FleetEntry, worth: ArrayLike<number>): number {
  let most = 0;
  for (let mask = 1; mask < 1 << instance.groups.length; mask++) {
    const riding = instance.groups.filter((_, index) => mask & (1 << index));
    const parts = riding.map((group): Part => ({ group, people: group.people, wheelchairs: group.wheelchairs, households: null }));
    const total = riding.reduce((sum, { index, people }) => sum + people * (worth[index] as number), 0);
    for (const pickups of orders([...new Set(riding.map(({ from }) => from))])) {
      for (const drops of orders([...new Set(riding.map(({ to }) => to))])) {
        const trip = createTrip(instance, { base, day: 0, pickups, drops }, parts, (other) => other === fleet);
        if (trip) most = Math.max(most, total - trip.cost);
      }
    }
  }
  return most;
}

function orders<T>(list: T[]): T[][] {
  return list.length < 2 ? [list] : list.flatMap((first, index) => orders(list.filter((_, other) => other !== index)).map((rest) => [first, ...rest]));
}

/** Everybody is worth the same at first. */
function lowered(instance: Instance, worth: number, tolerance = 0, among: (sequences: DropSequence[]) => Iterable<DropSequence> = (all) => all) {
  const base = instance.bases[0] as Base;
  const courses = listCourses(instance, base, shortestWays(instance.km, instance.size));
  if (!courses) throw new Error("expected few courses");
  const demand = demandOf(instance.groups);
  const left = Float64Array.from(demand, () => worth);
  const gained = new Set<DropSequence>();
  return { base, left, gained, trips: lowerDay(instance, { courses, day: 0, gained }, among(courses.sequences), demand, { worth: left, vehicle: () => 0 }, tolerance) };
}

const named = (groups: { from: string; to: string; people: number; wheelchairs: number }[]): ProblemInput["groups"] => groups.map((group, index) => ({ id: `g${index}`, ...group, wheelchairs: Math.min(group.people, group.wheelchairs) }));

describe("pricing", () => {
  it("leaves no trip that gains, whatever the ways are: days, drivers, detours and wheelchairs included", () => {
    fc.assert(fc.property(someGroups, someWays, fc.integer({ min: 50, max: 499 }), fc.boolean(), (groups, km, worth, metric) => {
      const instance = world(named(groups), km, metric);
      const { base, left } = lowered(instance, worth);
      for (const fleet of base.fleets) expect(mostByTrying(instance, base, fleet, left)).toBeLessThanOrEqual(1e-5);
    }), { numRuns: 2000 });
  });

  it("values nobody's shortcut at more than his detour would cost: on a way round that is 496 km shorter than the direct one nobody pays for the others", () => {
    const km = Array.from({ length: 36 }, (_, way) => (way === 1 * 6 + 4 ? 536 : 20));
    const to = (city: string, people: number) => ({ from: "hill", to: city, people, wheelchairs: 0 });
    const instance = world(named([to("harbour", 5), to("harbour", 3), to("city", 1)]), km, false);
    const { base, left, trips } = lowered(instance, 50);
    expect(trips.every(({ cost }) => cost > 0)).toBe(true);
    expect(left.every((yuan) => yuan >= 0)).toBe(true);
    for (const fleet of base.fleets) expect(mostByTrying(instance, base, fleet, left)).toBeLessThanOrEqual(1e-5);
  });

  it("lowers nobody when no trip gains, and no more than it has to", () => {
    fc.assert(fc.property(someGroups, someWays, fc.integer({ min: 50, max: 499 }), fc.boolean(), (groups, km, worth, metric) => {
      const instance = world(named(groups), km, metric);
      const { base, left, trips } = lowered(instance, worth);
      const gains = base.fleets.some((fleet) => mostByTrying(instance, base, fleet, instance.groups.map(() => worth)) > 1e-6);
      if (gains) expect(trips.length).toBeGreaterThan(0);
      expect(left.every((yuan) => yuan === worth)).toBe(trips.length === 0);
      // Each trip takes what it gains from its own people, and the first one all that it gains.
      for (const { load } of trips) expect(load.every(({ row }) => (left[row] as number) < worth)).toBe(true);
    }), { numRuns: 600 });
  });

  it("names trips that can be driven, take the days it says and cost at least what it says", () => {
    fc.assert(fc.property(someGroups, someWays, fc.boolean(), (groups, km, metric) => {
      const instance = world(named(groups), km, metric);
      for (const trip of lowered(instance, 400).trips.filter(({ emptyStop }) => !emptyStop)) {
        const parts = trip.load.map(({ row, people }): Part => ({ group: instance.groups[row] as Group, people, wheelchairs: (instance.groups[row] as Group).wheelchairs, households: null }));
        const driven = createTrip(instance, trip, parts, (fleet) => fleet === trip.fleet);
        expect(driven?.cost).toBeGreaterThanOrEqual(trip.cost - 1e-6);
        expect(driven?.holdDays).toBe(trip.holdDays);
      }
    }), { numRuns: 600 });
  });

  it("finds the same trips where it looks only over the sequences over which trips gained, and none where it looks nowhere", () => {
    fc.assert(fc.property(someGroups, someWays, fc.integer({ min: 50, max: 499 }), fc.boolean(), (groups, km, worth, metric) => {
      const instance = world(named(groups), km, metric);
      const all = lowered(instance, worth);
      const gained = new Set([...all.gained].map(({ places }) => places.join()));
      expect(gained.size > 0).toBe(all.trips.length > 0);
      const again = lowered(instance, worth, 0, (sequences) => sequences.filter(({ places }) => gained.has(places.join())));
      expect([again.trips.map(({ cost, load }) => ({ cost, load })), again.left]).toEqual([all.trips.map(({ cost, load }) => ({ cost, load })), all.left]);
      expect(lowered(instance, worth, 0, () => []).trips).toEqual([]);
    }), { numRuns: 600 });
  });

  it("leaves at most the share that is tolerated", () => {
    fc.assert(fc.property(someGroups, someWays, fc.integer({ min: 50, max: 499 }), fc.boolean(), (groups, km, worth, metric) => {
      const instance = world(named(groups), km, metric);
      const { base, left } = lowered(instance, worth, 0.05);
      // Made cheaper by that share, people are worth no trip.
      for (const fleet of base.fleets) expect(mostByTrying(instance, base, fleet, left.map((yuan) => yuan / 1.05))).toBeLessThanOrEqual(1e-5);
    }), { numRuns: 600 });
  });
});
