/**
 * A proved lower bound on the cost of any plan: linear programmes over all trips of coaches, solved by column generation, less what trains and block seats could gain. Large groups
 * may be parted one by one, each train takes whom it likes best, however many others do: each relaxation can only make plans cheaper. Every round ends with duals at which no trip
 * gains, and a part that was not reached yet counts with its shares of full vehicles, so the figure holds whenever the generation is stopped.
 */
import { shortestWays } from "./boundCourses.ts";
import { demandOf, radialBound } from "./boundDemand.ts";
import type { CoachPart } from "./boundParts.ts";
import { type Begun, Proof, type RoundedTrip } from "./boundProof.ts";
import { createGeneration } from "./columnGeneration.ts";
import type { Instance } from "./instance.ts";
import type { SeatRun } from "./seats.ts";
import type { Trip } from "./trips.ts";

export interface LowerBound {
  bound: number;
  /** Trains and block seats: those given, or else those that pay. */
  runs: readonly SeatRun[];
  /** Of every part that could be rounded: whole trips near the optimum of the linear programme, for those who are not on rails. */
  rounded: RoundedTrip[];
}

export interface BoundOptions {
  /** Rounds of column generation for each part of the problem. */
  rounds: number;
  /** Nodes of branch and bound for the last trips of each part; 0 for none. */
  nodes: number;
  /** Trips of plans, to begin with: good ones spare many rounds. */
  trips?: readonly Trip[];
  /** Trains and block seats of a plan that is not to be rounded; null when they are to be chosen, and whole trips beside them. */
  runs?: readonly SeatRun[] | null;
  /** Told the bound of the whole problem so far, which only rises, and the share of the work that is done; false stops. */
  goOn?: (bound: number, done: number) => boolean;
}

/** Share of the rounds before trains are chosen, where there are any. */
const roundsBeforeRails = 0.5;

export async function lowerBound(instance: Instance, parts: readonly CoachPart[], { rounds, nodes, trips = [], runs = null, goOn = () => true }: BoundOptions): Promise<LowerBound> {
  const shortest = shortestWays(instance.km, instance.size);
  const begun: Begun[] = [];
  for (const part of parts) begun.push(await begin(instance, part, shortest, trips));
  const proof = new Proof(instance, begun, goOn);
  const first = proof.rails.length > 0 ? Math.ceil(rounds * roundsBeforeRails) : rounds;
  await proof.proveCoaches(first);
  if (proof.rails.length > 0) {
    proof.takeRuns(runs);
    await proof.proveWithRails(rounds - first);
  }
  const rounded = runs ? [] : await proof.round(nodes);
  for (const { generation } of begun) generation?.master.dispose();
  return { bound: proof.bound, runs: proof.runs, rounded };
}

async function begin(instance: Instance, part: CoachPart, shortest: Float64Array, trips: readonly Trip[]): Promise<Begun> {
  const demand = demandOf(part.groups);
  const proved = radialBound(instance, demand, part.bases, shortest);
  return { ...part, proved, generation: part.courses && (await createGeneration(instance, demand, part.courses, trips)), duals: proved.worth };
}
