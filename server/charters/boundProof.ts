/** A lower bound on its way: coaches alone first, then the trains that pay, whose fares lead the duals to where trains gain little more, then whole trips. */
import type { CoachPart } from "./boundParts.ts";
import type { PricedTrip } from "./boundPricing.ts";
import { leastOnRails, railLoss, type RailSeats, railSeats } from "./boundRails.ts";
import { generate, type Generation, type Proved } from "./columnGeneration.ts";
import { dive } from "./dive.ts";
import type { FleetEntry, Group, Instance } from "./instance.ts";
import { chooseRuns } from "./railChoice.ts";
import type { SeatRun } from "./seats.ts";
import type { Route } from "./routes.ts";
import type { Part } from "./trips.ts";

/** A part on its way: what is proved of it, and its linear programme if its trips can be listed. */
export interface Begun extends CoachPart {
  proved: Proved;
  generation: Generation | null;
  /** Of all rows, at the linear programme's last answer. */
  duals: Float64Array;
}

/** A trip that the linear programme was rounded to. */
export interface RoundedTrip {
  route: Route;
  fleet: FleetEntry;
  load: { group: Group; people: number }[];
}

/** Shares of the work before trains are chosen, and before trips are rounded. */
const done = { beforeRails: 0.5, beforeRounding: 0.75 };
/** Rounds until what trains gain is taken off, and their people are asked no more than they are worth after it. */
const roundsAtOnce = 3;

export class Proof {
  readonly rails: readonly RailSeats[];
  /** Yuan that any plan of the whole problem costs at least. */
  bound: number;
  runs: readonly SeatRun[] = [];
  /** By group: yuan a person of the cheapest seat on rails. */
  private readonly leastOnRails: Float64Array;
  private going = true;
  private readonly instance: Instance;
  private readonly parts: readonly Begun[];
  private readonly goOn: (bound: number, done: number) => boolean;

  constructor(instance: Instance, parts: readonly Begun[], goOn: (bound: number, done: number) => boolean) {
    this.instance = instance;
    this.parts = parts;
    this.goOn = goOn;
    this.rails = railSeats(instance);
    this.leastOnRails = leastOnRails(instance, this.rails);
    this.bound = parts.reduce((sum, part) => sum + this.onItsOwn(part, part.proved), 0);
  }

  async proveCoaches(rounds: number): Promise<void> {
    await this.inTurn(0, this.rails.length > 0 ? done.beforeRails : done.beforeRounding, (part, generation, ask) => {
      const others = this.bound - this.onItsOwn(part, part.proved);
      const answer = generate(generation, part.proved, rounds, (best, share) => {
        this.bound = Math.max(this.bound, others + this.onItsOwn(part, best));
        return ask(share);
      });
      [part.proved, part.duals] = [answer, answer.duals];
    });
  }

  /** Those of a plan, or else those that pay; from now on their people have a seat there instead of being left out. */
  takeRuns(runs: readonly SeatRun[] | null): void {
    const generations = this.parts.flatMap(({ generation }) => generation ?? []);
    this.runs = runs ?? chooseRuns(this.instance, this.rails, generations, this.worth(), () => this.ask(done.beforeRails));
    const fares = new Map(this.runs.flatMap(({ parts, people, cost }) => parts.map(({ group }): [Group, number] => [group, cost / people])));
    this.reprice((group) => fares.get(group) ?? Infinity);
  }

  async proveWithRails(rounds: number): Promise<void> {
    for (let before = 0; before < rounds && this.going; before += roundsAtOnce) {
      const now = Math.min(roundsAtOnce, rounds - before);
      const shareAt = (round: number) => done.beforeRails + ((done.beforeRounding - done.beforeRails) * round) / rounds;
      await this.inTurn(shareAt(before), shareAt(before + now), (part, generation, ask) => {
        const answer = generate(generation, null, now, (_, share) => ask(share));
        [part.proved, part.duals] = [answer, answer.duals];
      });
      this.takeOffRails();
    }
  }

  /** Whole trips for everybody who is not on rails; nodes of branch and bound for the last of each part. */
  async round(nodes: number): Promise<RoundedTrip[]> {
    const onRails = peopleOf(this.runs.flatMap(({ parts }) => parts));
    const rounded: RoundedTrip[] = [];
    await this.inTurn(done.beforeRounding, 1, async ({ groups, duals }, generation, ask) => {
      for (const trip of await dive(generation, duals, onRails, nodes, ask)) rounded.push(roundedTrip(groups, trip));
    });
    return rounded;
  }

  /** What a part costs at least if everybody may have the cheapest seat on rails. */
  private onItsOwn({ groups }: CoachPart, { bound, worth }: Proved): number {
    return groups.reduce((sum, { index, people }, row) => sum - people * Math.max(0, (worth[row] as number) - (this.leastOnRails[index] as number)), bound);
  }

  private takeOffRails(): void {
    const loss = railLoss(this.instance, this.rails, this.worth());
    this.bound = Math.max(this.bound, this.parts.reduce((sum, { proved }) => sum + proved.bound, -loss.yuan));
    this.reprice(({ index }) => (this.leastOnRails[index] === Infinity ? Infinity : (loss.worth[index] as number)));
  }

  /** By group. */
  private worth(): Float64Array {
    const worth = new Float64Array(this.instance.groups.length);
    for (const { groups, proved } of this.parts) groups.forEach(({ index }, row) => (worth[index] = proved.worth[row] as number));
    return worth;
  }

  /** Lowers what the next best thing costs. */
  private reprice(priceOf: (group: Group) => number): void {
    for (const { generation } of this.parts) {
      generation?.demand.forEach(({ group, otherwise }, row) => {
        if (priceOf(group) < otherwise) generation.reprice(row, priceOf(group));
      });
    }
  }

  private ask(share: number): boolean {
    return (this.going &&= this.goOn(this.bound, share));
  }

  /** One part after the other, as long as nobody stops it. */
  private async inTurn(from: number, to: number, doIt: (part: Begun, generation: Generation, ask: (share: number) => boolean) => void | Promise<void>): Promise<void> {
    const shareAt = (groups: number) => from + ((to - from) * groups) / Math.max(1, this.instance.groups.length);
    let before = 0;
    for (const part of this.parts) {
      if (!this.ask(shareAt(before))) return;
      const start = before;
      if (part.generation) await doIt(part, part.generation, (share) => this.ask(shareAt(start + part.groups.length * share)));
      before += part.groups.length;
    }
  }
}

function peopleOf(parts: readonly Part[]): Map<number, number> {
  const people = new Map<number, number>();
  for (const { group, people: some } of parts) people.set(group.index, (people.get(group.index) ?? 0) + some);
  return people;
}

function roundedTrip(groups: readonly Group[], trip: PricedTrip): RoundedTrip {
  return { route: trip, fleet: trip.fleet, load: trip.load.map(({ row, people }) => ({ group: groups[row] as Group, people })) };
}
