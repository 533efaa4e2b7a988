import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leastOnRails, railLoss, railSeats } from "../../../server/charters/boundRails.ts";
import { createInstance } from "../../../server/charters/instance.ts";
import { wholeGroup } from "../../../server/charters/parting.ts";
import { createRun } from "../../../server/charters/seats.ts";
import { group, lineWorld } from "./worlds.ts";

const someGroups = fc.array(fc.record({ people: fc.integer({ min: 1, max: 9 }), firstDay: fc.integer({ min: 0, max: 2 }), worth: fc.integer({ min: 0, max: 400 }), seat: fc.nat({ max: 9 }) }), { minLength: 1, maxLength: 9 });

function world(groups: { people: number; firstDay: number }[], trainsPerDay: number) {
  const feeder = { costPerPersonKm: 0.4 };
  return createInstance(lineWorld(groups.map(({ people, firstDay }, index) => group(`g${index}`, people, { firstDay, lastDay: 2 })), {
    rules: { keepTogetherUpTo: 20, trainsPerDay },
    trains: ["one", "two"].map((id, index) => ({ id, from: "base", to: "city", minPassengers: 6, seatsPerCoach: 5 + index, maxCoaches: 3, fixedCost: 80 * index, costPerCoach: 150, feederFrom: feeder, feederTo: feeder })),
    blockSeats: [{ id: "block", from: "base", to: "city", day: 1, quota: 7, costPerSeat: 60, feederFrom: feeder, feederTo: feeder }],
  }));
}

describe("what trains take off the bound", () => {
  it("is at least what any runs gain that may go together", () => {
    let gained = 0;
    fc.assert(fc.property(someGroups, fc.integer({ min: 1, max: 2 }), (groups, trainsPerDay) => {
      const instance = world(groups, trainsPerDay);
      const worth = Float64Array.from(groups, (one) => one.worth);
      const rails = railSeats(instance);
      // Everybody is given a seat at random; runs that may not be are left out.
      const runs = rails.map(({ offer, riders }, index) => createRun(instance, offer, riders.filter(({ group: { index: who } }) => groups[who]?.seat === index).map(({ group: rider }) => wholeGroup(rider))))
        .filter(({ people, offer }) => people >= Math.max(1, offer.minPassengers) && people <= offer.capacity);
      const today = new Map<number, number>();
      const together = runs.filter(({ offer: { kind, day } }) => kind === "blockSeat" || (today.set(day, (today.get(day) ?? 0) + 1), (today.get(day) as number) <= trainsPerDay));
      const gain = together.reduce((sum, { parts, cost }) => sum + parts.reduce((all, part) => all + part.people * (worth[part.group.index] as number), -cost), 0);
      if (gain > 0) gained += 1;
      expect(railLoss(instance, rails, worth).yuan).toBeGreaterThanOrEqual(gain - 1e-6);
    }), { numRuns: 400, seed: 7 });
    expect(gained).toBeGreaterThan(30);
  });

  it("is nothing where people are worth no more than the cheapest seat, and makes nobody worth more", () => {
    fc.assert(fc.property(someGroups, (groups) => {
      const instance = world(groups, 2);
      const rails = railSeats(instance);
      const worth = Float64Array.from(groups, (one) => one.worth);
      const loss = railLoss(instance, rails, worth);
      expect([...loss.worth].every((yuan, index) => yuan >= 0 && yuan <= (worth[index] as number))).toBe(true);
      const least = leastOnRails(instance, rails);
      expect(railLoss(instance, rails, worth.map((yuan, index) => Math.min(yuan, least[index] as number))).yuan).toBeCloseTo(0, 6);
    }));
  });
});
