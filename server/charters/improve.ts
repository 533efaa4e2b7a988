/** The search: ruin a little, recreate, keep what is better or nearly as good, cool down. */
import type { Random } from "./random.ts";
import { type Mood, recreate } from "./recreate.ts";
import { ruin } from "./ruin.ts";
import type { SeatRun } from "./seats.ts";
import { type Solution, unservedCost } from "./solution.ts";
import type { Part, Trip } from "./trips.ts";

export interface Snapshot {
  trips: Trip[];
  runs: SeatRun[];
  waiting: Part[];
  cost: number;
}

export interface Search {
  iterations: number;
  random: Random;
  /** Of each group (neighbours.ts). */
  neighbours: readonly Int32Array[];
  /** First temperature in parts of the usual one; 1 when missing. */
  warmth?: number;
  /** Called now and then; false stops the search with the plan that it was told. */
  goOn?: (done: number, best: Snapshot) => boolean;
}

/** First seats everybody who waits, then improves; the best plan seen is returned. */
export function improve(solution: Solution, { iterations, random, neighbours, warmth = 1, goOn }: Search): Snapshot {
  seatEverybody(solution, random);
  let best = snapshotOf(solution);
  const hot = warmth * usualCost(solution);
  const cooling = Math.pow(0.01, 1 / Math.max(1, iterations));
  let temperature = hot;
  for (let done = 0; done < iterations; done++) {
    const before = solution.cost;
    recreate(solution, ruin(solution, neighbours, random), moodOf(random), random);
    if (runsAllowed(solution) && solution.cost < before - temperature * Math.log(random())) {
      solution.keep();
      // While it is hot every plan is soon surpassed: pictures of all of them would cost more than they are worth.
      if (done > iterations * 0.7 && solution.cost < best.cost - 1e-7) best = snapshotOf(solution);
    } else solution.undo();
    temperature *= cooling;
    if (done % 256 > 0) continue;
    if (solution.cost < best.cost - 1e-7) best = snapshotOf(solution);
    if (goOn && !goOn(done, best)) break;
  }
  return solution.cost < best.cost ? snapshotOf(solution) : best;
}

function seatEverybody(solution: Solution, random: Random): void {
  const parts = solution.waitingParts();
  for (const part of parts) solution.call(part.group.index);
  recreate(solution, parts, { hopedLoad: 0.85, parting: true, blink: 0 }, random);
  solution.keep();
}

/** Who waits counts for at most as much as so many who ride. */
const dearestWaiting = 5;

/** Yuan for each group: what a usual change is measured by. A price that forbids waiting says nothing of it, and would keep the search hot to its end. */
function usualCost(solution: Solution): number {
  const { cost, instance: { groups } } = solution;
  const waiting = solution.waitingParts();
  const riding = groups.reduce((sum, { people }) => sum + people, 0) - waiting.reduce((sum, { people }) => sum + people, 0);
  const spent = cost - waiting.reduce((sum, part) => sum + unservedCost(part), 0);
  const limit = riding > 0 ? (dearestWaiting * spent) / riding : Infinity;
  const beyond = waiting.reduce((sum, part) => sum + Math.max(0, unservedCost(part) - limit * part.people), 0);
  return Math.max(1, cost - beyond) / Math.max(1, groups.length);
}

function moodOf(random: Random): Mood {
  const hopeful = random() < 0.5;
  return { hopedLoad: hopeful ? 0.7 + 0.3 * random() : 0, parting: random() < 0.3, blink: 0.01 };
}

function runsAllowed(solution: Solution): boolean {
  return solution.runs.every((run) => run.people === 0 || run.people >= run.offer.minPassengers);
}

export function snapshotOf(solution: Solution): Snapshot {
  return { trips: solution.trips.filter((trip) => trip !== null), runs: solution.runs.filter(({ people }) => people > 0), waiting: solution.waitingParts(), cost: solution.cost };
}
