/** Seats on rails: charter trains that run and block seats on scheduled ones. A run takes groups at a price a head, without stops of its own. */
import type { Group, Instance } from "./instance.ts";
import { dayCost, type Part } from "./trips.ts";
import type { Problem } from "./problem.ts";

export interface SeatOffer {
  kind: "train" | "blockSeat";
  /** Place in problem.trains or problem.blockSeats. */
  index: number;
  from: number;
  to: number;
  day: number;
  /** Most passengers under the load cap. */
  capacity: number;
  /** A run with fewer people may not be. */
  minPassengers: number;
  /** Passengers of one railway coach under the load cap. */
  perCoach: number;
  fixedCost: number;
  costPerCoach: number;
  costPerSeat: number;
}

export interface SeatRun {
  offer: SeatOffer;
  parts: Part[];
  people: number;
  cost: number;
}

/** Every train on every day it may run, and every block of seats. */
export function seatOffers(instance: Instance): SeatOffer[] {
  const { problem } = instance;
  const placeOf = new Map(problem.places.map((place, index) => [place.id, index]));
  const at = (id: string) => placeOf.get(id) as number; // checked by parseProblem
  const trains = problem.trains.flatMap((train, index) => (train.days ?? Array.from({ length: problem.days }, (_, day) => day)).map((day): SeatOffer => {
    const perCoach = Math.floor((train.seatsPerCoach * problem.rules.loadCapPercent) / 100 + 1e-9);
    return { kind: "train", index, from: at(train.from), to: at(train.to), day, capacity: perCoach * train.maxCoaches, minPassengers: train.minPassengers, perCoach, fixedCost: train.fixedCost, costPerCoach: train.costPerCoach, costPerSeat: 0 };
  }));
  const blocks = problem.blockSeats.map((block, index): SeatOffer => (
    { kind: "blockSeat", index, from: at(block.from), to: at(block.to), day: block.day, capacity: block.quota, minPassengers: 0, perCoach: block.quota, fixedCost: 0, costPerCoach: 0, costPerSeat: block.costPerSeat }));
  return [...trains, ...blocks];
}

/** Yuan for one person of the group on this offer (feeders, seat, leaving early); null when the group cannot use it. */
export function headCost(instance: Instance, offer: SeatOffer, group: Group): number | null {
  if (offer.day < group.firstDay || offer.day > group.lastDay || group.wheelchairs > 0) return null;
  const { feederFrom, feederTo } = listOf(instance.problem, offer)[offer.index] as Problem["trains"][number]; // an offer is made from it
  const kmFrom = instance.km[group.from * instance.size + offer.from] as number;
  const kmTo = instance.km[offer.to * instance.size + group.to] as number;
  if (kmFrom > feederFrom.maxKm || kmTo > feederTo.maxKm) return null;
  return offer.costPerSeat + kmFrom * feederFrom.costPerPersonKm + kmTo * feederTo.costPerPersonKm + dayCost(instance, group, offer.day);
}

/** A run with its cost: the train and its coaches, and what each passenger costs. */
export function createRun(instance: Instance, offer: SeatOffer, parts: Part[]): SeatRun {
  let people = 0;
  let cost = 0;
  for (const part of parts) {
    people += part.people;
    cost += part.people * (headCost(instance, offer, part.group) ?? Infinity);
  }
  if (people > 0 && offer.kind === "train") cost += offer.fixedCost + offer.costPerCoach * Math.ceil(people / offer.perCoach);
  return { offer, parts, people, cost };
}

function listOf(problem: Problem, offer: SeatOffer): (Problem["trains"][number] | Problem["blockSeats"][number])[] {
  return offer.kind === "train" ? problem.trains : problem.blockSeats;
}
