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
const coachesAtOnce = 5;
/** A step can only gain less than it promises, because whoever leaves makes room for others: one that promises less than this share of what it costs is not tried. */
const worthTrying = 0.1;
/** A programme of whose people no more than this share leave is not solved anew: they are reckoned with what they were worth in it, until more have left. */
const fewLeave = 0.03;

/** A run in the making. */
interface Boarding {
  seats: RailSeats;
  riders: RailRider[];
  people: number;
  coaches: number;
}

/** A run with more coaches and people on board than before. */
interface Step {
  boarding: Boarding;
  /** Yuan that the step costs, and that it promises to gain. */
  yuan: number;
  gain: number;
}

/**
 * Runs that pay, with whole groups; the programmes are left as they were. `worth` says by group what a person is worth who is in no programme: whom no coach may fetch, or where
 * trips are too many to list. goOn is asked before each step; false stops with the runs so far.
 */
export function chooseRuns(instance: Instance, rails: readonly RailSeats[], generations: readonly Generation[], worth: Float64Array, goOn: () => boolean): SeatRun[] {
  const programmes = new Programmes(generations, worth);
  const runs = new Map(rails.map((seats): [RailSeats, Boarding] => [seats, { seats, riders: [], people: 0, coaches: 0 }]));
  /** Those whose last step did not pay: they stay as they are. */
  const finished = new Set<RailSeats>();
  while (goOn()) {
    const step = bestStep(instance, [...runs.values()], finished, programmes.worth);
    if (!step) break;
    const { seats, riders } = step.boarding;
    const before = (runs.get(seats) as Boarding).riders.length; // one for each
    if (programmes.saves(riders.slice(before), step.yuan)) runs.set(seats, step.boarding);
    else finished.add(seats);
  }
  const chosen = [...runs.values()].filter(({ people }) => people > 0);
  for (const { group } of chosen.flatMap(({ riders }) => riders)) programmes.ask(group, group.people);
  return chosen.map(({ seats, riders }) => createRun(instance, seats.offer, riders.map(({ group }) => wholeGroup(group))));
}

/** Null when none is hoped to pay. */
function bestStep({ problem: { rules }, groups }: Instance, runs: readonly Boarding[], finished: ReadonlySet<RailSeats>, worth: Float64Array): Step | null {
  const boarded = new Uint8Array(groups.length);
  for (const { riders } of runs) for (const { group } of riders) boarded[group.index] = 1;
  const trains = runs.filter(({ seats, people }) => seats.offer.kind === "train" && people > 0);
  const allowed = ({ seats: { offer }, people }: Boarding) => people > 0 || offer.kind === "blockSeat" || trains.filter(({ seats }) => seats.offer.day === offer.day).length < (rules.trainsPerDay ?? Infinity);
  let best: Step | null = null;
  for (const run of runs.filter((one) => !finished.has(one.seats) && allowed(one))) {
    const waiting = run.seats.riders.filter(({ group }) => boarded[group.index] === 0).map((rider) => ({ ...rider, gain: (worth[rider.group.index] as number) - rider.head })).sort((a, b) => b.gain - a.gain);
    for (const step of stepsOf(run, waiting)) if (step.gain > Math.max(best?.gain ?? 0, worthTrying * step.yuan)) best = step;
  }
  return best;
}

/** The run with more coaches and those of the waiting people whose gain is greatest. */
function stepsOf(run: Boarding, waiting: readonly (RailRider & { gain: number })[]): Step[] {
  const { offer } = run.seats;
  const fewest = Math.max(1, Math.ceil(offer.minPassengers / offer.perCoach));
  const steps: Step[] = [];
  for (let coaches = Math.max(run.coaches, fewest); coaches <= Math.max(fewest, run.coaches + coachesAtOnce) && coaches * offer.perCoach <= offer.capacity; coaches++) {
    const boarding: Boarding = { seats: run.seats, riders: [...run.riders], people: run.people, coaches };
    let yuan = trainCost(offer, coaches) - trainCost(offer, run.coaches);
    let gain = -yuan;
    for (const rider of waiting) {
      if (rider.gain <= 0 && boarding.people >= offer.minPassengers) break;
      if (boarding.people + rider.group.people > coaches * offer.perCoach) continue;
      boarding.riders.push(rider);
      boarding.people += rider.group.people;
      yuan += rider.group.people * rider.head;
      gain += rider.group.people * rider.gain;
    }
    if (boarding.people >= offer.minPassengers && boarding.people > run.people) steps.push({ boarding, yuan, gain });
  }
  return steps;
}

function trainCost({ fixedCost, costPerCoach }: SeatOffer, coaches: number): number {
  return coaches === 0 ? 0 : fixedCost + costPerCoach * coaches;
}

/** A linear programme as it was solved last, less those who have left since. */
interface Solved {
  /** Yuan. */
  cost: number;
  /** People in it at all, and those who have left since. */
  people: number;
  left: number;
}

/** The linear programmes of all parts as one. */
class Programmes {
  /** Yuan that one more person of each group costs. */
  worth: Float64Array;
  private readonly rowOf = new Map<number, { generation: Generation; row: number }>();
  private solved = new Map<Generation, Solved>();

  constructor(generations: readonly Generation[], worth: Float64Array) {
    this.worth = worth.slice();
    for (const generation of generations) {
      generation.demand.forEach(({ group }, row) => this.rowOf.set(group.index, { generation, row }));
      this.solved.set(generation, { cost: 0, people: generation.demand.reduce((sum, { people }) => sum + people, 0), left: 0 });
      this.solve(generation);
    }
  }

  /** Takes the people out, if all others cost so many yuan less. */
  saves(riders: readonly RailRider[], yuan: number): boolean {
    const many = this.losingMany(riders);
    // Whoever left before without its programme being solved is no matter of this step.
    for (const generation of many) if (this.of(generation).left > 0) this.solve(generation);
    const before = this.cost();
    const known: [Float64Array, Map<Generation, Solved>] = [this.worth.slice(), new Map(this.solved)];
    const apart = riders.reduce((sum, rider) => sum + this.leave(rider), 0);
    for (const generation of many) this.solve(generation);
    if (this.cost() + yuan < before + apart) {
      for (const [generation, { people, left }] of this.solved) if (left > fewLeave * people) this.solve(generation);
      return true;
    }
    for (const { group } of riders) this.ask(group, group.people);
    [this.worth, this.solved] = known;
    return false;
  }

  /** People of a group who must travel or be left out. */
  ask(group: Group, people: number): void {
    const at = this.rowOf.get(group.index);
    at?.generation.master.setLower(at.row, people);
  }

  /** Programmes that lose so many at once that they must be solved anew. */
  private losingMany(riders: readonly RailRider[]): Generation[] {
    const leaving = new Map<Generation, number>();
    for (const { group: { index, people } } of riders) {
      const generation = this.rowOf.get(index)?.generation;
      if (generation) leaving.set(generation, (leaving.get(generation) ?? 0) + people);
    }
    return [...leaving].filter(([generation, people]) => people > fewLeave * this.of(generation).people).map(([generation]) => generation);
  }

  /** A group leaves its programme, at what it is worth there; yuan of one that is in none. */
  private leave({ group }: RailRider): number {
    const yuan = group.people * (this.worth[group.index] as number);
    const generation = this.rowOf.get(group.index)?.generation;
    if (!generation) return yuan;
    this.ask(group, 0);
    const { cost, people, left } = this.of(generation);
    this.solved.set(generation, { cost: cost - yuan, people, left: left + group.people });
    return 0;
  }

  private of(generation: Generation): Solved {
    return this.solved.get(generation) as Solved; // one for each
  }

  private cost(): number {
    return [...this.solved.values()].reduce((sum, { cost }) => sum + cost, 0);
  }

  private solve(generation: Generation): void {
    const answer = generation.master.solve("interior") ?? generation.master.solve("primal");
    if (!answer) return;
    this.solved.set(generation, { ...this.of(generation), cost: answer.objective, left: 0 });
    generation.demand.forEach(({ group, otherwise }, row) => (this.worth[group.index] = Math.min(otherwise, Math.max(0, answer.rows[row] as number))));
  }
}
