/**
 * What a careful person does with a spreadsheet, as the measure that the screen shows: charter a train where enough people share a destination and a day;
 * then county by county take the destination and day with most people waiting, fill a coach for it township by township, and go on as long as a coach pays.
 */
import type { Snapshot } from "./improve.ts";
import type { Base, Group, Instance } from "./instance.ts";
import { takeFrom, wholeGroup } from "./parting.ts";
import { createRun, headCost, seatOffers, type SeatRun } from "./seats.ts";
import { Solution, unservedCost } from "./solution.ts";
import { routeWith } from "./extensions.ts";
import type { Route } from "./routes.ts";
import { createTrip, type Free, type Part, type Trip } from "./trips.ts";

export function planBySpreadsheet(instance: Instance): Snapshot {
  const solution = new Solution(instance);
  const waiting = new Set(instance.groups);
  const runs = charterTrains(instance, waiting);
  for (const base of instance.bases) {
    const own = [...waiting].filter((group) => group.bases.includes(base.index)).flatMap((group) => solution.call(group.index) ?? []);
    for (const part of fillCoaches(solution, base, own)) solution.wait(part);
  }
  const onRails = new Set(runs.flatMap((run) => run.parts.map((part) => part.group)));
  const left = solution.waitingParts().filter((part) => !onRails.has(part.group));
  const trips = solution.trips.filter((trip) => trip !== null);
  const cost = [...trips, ...runs].reduce((sum, { cost: yuan }) => sum + yuan, 0) + left.reduce((sum, part) => sum + unservedCost(part), 0);
  return { trips, runs, waiting: left, cost };
}

/** Coaches for the destination and day with most people, again and again; who is left is returned. */
function fillCoaches(solution: Solution, base: Base, parts: Part[]): Part[] {
  const { days } = solution.instance.problem;
  const people = new Map<number, number>();
  const key = (to: number, day: number) => to * days + day;
  const count = ({ group, people: own }: Part, sign: number) => {
    for (let day = group.firstDay; day <= group.lastDay; day++) people.set(key(group.to, day), (people.get(key(group.to, day)) ?? 0) + sign * own);
  };
  for (const part of parts) count(part, 1);
  let left = parts;
  for (;;) {
    let fullest = -1;
    for (const [cell, own] of people) if (own > 0 && (fullest < 0 || own > (people.get(fullest) ?? 0) || (own === people.get(fullest) && cell < fullest))) fullest = cell;
    if (fullest < 0) return left;
    const [to, day] = [Math.floor(fullest / days), fullest % days];
    const candidates = left.filter(({ group }) => group.to === to && group.firstDay <= day && day <= group.lastDay)
      .sort((a, b) => a.group.from - b.group.from || a.group.lastDay - b.group.lastDay || b.people - a.people || a.group.index - b.group.index);
    const filled = fillCoach(solution, base, day, candidates);
    const worth = filled ? filled.trip.parts.reduce((sum, part) => sum + unservedCost(part), 0) : 0;
    if (!filled || filled.trip.cost > worth) {
      people.delete(fullest);
      continue;
    }
    solution.open(filled.trip);
    for (const part of candidates) count(part, -1);
    for (const part of filled.rest) count(part, 1);
    const gone = new Set(candidates);
    left = [...left.filter((part) => !gone.has(part)), ...filled.rest];
  }
}

/** The first coach that can be filled from the candidates, tried from each township in turn: the fullest counts. */
function fillCoach(solution: Solution, base: Base, day: number, candidates: Part[]): { trip: Trip; rest: Part[] } | null {
  const { instance, free } = solution;
  let best: { trip: Trip; rest: Part[] } | null = null;
  for (const start of new Set(candidates.map((part) => part.group.from))) {
    const near = (part: Part) => instance.km[start * instance.size + part.group.from] as number;
    const filled = fillFrom(instance, { base, day, pickups: [start], drops: [] }, [...candidates].sort((a, b) => near(a) - near(b)), free);
    if (filled && filled.trip.people > (best?.trip.people ?? 0)) best = filled;
  }
  return best;
}

function fillFrom(instance: Instance, { base, day }: Route, inOrder: Part[], free: Free): { trip: Trip; rest: Part[] } | null {
  const built: { trip: Trip | null } = { trip: null };
  const rest: Part[] = [];
  for (const part of inOrder) {
    const current = built.trip;
    const room: number = base.capacity - (current?.people ?? 0);
    const split: ReturnType<typeof takeFrom> = part.people > room ? takeFrom(part, room, base.wheelchairPlaces - (current?.wheelchairs ?? 0)) : null;
    const route: Route | null = current ? routeWith(instance, current, part.group) : { base, day, pickups: [part.group.from], drops: [part.group.to] };
    const longer: Trip | null = route && createTrip(instance, route, [...(current ? current.parts : []), split?.taken ?? part], free);
    if (longer) built.trip = longer;
    if (!longer) rest.push(part);
    else if (split) rest.push(split.rest);
  }
  return built.trip && { trip: built.trip, rest };
}

/** Day by day, the train with the most people whose place it serves, as long as it has enough of them and is cheaper than leaving them to full coaches would be. */
function charterTrains(instance: Instance, waiting: Set<Group>): SeatRun[] {
  const most = instance.problem.rules.trainsPerDay ?? Infinity;
  const runs: SeatRun[] = [];
  for (let day = 0; day < instance.problem.days; day++) {
    const offers = seatOffers(instance).filter((offer) => offer.kind === "train" && offer.day === day);
    for (let used = 0; used < most && offers.length > 0; used++) {
      const loads = offers.map((offer) => {
        const parts: Part[] = [];
        let people = 0;
        for (const group of waiting) {
          const head = headCost(instance, offer, group);
          if (head === null || head > 150 || people + group.people > offer.capacity) continue;
          parts.push(wholeGroup(group));
          people += group.people;
        }
        return { offer, parts, people };
      }).sort((a, b) => b.people - a.people);
      const fullest = loads[0];
      if (!fullest || fullest.people < Math.max(1, fullest.offer.minPassengers)) break;
      const run = createRun(instance, fullest.offer, fullest.parts);
      runs.push(run);
      for (const { group } of fullest.parts) waiting.delete(group);
      offers.splice(offers.indexOf(fullest.offer), 1);
    }
  }
  return runs;
}
