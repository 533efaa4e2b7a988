import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shortestWays } from "../../../server/charters/boundCourses.ts";
import { demandOf, radialBound } from "../../../server/charters/boundDemand.ts";
import { coachParts } from "../../../server/charters/boundParts.ts";
import { railSeats } from "../../../server/charters/boundRails.ts";
import { createGeneration, generate, type Generation } from "../../../server/charters/columnGeneration.ts";
import { createInstance, type Instance } from "../../../server/charters/instance.ts";
import { chooseRuns } from "../../../server/charters/railChoice.ts";
import { group, lineWorld } from "./worlds.ts";

const someGroups = fc.array(fc.record({ people: fc.integer({ min: 1, max: 6 }), firstDay: fc.integer({ min: 0, max: 1 }), from: fc.constantFrom("dam", "hill"), to: fc.constantFrom("city", "harbour") }), { minLength: 3, maxLength: 10 });

/** Two coaches of ten seats a day, and a train whose railway coaches are small: it grows step by step. */
function world(groups: { people: number; firstDay: number; from: string; to: string }[], costPerCoach: number) {
  const feeder = { costPerPersonKm: 0.3 };
  return createInstance(lineWorld(groups.map(({ people, ...rest }, index) => group(`g${index}`, people, { ...rest, lastDay: 1 })), {
    days: 2, rules: { keepTogetherUpTo: 20 },
    trains: [{ id: "rail", from: "base", to: "city", minPassengers: 4, seatsPerCoach: 5, maxCoaches: 8, fixedCost: 60, costPerCoach, feederFrom: feeder, feederTo: feeder }],
  }));
}

async function programmesOf(instance: Instance): Promise<Generation[]> {
  const shortest = shortestWays(instance.km, instance.size);
  const generations: Generation[] = [];
  for (const { groups, bases, courses } of coachParts(instance)) {
    if (!courses) throw new Error("expected few courses");
    const demand = demandOf(groups);
    const generation = await createGeneration(instance, demand, courses, []);
    generate(generation, radialBound(instance, demand, bases, shortest), 10, () => true);
    generations.push(generation);
  }
  return generations;
}

const costOf = (generations: readonly Generation[]) => generations.reduce((sum, { master }) => sum + (master.solve("primal")?.objective ?? NaN), 0);

describe("the choice of trains", () => {
  it("leaves the programmes as they were, and with its runs they cost no more than without", async () => {
    let chosen = 0;
    let dearer = 0;
    await fc.assert(fc.asyncProperty(someGroups, fc.integer({ min: 200, max: 1500 }), async (groups, costPerCoach) => {
      const instance = world(groups, costPerCoach);
      const generations = await programmesOf(instance);
      const before = costOf(generations);
      const runs = chooseRuns(instance, railSeats(instance), generations, new Float64Array(groups.length), () => true);
      expect(costOf(generations)).toBeCloseTo(before, 3);
      const aboard = new Set(runs.flatMap(({ parts }) => parts.map((part) => part.group.index)));
      for (const { master, demand } of generations) demand.forEach(({ group: { index } }, row) => { if (aboard.has(index)) master.setLower(row, 0); });
      expect(costOf(generations) + runs.reduce((sum, { cost }) => sum + cost, 0)).toBeLessThanOrEqual(before + 1e-3);
      if (runs.length > 0) chosen += 1;
      else dearer += 1;
      for (const { master } of generations) master.dispose();
    }), { numRuns: 150, seed: 5 });
    expect([chosen > 20, dearer > 20]).toEqual([true, true]);
  });

  it("pays and leaves the programmes as they were where so few leave that none is solved again", async () => {
    const seats = 5;
    const people = Array.from({ length: 60 }, (_, index) => 1 + (index % 6));
    const everybody = people.reduce((sum, some) => sum + some, 0);
    expect(seats / everybody).toBeLessThan(0.03);
    const feeder = { costPerPersonKm: 0 };
    const groups = people.map((some, index) => group(`g${index}`, some, { from: index % 2 === 0 ? "dam" : "hill", to: index % 3 === 0 ? "harbour" : "city", firstDay: index % 2, lastDay: 1 }));
    const instance = createInstance(lineWorld(groups, {
      days: 2, rules: { keepTogetherUpTo: 20 }, blockSeats: [{ id: "block", from: "base", to: "city", day: 1, quota: seats, costPerSeat: 60, feederFrom: feeder, feederTo: feeder }],
    }));
    const generations = await programmesOf(instance);
    const before = costOf(generations);
    const runs = chooseRuns(instance, railSeats(instance), generations, new Float64Array(groups.length), () => true);
    expect(runs.map((run) => run.people)).toEqual([seats]);
    expect(costOf(generations)).toBeCloseTo(before, 3);
    const aboard = new Set(runs.flatMap(({ parts }) => parts.map((part) => part.group.index)));
    for (const { master, demand } of generations) demand.forEach(({ group: { index } }, row) => { if (aboard.has(index)) master.setLower(row, 0); });
    expect(costOf(generations) + runs.reduce((sum, { cost }) => sum + cost, 0)).toBeLessThan(before);
    for (const { master } of generations) master.dispose();
  });
});
