/**
 * Which trains run, and how long they are: step by step the seats that gain most at the duals of the coaches' linear programmes, which are solved anew after each step, because
 * whoever leaves makes room for others. A step that does not pay in truth is taken back.
 */
import type { RailRider, RailSeats } from "./boundRails.ts";
import type { Generation } from "./columnGeneration.ts";
import type { Group, Instance } from "./instance.ts";
import { wholeGroup } from "./parting.ts";
import { createRun, type SeatOffer, type SeatRun } from "./seats.ts";

/** Railway coaches that are added at once to a train that runs; a new one begins with as few as it may. */
const coachesAtOnce = 2;

/** A run in the making. */
interface Boarding {
  seats: RailSeats;
  riders: RailRider[];
  people: number;
  coaches: number;
}

/**
 * Runs that pay, with whole groups; the programmes are left as they were. `worth` says by group what a person is worth who is in no programme: whom no coach may fetch, or where
 * trips are too many to list. goOn is asked before each step; false stops with the runs so far.
 */
export function chooseRuns(instance: Instance, rails: readonly RailSeats[], generations: readonly Generation[], worth: Float64Array, goOn: () => boolean): SeatRun[] {
  const programmes = new Programmes(generations, worth);
  const runs = new Map(rails.map((seats): [RailSeats, Boarding] => [seats, { seats, riders: [], people: 0, coaches: 0 }]));
  while (goOn()) {
    const step = bestStep(instance, [...runs.values()], programmes.worth);
    if (!step) break;
    const run = runs.get(step.seats) as Boarding; // one for each
    const boarding = step.riders.slice(run.riders.length);
    const yuan = trainCost(step.seats.offer, step.coaches) - trainCost(step.seats.offer, run.coaches) + boarding.reduce((sum, { group, head }) => sum + group.people * head, 0);
    if (programmes.saves(boarding, yuan)) runs.set(step.seats, step);
    else runs.delete(step.seats);
  }
  const chosen = [...runs.values()].filter(({ people }) => people > 0);
  for (const { group } of chosen.flatMap(({ riders }) => riders)) programmes.ask(group, group.people);
  return chosen.map(({ seats, riders }) => createRun(instance, seats.offer, riders.map(({ group }) => wholeGroup(group))));
}

/** Null when none is hoped to pay. */
function bestStep({ problem: { rules }, groups }: Instance, runs: readonly Boarding[], worth: Float64Array): Boarding | null {
  const boarded = new Uint8Array(groups.length);
  for (const { riders } of runs) for (const { group } of riders) boarded[group.index] = 1;
  const trains = runs.filter(({ seats, people }) => seats.offer.kind === "train" && people > 0);
  const allowed = ({ seats: { offer }, people }: Boarding) => people > 0 || offer.kind === "blockSeat" || trains.filter(({ seats }) => seats.offer.day === offer.day).length < (rules.trainsPerDay ?? Infinity);
  let best: Boarding | null = null;
  let most = 0;
  for (const run of runs.filter(allowed)) {
    const waiting = run.seats.riders.filter(({ group }) => boarded[group.index] === 0).map((rider) => ({ ...rider, gain: (worth[rider.group.index] as number) - rider.head })).sort((a, b) => b.gain - a.gain);
    for (const { step, gain } of stepsOf(run, waiting)) if (gain > most) [best, most] = [step, gain];
  }
  return best;
}

/** The run with more coaches and those of the waiting people whose gain is greatest. */
function stepsOf(run: Boarding, waiting: readonly (RailRider & { gain: number })[]): { step: Boarding; gain: number }[] {
  const { offer } = run.seats;
  const fewest = Math.max(1, Math.ceil(offer.minPassengers / offer.perCoach));
  const steps: { step: Boarding; gain: number }[] = [];
  for (let coaches = Math.max(run.coaches, fewest); coaches <= Math.max(fewest, run.coaches + coachesAtOnce) && coaches * offer.perCoach <= offer.capacity; coaches++) {
    const step: Boarding = { seats: run.seats, riders: [...run.riders], people: run.people, coaches };
    let gain = trainCost(offer, run.coaches) - trainCost(offer, coaches);
    for (const rider of waiting) {
      if (rider.gain <= 0 && step.people >= offer.minPassengers) break;
      if (step.people + rider.group.people > coaches * offer.perCoach) continue;
      step.riders.push(rider);
      step.people += rider.group.people;
      gain += rider.group.people * rider.gain;
    }
    if (step.people >= offer.minPassengers && step.people > run.people) steps.push({ step, gain });
  }
  return steps;
}

function trainCost({ fixedCost, costPerCoach }: SeatOffer, coaches: number): number {
  return coaches === 0 ? 0 : fixedCost + costPerCoach * coaches;
}

/** The linear programmes of all parts as one. */
class Programmes {
  /** Yuan that one more person of each group costs. */
  readonly worth: Float64Array;
  private readonly rowOf = new Map<number, { generation: Generation; row: number }>();
  private readonly costOf = new Map<Generation, number>();

  constructor(generations: readonly Generation[], worth: Float64Array) {
    this.worth = worth.slice();
    for (const generation of generations) {
      generation.demand.forEach(({ group }, row) => this.rowOf.set(group.index, { generation, row }));
      this.solve(generation);
    }
  }

  /** Takes the people out, if all others cost so many yuan less. */
  saves(riders: readonly RailRider[], yuan: number): boolean {
    const touched = new Set(riders.flatMap(({ group }) => this.rowOf.get(group.index)?.generation ?? []));
    const before = this.cost();
    for (const rider of riders) this.ask(rider.group, 0);
    for (const generation of touched) this.solve(generation);
    const apart = riders.reduce((sum, { group: { index, people } }) => sum + (this.rowOf.has(index) ? 0 : people * (this.worth[index] as number)), 0);
    if (this.cost() + yuan < before + apart) return true;
    for (const rider of riders) this.ask(rider.group, rider.group.people);
    for (const generation of touched) this.solve(generation);
    return false;
  }

  /** People of a group who must travel or be left out. */
  ask(group: Group, people: number): void {
    const at = this.rowOf.get(group.index);
    at?.generation.master.setLower(at.row, people);
  }

  private cost(): number {
    return [...this.costOf.values()].reduce((sum, cost) => sum + cost, 0);
  }

  private solve(generation: Generation): void {
    const solved = generation.master.solve("interior") ?? generation.master.solve("primal");
    if (!solved) return;
    this.costOf.set(generation, solved.objective);
    generation.demand.forEach(({ group, otherwise }, row) => (this.worth[group.index] = Math.min(otherwise, Math.max(0, solved.rows[row] as number))));
  }
}
