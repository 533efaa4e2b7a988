/** A plan in the making: trips in slots, vehicles in use, people still waiting. Changes are kept in a journal, so that a bad idea is undone at once. */
import type { Base, FleetEntry, Instance } from "./instance.ts";
import { joinTwo, wholeGroup } from "./parting.ts";
import { companyOf, type Company } from "./neighbours.ts";
import type { SeatRun } from "./seats.ts";
import { type Course, courseOf, type Extension } from "./routes.ts";
import { createTripOn, type Free, type Part, priceTrip, type Trip, type Vehicle } from "./trips.ts";

export class Solution {
  readonly instance: Instance;
  /** Closed slots hold null. */
  trips: (Trip | null)[] = [];
  /** Slots of each base's trips on each day: base × days + day. */
  readonly slotsOn: number[][];
  /** Slots that carry people of each group. */
  readonly slotsOfGroup: number[][];
  /** For each base which places go together. */
  readonly company: Company[];
  runs: SeatRun[] = [];
  /** Of each group the people who have no seat. */
  readonly waiting: (Part | null)[];
  cost = 0;
  private readonly used: Float64Array[];
  private readonly openSlots: number[] = [];
  private readonly direct = new Map<number, Course | null>();
  private journal: { slot: number; trip: Trip | null }[] = [];
  private waitingBefore: { group: number; part: Part | null }[] = [];
  private saved: { runs: SeatRun[]; cost: number };

  constructor(instance: Instance) {
    this.instance = instance;
    const { days, fleets } = instance.problem;
    this.used = fleets.map(() => new Float64Array(days + 1));
    this.slotsOn = Array.from({ length: instance.bases.length * days }, () => []);
    this.slotsOfGroup = instance.groups.map(() => []);
    this.company = instance.bases.map((base) => companyOf(instance, base));
    this.waiting = instance.groups.map(wholeGroup);
    this.cost = this.waitingParts().reduce((sum, part) => sum + unservedCost(part), 0);
    this.saved = { runs: this.runs, cost: this.cost };
  }

  /** Whether the fleet has a vehicle left on each day that the trip would hold one; days after the plan's end have no limit of their own. */
  readonly free: Free = (fleet: FleetEntry, day: number, holdDays: number): boolean => {
    const used = this.used[fleet.index] as Float64Array; // one row for each fleet
    const end = Math.min(day + holdDays, fleet.count.length);
    for (let active = day; active < end; active++) if ((used[active] as number) >= (fleet.count[active] as number)) return false;
    return true;
  };

  /** Opens a trip in a slot of its own. */
  open(trip: Trip): number {
    const slot = this.openSlots.pop() ?? this.trips.push(null) - 1;
    this.replace(slot, trip);
    return slot;
  }

  /** Puts another trip, or none, into a slot. */
  replace(slot: number, trip: Trip | null): void {
    const old = this.trips[slot] ?? null;
    this.journal.push({ slot, trip: old });
    this.exchange(slot, trip);
    this.cost += (trip?.cost ?? 0) - (old?.cost ?? 0);
    if (!trip && old) this.openSlots.push(slot);
  }

  /** The trip of a slot on another course and with other people; its own vehicle counts as free. Null when no vehicle fits. */
  exchangeVehicle(slot: number, { route, course }: Extension, parts: Part[]): Trip | null {
    const trip = this.trips[slot] as Trip; // asked only for open slots
    this.count(trip, -1);
    const other = createTripOn(this.instance, route, course, parts, this.free);
    this.count(trip, 1);
    return other;
  }

  /** What that trip would cost with one part more, and in which vehicle: nothing is made, for most answers are thrown away. */
  priceWith(slot: number, { route, course }: Extension, joining: Part): Vehicle | null {
    const trip = this.trips[slot] as Trip; // asked only for open slots
    this.count(trip, -1);
    const vehicle = priceTrip(this.instance, route, course, { parts: trip.parts, joining, people: trip.people + joining.people, wheelchairs: trip.wheelchairs + joining.wheelchairs }, this.free);
    this.count(trip, 1);
    return vehicle;
  }

  /** The course of a base without other stops on the way; null when a rule forbids it. Remembered: it is asked for with every group that looks for a seat. */
  directCourse(base: Base, from: number, to: number): Course | null {
    const { size } = this.instance;
    const way = (base.index * size + from) * size + to;
    let course = this.direct.get(way);
    if (course === undefined) this.direct.set(way, (course = courseOf(this.instance, { base, day: 0, pickups: [from], drops: [to] })));
    return course;
  }

  wait(part: Part): void {
    const already = this.waiting[part.group.index];
    this.setWaiting(part.group.index, already ? joinTwo(already, part) : part);
    this.cost += unservedCost(part);
  }

  /** Calls the people of a group who wait, if there are any. */
  call(group: number): Part | null {
    const part = this.waiting[group] ?? null;
    if (!part) return null;
    this.setWaiting(group, null);
    this.cost -= unservedCost(part);
    return part;
  }

  waitingParts(): Part[] {
    return this.waiting.filter((part) => part !== null);
  }

  private setWaiting(group: number, part: Part | null): void {
    this.waitingBefore.push({ group, part: this.waiting[group] ?? null });
    this.waiting[group] = part;
  }

  addRun(run: SeatRun): void {
    this.runs = [...this.runs, run];
    this.cost += run.cost;
  }

  setRun(index: number, run: SeatRun): void {
    const old = this.runs[index] as SeatRun; // runs are opened before the search begins
    this.runs = this.runs.with(index, run);
    this.cost += run.cost - old.cost;
  }

  /** Everything since the last keep() stands. */
  keep(): void {
    this.journal = [];
    this.waitingBefore = [];
    this.saved = { runs: this.runs, cost: this.cost };
  }

  /** Everything since the last keep() is undone. */
  undo(): void {
    for (let entry = this.journal.pop(); entry; entry = this.journal.pop()) {
      const current = this.trips[entry.slot] ?? null;
      this.exchange(entry.slot, entry.trip);
      if (current && !entry.trip) this.openSlots.push(entry.slot);
      if (!current && entry.trip) this.openSlots.splice(this.openSlots.lastIndexOf(entry.slot), 1);
    }
    for (let entry = this.waitingBefore.pop(); entry; entry = this.waitingBefore.pop()) this.waiting[entry.group] = entry.part;
    this.runs = this.saved.runs;
    this.cost = this.saved.cost;
  }

  private exchange(slot: number, trip: Trip | null): void {
    const old = this.trips[slot];
    if (old) {
      this.count(old, -1);
      drop(this.slotsOn[this.placeOf(old)], slot);
      for (const { group } of old.parts) drop(this.slotsOfGroup[group.index], slot);
    }
    this.trips[slot] = trip;
    if (!trip) return;
    this.count(trip, 1);
    this.slotsOn[this.placeOf(trip)]?.push(slot);
    for (const { group } of trip.parts) this.slotsOfGroup[group.index]?.push(slot);
  }

  private placeOf(trip: Trip): number {
    return trip.base.index * this.instance.problem.days + trip.day;
  }

  private count(trip: Trip, change: number): void {
    const used = this.used[trip.fleet.index] as Float64Array; // one row for each fleet
    const end = Math.min(trip.day + trip.holdDays, used.length);
    for (let day = trip.day; day < end; day++) used[day] = (used[day] as number) + change;
  }
}

export function unservedCost(part: Part): number {
  return part.people * part.group.price;
}

function drop(list: number[] | undefined, slot: number): void {
  if (!list) return;
  const index = list.indexOf(slot);
  if (index < 0) return;
  list[index] = list[list.length - 1] as number;
  list.pop();
}
