/** Seats on rails as the lower bound sees them: what they cost a person at least, and what they gain at most when people are worth so much. */
import type { Group, Instance } from "./instance.ts";
import { headCost, type SeatOffer, seatOffers } from "./seats.ts";

export interface RailRider {
  group: Group;
  /** Yuan a person, the train apart. */
  head: number;
}

export interface RailSeats {
  offer: SeatOffer;
  /** Who could ride along. */
  riders: RailRider[];
  /** Yuan of the train a person, on the load where it is least. */
  share: number;
}

/** Block seats, and trains that could fill at all: enough people have a window on their day and live and work near their stations. */
export function railSeats(instance: Instance): RailSeats[] {
  return seatOffers(instance).flatMap((offer) => {
    const riders = instance.groups.flatMap((group) => {
      const head = headCost(instance, offer, group);
      return head === null ? [] : [{ group, head }];
    });
    const people = riders.reduce((sum, { group }) => sum + group.people, 0);
    const share = Math.min(...loadsOf(offer, people).map(({ cost, most }) => cost / most));
    return share === Infinity ? [] : [{ offer, riders, share }];
  });
}

/** What the train costs for so many coaches, and how many of these people ride in them at most: all that may run with them. */
export function loadsOf({ capacity, minPassengers, perCoach, fixedCost, costPerCoach }: SeatOffer, people: number): { cost: number; most: number }[] {
  const coaches = perCoach === 0 ? 0 : Math.floor(capacity / perCoach + 1e-9);
  return Array.from({ length: coaches }, (_, index) => ({ cost: fixedCost + costPerCoach * (index + 1), most: Math.min(people, perCoach * (index + 1)) }))
    .filter(({ most }) => most > 0 && most >= minPassengers);
}

/** By group: yuan a person of the cheapest seat on rails, the least share of its train included; Infinity where there is none. */
export function leastOnRails(instance: Instance, rails: readonly RailSeats[]): Float64Array {
  const least = new Float64Array(instance.groups.length).fill(Infinity);
  for (const { riders, share } of rails) for (const { group, head } of riders) least[group.index] = Math.min(least[group.index] as number, head + share);
  return least;
}

/** Steps by which worths are lowered, and yuan of the first of them. */
const loweringSteps = 200;
const firstStep = 30;

export interface RailLoss {
  /** Yuan by which the bound falls. */
  yuan: number;
  /** By group: what people are worth after it. */
  worth: Float64Array;
}

/**
 * By how much a bound falls because of the trains and block seats, when people of each group are worth so much elsewhere: each takes the people who gain most on it, however many
 * others do as well. Whoever is wanted by several is made worth less, which costs the bound his fall once and spares it the gains of all of them (subgradient steps).
 */
export function railLoss({ problem: { rules }, groups }: Instance, rails: readonly RailSeats[], worth: Float64Array): RailLoss {
  const lowered = Float64Array.from(worth);
  const wanted = new Float64Array(groups.length);
  const best: RailLoss = { yuan: Infinity, worth };
  for (let step = 1; step <= loweringSteps && best.yuan > 0; step++) {
    const loads = bestLoads(rails, lowered, rules.trainsPerDay ?? Infinity);
    const yuan = loads.reduce((sum, { gain }) => sum + gain, groups.reduce((sum, { index, people }) => sum + people * ((worth[index] as number) - (lowered[index] as number)), 0));
    if (yuan < best.yuan) Object.assign(best, { yuan, worth: lowered.slice() });
    wanted.fill(0);
    for (const { taken } of loads) for (const { group, people } of taken) wanted[group.index] = (wanted[group.index] as number) + people;
    const most = (firstStep * (loweringSteps - step)) / loweringSteps;
    for (const { index, people } of groups) lowered[index] = Math.max(0, Math.min(worth[index] as number, (lowered[index] as number) - most * ((wanted[index] as number) / people - 1)));
  }
  return best;
}

interface RailLoad {
  offer: SeatOffer;
  gain: number;
  taken: { group: Group; people: number }[];
}

/** Of each offer the load that gains most, if any does; of trains as many a day as may run. */
function bestLoads(rails: readonly RailSeats[], worth: Float64Array, trainsPerDay: number): RailLoad[] {
  const loads = rails.map((seats) => bestLoad(seats, worth)).filter(({ gain }) => gain > 0).sort((a, b) => b.gain - a.gain);
  const running = new Map<number, number>();
  return loads.filter(({ offer: { kind, day } }) => {
    if (kind === "blockSeat") return true;
    running.set(day, (running.get(day) ?? 0) + 1);
    return (running.get(day) as number) <= trainsPerDay;
  });
}

function bestLoad({ offer, riders }: RailSeats, worth: Float64Array): RailLoad {
  const dearest = riders.map(({ group, head }) => ({ group, gain: (worth[group.index] as number) - head })).sort((a, b) => b.gain - a.gain);
  const people = dearest.reduce((sum, { group }) => sum + group.people, 0);
  return loadsOf(offer, people).map(({ cost, most }) => loadOf(offer, dearest, most, cost)).reduce((best, load) => (load.gain > best.gain ? load : best), { offer, gain: 0, taken: [] });
}

/** The dearest people, at most so many; of those who lose only as many as the train must have. Groups may be parted. */
function loadOf(offer: SeatOffer, dearest: readonly { group: Group; gain: number }[], most: number, cost: number): RailLoad {
  const load: RailLoad = { offer, gain: -cost, taken: [] };
  let riding = 0;
  for (const { group, gain } of dearest) {
    const people = Math.min(group.people, (gain > 0 ? most : Math.min(most, offer.minPassengers)) - riding);
    if (people <= 0) break;
    riding += people;
    load.gain += people * gain;
    load.taken.push({ group, people });
  }
  return load;
}
