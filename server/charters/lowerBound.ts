/**
 * A proved lower bound on the cost of any plan: a linear programme over all trips, solved by column generation, in which trains run full, their passengers pay only their share,
 * and large groups may be parted one by one. Each relaxation can only make plans cheaper. At any duals the
 * Lagrangian value is a bound, so the figure holds whenever the generation is stopped.
 */
import { type Courses, listCourses, shortestWays } from "./boundCourses.ts";
import { demandOf, fillableOffers, partsOf, radialBound } from "./boundDemand.ts";
import type { Load } from "./boundLoad.ts";
import { createGeneration, generate, type PartBound } from "./columnGeneration.ts";
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
  goOn?: (bound: number) => boolean;
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

/** The sum of what each part costs at least. */
export async function lowerBound(instance: Instance, parts: readonly CoachPart[], { rounds, trips = [], onRails = null, goOn = () => true }: BoundOptions): Promise<LowerBound> {
  let going = true;
  const ask = (bound: number): boolean => (going &&= goOn(bound));
  const shortest = shortestWays(instance.km, instance.size);
  const offers = fillableOffers(instance);
  const result: LowerBound = { bound: 0, rounds: 0, converged: true, rounded: [] };
  for (const { groups, bases, courses } of parts) {
    const demand = demandOf(instance, groups, offers);
    const radial = radialBound(instance, demand, bases, shortest);
    let part: Pick<PartBound, "bound" | "rounds" | "converged"> = { ...radial, rounds: 0, converged: true };
    if (courses) {
      const generation = await createGeneration(instance, demand, courses, trips);
      const generated = generate(generation, radial, rounds, ask);
      part = generated;
      const load = (people: Load[]) => people.map(({ row, people: some }) => ({ group: groups[row] as Group, people: some }));
      if (onRails && going) result.rounded.push(...(await dive(generation, generated.duals, onRails)).map((trip) => ({ route: trip, fleet: trip.fleet, load: load(trip.load) })));
      generation.master.dispose();
    }
    result.bound += part.bound;
    result.rounds = Math.max(result.rounds, part.rounds);
    result.converged &&= part.converged;
    if (!ask(result.bound)) break;
  }
  return result;
}
