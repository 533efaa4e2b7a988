/**
 * A proved lower bound on the cost of any plan: a linear programme over all trips, solved by column generation, in which trains run full, their passengers pay only their share,
 * and large groups may be parted one by one. Each relaxation can only make plans cheaper. Every round ends with duals at which no trip gains, and a part that was not
 * reached yet counts with its shares of full vehicles, so the figure holds whenever the generation is stopped.
 */
import { type Courses, listCourses, shortestWays } from "./boundCourses.ts";
import { demandOf, fillableOffers, partsOf, radialBound } from "./boundDemand.ts";
import type { PricedTrip } from "./boundPricing.ts";
import { createGeneration, generate } from "./columnGeneration.ts";
import { dive } from "./dive.ts";
import type { Base, FleetEntry, Group, Instance } from "./instance.ts";
import type { Route, Trip } from "./trips.ts";

/** A trip that the linear programme was rounded to. */
export interface RoundedTrip {
  route: Route;
  fleet: FleetEntry;
  load: { group: Group; people: number }[];
}

export interface LowerBound {
  bound: number;
  rounds: number;
  converged: boolean;
  /** Of every part that could be rounded: whole trips near the optimum of the linear programme. */
  rounded: RoundedTrip[];
}

export interface BoundOptions {
  /** Rounds of column generation for each part of the problem. */
  rounds: number;
  /** Trips of plans, to begin with: good ones spare many rounds. */
  trips?: readonly Trip[];
  /** Of each group the people who have seats on rails, whom the rounded trips leave out; null when nobody needs rounded trips. */
  onRails?: ReadonlyMap<number, number> | null;
  /** Told the bound of the whole problem so far, which only rises, and the share of the work that is done; false stops. */
  goOn?: (bound: number, done: number) => boolean;
}

/** Groups whose bases share groups, directly or through others, with all trips that these can make. */
export interface CoachPart {
  groups: Group[];
  bases: Base[];
  /** Null when there are too many to list. */
  courses: Courses[] | null;
}

export function coachParts(instance: Instance): CoachPart[] {
  const shortest = shortestWays(instance.km, instance.size);
  return partsOf(instance).map((groups) => {
    const bases = instance.bases.filter((base) => groups.some((group) => group.bases.includes(base.index)));
    const courses = bases.map((base) => listCourses(instance, base, shortest)).filter((entry) => entry !== null);
    return { groups, bases, courses: courses.length < bases.length || courses.length === 0 ? null : courses };
  });
}

/** Share of the work for a part before it is rounded. */
const forRounds = 0.7;

/** The sum of what each part costs at least. */
export async function lowerBound(instance: Instance, parts: readonly CoachPart[], { rounds, trips = [], onRails = null, goOn = () => true }: BoundOptions): Promise<LowerBound> {
  const shortest = shortestWays(instance.km, instance.size);
  const offers = fillableOffers(instance);
  const begun = parts.map((part) => {
    const demand = demandOf(instance, part.groups, offers);
    return { ...part, demand, radial: radialBound(instance, demand, part.bases, shortest) };
  });
  const result: LowerBound = { bound: begun.reduce((sum, { radial }) => sum + radial.bound, 0), rounds: 0, converged: true, rounded: [] };
  let going = true;
  let groupsDone = 0;
  for (const { groups, courses, demand, radial } of begun) {
    const before = result.bound - radial.bound;
    const ask = (share: number): boolean => (going &&= goOn(result.bound, (groupsDone + groups.length * share) / Math.max(1, instance.groups.length)));
    if (courses) {
      const generation = await createGeneration(instance, demand, courses, trips);
      const part = generate(generation, radial, rounds, (bound, share) => {
        result.bound = before + bound;
        return ask(share * forRounds);
      });
      result.bound = before + part.bound;
      result.rounds = Math.max(result.rounds, part.rounds);
      result.converged &&= part.converged;
      if (onRails && going) result.rounded.push(...(await dive(generation, part.duals, onRails, (share) => ask(forRounds + (1 - forRounds) * share))).map((trip) => roundedTrip(groups, trip)));
      generation.master.dispose();
    }
    if (!ask(1)) break;
    groupsDone += groups.length;
  }
  return result;
}

function roundedTrip(groups: readonly Group[], trip: PricedTrip): RoundedTrip {
  return { route: trip, fleet: trip.fleet, load: trip.load.map(({ row, people }) => ({ group: groups[row] as Group, people })) };
}
