/**
 * The judge: recomputes what a plan costs and lists every rule it breaks. It reads the problem and the plan as files and shares no code with the planner.
 */
import { Spending, type CostParts } from "./checkCosts.ts";
import { timesOf } from "./checkTimes.ts";
import type { Passengers, Plan, PlanTrip } from "./plan.ts";
import type { Problem } from "./problem.ts";

export interface Violation {
  rule: string;
  /** Which trip, train, group or fleet. */
  where: string;
  message: string;
  /** Where a limit is passed: what was found and what is allowed, in the unit of the rule. */
  found?: number;
  allowed?: number;
}

export interface Verdict {
  cost: number;
  people: number;
  served: number;
  unserved: number;
  violations: Violation[];
  /** What the cost consists of, in yuan: of each trip and train by id, and of the people left out under "unserved". The sum is the cost. */
  costs: Record<string, CostParts>;
  /** Of the cost what money is really paid for: without the weight of people left out, of early days, detours and broken promises. */
  paid: number;
}

interface Case {
  problem: Problem;
  plan: Plan;
  km: (from: string, to: string) => number;
  minutes: (from: string, to: string) => number;
  groups: Map<string, Problem["groups"][number]>;
  /** Writes down what something costs, and answers the sum. */
  spend: (where: string, parts: CostParts) => number;
  blame: (rule: string, where: string, message: string, passed?: { found: number; allowed: number }) => void;
}

export function checkPlan(problem: Problem, plan: Plan): Verdict {
  const violations: Violation[] = [];
  const { km, minutes } = distances(problem);
  const groups = new Map(problem.groups.map((group) => [group.id, group]));
  const spending = new Spending();
  const spend = spending.spend.bind(spending);
  const judged: Case = { problem, plan, km, minutes, groups, spend, blame: (rule, where, message, passed) => violations.push({ rule, where, message, ...passed }) };
  checkSeating(judged);
  const holds = new Map<string, number[]>();
  let cost = 0;
  for (const trip of plan.trips) cost += checkTrip(judged, trip, holds);
  for (const run of plan.trains) cost += checkTrain(judged, run);
  for (const run of plan.blockSeats) cost += checkBlock(judged, run);
  checkQuotas(judged);
  checkFleets(judged, holds);
  let unserved = 0;
  for (const left of plan.unserved) {
    unserved += left.people;
    const group = groups.get(left.group);
    if (group) cost += spend("unserved", { leftOut: left.people * (group.priority * (problem.costs.unservedPerPerson + problem.costs.unservedPerPersonKm * km(group.from, group.to)) + (group.promisedDay === null ? 0 : problem.costs.changedDayPerPerson)) });
  }
  const people = problem.groups.reduce((sum, group) => sum + group.people, 0);
  if (Math.abs(cost - plan.cost) > 1 + Math.abs(cost) * 1e-6) judged.blame("cost", "plan", `the plan says ${plan.cost}, its parts cost ${cost.toFixed(2)}`);
  // A plan that breaks a rule may well cost less than any that keeps them.
  if (violations.length === 0 && plan.bound !== undefined && plan.bound > cost + 1) judged.blame("bound", "plan", `the bound ${plan.bound} lies above the cost ${cost.toFixed(2)}`);
  return { cost, people, served: people - unserved, unserved, violations, costs: spending.costs, paid: spending.paid() };
}

/** Everybody exactly once, together if the rules say so, never a household parted. */
function checkSeating({ problem, plan, groups, blame }: Case): void {
  const seats = new Map<string, Passengers[]>();
  for (const list of [...plan.trips, ...plan.trains, ...plan.blockSeats].map((run) => run.passengers).concat([plan.unserved])) {
    for (const passengers of list) {
      if (!groups.has(passengers.group)) blame("group", passengers.group, "no such group in the problem");
      const known = seats.get(passengers.group);
      if (known) known.push(passengers);
      else seats.set(passengers.group, [passengers]);
    }
  }
  const together = problem.rules.keepTogetherUpTo ?? Infinity;
  for (const group of problem.groups) {
    const parts = seats.get(group.id) ?? [];
    const people = parts.reduce((sum, part) => sum + part.people, 0);
    if (people !== group.people) blame("everybody", group.id, `${people} of its ${group.people} people stand in the plan`);
    if (parts.length > 1 && group.people <= together) blame("together", group.id, `${group.people} people in ${parts.length} parts; up to ${together} stay together`);
    if (parts.length > 1 && group.wheelchairs > 0 && !group.households) blame("together", group.id, "has wheelchairs and no list of households, so it stays together");
    if (parts.length > 1 && group.households?.some((home) => home.people > 1 || home.wheelchairs > 0)) checkHouseholds(group, group.households, parts, blame);
  }
}

function checkHouseholds(group: Problem["groups"][number], homes: { people: number }[], parts: Passengers[], blame: Case["blame"]): void {
  const seen = new Set<number>();
  for (const part of parts) {
    if (!part.households) return blame("household", group.id, "is parted, but a part does not say which households it holds");
    const people = part.households.reduce((sum, index) => sum + (homes[index]?.people ?? 0), 0);
    if (people !== part.people) blame("household", group.id, `${part.people} people in a part whose households have ${people}`);
    for (const index of part.households) {
      if (seen.has(index) || !homes[index]) blame("household", group.id, `household ${index} stands there twice or does not exist`);
      seen.add(index);
    }
  }
}

function wheelchairsOf({ groups }: Case, passengers: Passengers): number {
  const group = groups.get(passengers.group);
  if (!group) return 0;
  if (!passengers.households || !group.households) return group.wheelchairs;
  return passengers.households.reduce((sum, index) => sum + (group.households?.[index]?.wheelchairs ?? 0), 0);
}

/** Yuan of a trip; the days that it holds its vehicle are added to the fleet's. */
function checkTrip(judged: Case, trip: PlanTrip, holds: Map<string, number[]>): number {
  const { problem, km, groups, blame } = judged;
  const { rules, costs } = problem;
  const fleet = problem.fleets.find(({ id }) => id === trip.fleet);
  const type = problem.vehicleTypes.find(({ id }) => id === fleet?.vehicleType);
  if (!fleet || !type) {
    blame("fleet", trip.id, `no fleet "${trip.fleet}" in the problem`);
    return 0;
  }
  const firstDrop = trip.stops.findIndex((stop) => stop.kind === "drop");
  const pickups = trip.stops.slice(0, Math.max(0, firstDrop)).map((stop) => stop.place);
  const drops = trip.stops.slice(Math.max(0, firstDrop)).map((stop) => stop.place);
  if (firstDrop <= 0 || trip.stops.slice(firstDrop).some((stop) => stop.kind === "pickup")) {
    blame("stops", trip.id, "needs pick-ups first, then drops");
    return 0;
  }
  const route = [fleet.start, ...pickups, ...drops, fleet.end].filter((place) => place !== null);
  const broken = route.findIndex((place, leg) => leg > 0 && !Number.isFinite(judged.minutes(route[leg - 1] ?? "", place) + km(route[leg - 1] ?? "", place)));
  if (broken > 0) {
    blame("stops", trip.id, `the problem knows no way from ${route[broken - 1]} to ${route[broken]}`); // nobody could say when it arrives
    return 0;
  }
  checkStops(judged, trip, pickups, drops, fleet.serves);
  const people = trip.passengers.reduce((sum, part) => sum + part.people, 0);
  const seats = Math.floor((type.seats * rules.loadCapPercent) / 100 + 1e-9);
  if (people > seats) blame("seats", trip.id, `${people} people on ${seats} of ${type.seats} seats (load cap ${rules.loadCapPercent} %)`, { found: people, allowed: seats });
  const wheelchairs = trip.passengers.reduce((sum, part) => sum + wheelchairsOf(judged, part), 0);
  if (wheelchairs > type.wheelchairPlaces) blame("wheelchairs", trip.id, `${wheelchairs} wheelchairs on ${type.wheelchairPlaces} places`, { found: wheelchairs, allowed: type.wheelchairPlaces });
  let distance = 0;
  for (let leg = 1; leg < route.length; leg++) distance += km(route[leg - 1] ?? "", route[leg] ?? "");
  const times = timesOf(judged, trip, fleet, pickups, drops);
  for (const { message } of times.faults) blame("times", trip.id, message);
  const days = holds.get(fleet.id) ?? Array.from({ length: problem.days }, () => 0);
  for (let day = trip.day; day < Math.min(problem.days, trip.day + times.holdDays); day++) days[day] = (days[day] ?? 0) + 1;
  holds.set(fleet.id, days);
  let early = 0;
  let moved = 0;
  let extraKm = 0;
  for (const part of trip.passengers) {
    const group = groups.get(part.group);
    if (!group) continue;
    if (trip.day < group.firstDay || trip.day > group.lastDay) blame("window", trip.id, `group ${group.id} may leave on days ${group.firstDay} to ${group.lastDay}, not on ${trip.day}`);
    early += part.people * Math.max(0, (group.preferredDay ?? group.lastDay) - trip.day);
    if (group.promisedDay !== null && group.promisedDay !== trip.day) moved += part.people;
    const ride = [...pickups.slice(pickups.indexOf(group.from)), ...drops.slice(0, drops.indexOf(group.to) + 1)];
    if (!pickups.includes(group.from)) blame("stops", trip.id, `does not stop at ${group.from}, where group ${group.id} waits`);
    else if (!drops.includes(group.to)) blame("stops", trip.id, `does not stop at ${group.to}, where group ${group.id} goes`);
    else extraKm += part.people * Math.max(0, ride.slice(1).reduce((way, place, leg) => way + km(ride[leg] ?? "", place), 0) - km(group.from, group.to));
  }
  const cost = judged.spend(trip.id, {
    hire: type.fixedCost + type.costPerDay * times.holdDays, distance: type.costPerKm * distance, drivers: costs.secondDriverPerDay * (times.drivers - 1) * times.holdDays,
    stops: costs.extraStop * (pickups.length + drops.length - 2), early: costs.earlyPerPersonDay * early, promise: costs.changedDayPerPerson * moved, detour: costs.detourPerPersonKm * extraKm,
  });
  if (trip.cost !== undefined && Math.abs(trip.cost - cost) > 1) blame("cost", trip.id, `says ${trip.cost}, costs ${cost.toFixed(2)}`);
  return cost;
}

function checkStops({ problem, km, blame }: Case, trip: PlanTrip, pickups: string[], drops: string[], serves: string[] | null): void {
  const { maxPickups, maxDrops, maxPickupTourKm, maxDropDetour } = problem.rules;
  if (new Set(pickups).size < pickups.length || new Set(drops).size < drops.length) blame("stops", trip.id, "stops twice at one place");
  if (maxPickups !== null && pickups.length > maxPickups) blame("stops", trip.id, `${pickups.length} pick-ups, ${maxPickups} are allowed`, { found: pickups.length, allowed: maxPickups });
  if (maxDrops !== null && drops.length > maxDrops) blame("stops", trip.id, `${drops.length} drops, ${maxDrops} are allowed`, { found: drops.length, allowed: maxDrops });
  for (const place of pickups) if (serves && !serves.includes(place)) blame("stops", trip.id, `its fleet does not serve ${place}`);
  let tour = 0;
  for (let stop = 1; stop < pickups.length; stop++) tour += km(pickups[stop - 1] ?? "", pickups[stop] ?? "");
  if (maxPickupTourKm !== null && tour > maxPickupTourKm + 0.001) blame("tour", trip.id, `the pick-up tour has ${tour.toFixed(1)} km, ${maxPickupTourKm} are allowed`, { found: Math.round(tour), allowed: maxPickupTourKm });
  const gate = pickups[pickups.length - 1] ?? "";
  let way = 0;
  drops.forEach((place, index) => {
    way += km(index === 0 ? gate : (drops[index - 1] ?? ""), place);
    const direct = km(gate, place);
    if (maxDropDetour !== null && index > 0 && way > maxDropDetour * direct + 0.001) blame("detour", trip.id, `${way.toFixed(0)} km to ${place}, direct ${direct.toFixed(0)} km`, { found: Math.round(way), allowed: Math.round(maxDropDetour * direct) });
  });
}

function checkTrain(judged: Case, run: Plan["trains"][number]): number {
  const { problem, blame } = judged;
  const train = problem.trains.find(({ id }) => id === run.train);
  if (!train) {
    blame("train", run.id, `no train "${run.train}" in the problem`);
    return 0;
  }
  const perCoach = Math.floor((train.seatsPerCoach * problem.rules.loadCapPercent) / 100 + 1e-9);
  const people = run.passengers.reduce((sum, part) => sum + part.people, 0);
  if (people < train.minPassengers) blame("train", run.id, `${people} people, it runs from ${train.minPassengers} on`, { found: people, allowed: train.minPassengers });
  if (run.coaches > train.maxCoaches) blame("train", run.id, `${run.coaches} coaches, ${train.maxCoaches} are allowed`, { found: run.coaches, allowed: train.maxCoaches });
  if (people > run.coaches * perCoach) blame("seats", run.id, `${people} people in ${run.coaches} coaches of ${perCoach}`, { found: people, allowed: run.coaches * perCoach });
  if (train.days && !train.days.includes(run.day)) blame("train", run.id, `does not run on day ${run.day}`);
  return judged.spend(run.id, { hire: train.fixedCost, coaches: train.costPerCoach * run.coaches }) + riders(judged, run.id, run.day, train, run.passengers);
}

function checkBlock(judged: Case, run: Plan["blockSeats"][number]): number {
  const block = judged.problem.blockSeats.find(({ id }) => id === run.blockSeat);
  if (!block) {
    judged.blame("blockSeat", run.id, `no block seats "${run.blockSeat}" in the problem`);
    return 0;
  }
  const people = run.passengers.reduce((sum, part) => sum + part.people, 0);
  return judged.spend(run.id, { seats: block.costPerSeat * people }) + riders(judged, run.id, block.day, block, run.passengers);
}

type Rail = Pick<Problem["trains"][number], "from" | "to" | "feederFrom" | "feederTo">;

/** Yuan for feeders and early leaving of a train's passengers. */
function riders({ problem, groups, km, blame, spend }: Case, id: string, day: number, rail: Rail, passengers: Passengers[]): number {
  let cost = 0;
  for (const part of passengers) {
    const group = groups.get(part.group);
    if (!group) continue;
    if (day < group.firstDay || day > group.lastDay) blame("window", id, `group ${group.id} may leave on days ${group.firstDay} to ${group.lastDay}, not on ${day}`);
    if (group.wheelchairs > 0) blame("wheelchairs", id, `group ${group.id} has wheelchairs; trains have no places for them`);
    const kmFrom = km(group.from, rail.from);
    const kmTo = km(rail.to, group.to);
    if (kmFrom > rail.feederFrom.maxKm || kmTo > rail.feederTo.maxKm) blame("feeder", id, `group ${group.id} has ${kmFrom.toFixed(0)} km to the station and ${kmTo.toFixed(0)} km behind the other one`);
    const early = Math.max(0, (group.preferredDay ?? group.lastDay) - day);
    const moved = group.promisedDay !== null && group.promisedDay !== day ? problem.costs.changedDayPerPerson : 0;
    cost += spend(id, { feeder: part.people * (kmFrom * rail.feederFrom.costPerPersonKm + kmTo * rail.feederTo.costPerPersonKm), early: part.people * problem.costs.earlyPerPersonDay * early, promise: part.people * moved });
  }
  return cost;
}

function checkQuotas({ problem, plan, blame }: Case): void {
  for (let day = 0; day < problem.days; day++) {
    const trains = plan.trains.filter((run) => run.day === day);
    if (problem.rules.trainsPerDay !== null && trains.length > problem.rules.trainsPerDay) blame("trains", `day ${day}`, `${trains.length} trains, ${problem.rules.trainsPerDay} are allowed`, { found: trains.length, allowed: problem.rules.trainsPerDay });
    if (new Set(trains.map((run) => run.train)).size < trains.length) blame("trains", `day ${day}`, "one train runs twice");
  }
  for (const block of problem.blockSeats) {
    const taken = plan.blockSeats.filter((run) => run.blockSeat === block.id).flatMap((run) => run.passengers).reduce((sum, part) => sum + part.people, 0);
    if (taken > block.quota) blame("blockSeat", block.id, `${taken} people on ${block.quota} seats`, { found: taken, allowed: block.quota });
  }
}

function checkFleets({ problem, blame }: Case, holds: Map<string, number[]>): void {
  for (const fleet of problem.fleets) {
    holds.get(fleet.id)?.forEach((used, day) => {
      const count = Array.isArray(fleet.count) ? fleet.count[day] : fleet.count;
      if (count !== null && count !== undefined && used > count) blame("fleet", fleet.id, `${used} vehicles on day ${day}, ${count} are there`, { found: used, allowed: count });
    });
  }
}

/** The given matrices, or great circles × roadFactor and speedKmh. */
function distances(problem: Problem): { km: (from: string, to: string) => number; minutes: (from: string, to: string) => number } {
  const index = new Map(problem.places.map((place, row) => [place.id, row]));
  const look = (matrix: number[][], from: string, to: string) => matrix[index.get(from) ?? -1]?.[index.get(to) ?? -1] ?? Infinity;
  const km = (from: string, to: string): number => {
    if (problem.distanceKm) return look(problem.distanceKm, from, to);
    const a = problem.places[index.get(from) ?? -1];
    const b = problem.places[index.get(to) ?? -1];
    if (a?.lon === undefined || a.lat === undefined || b?.lon === undefined || b.lat === undefined) return Infinity;
    if (from === to) return 0;
    const [latA, latB, turn] = [a.lat, b.lat, b.lon - a.lon].map((degrees) => (degrees / 180) * Math.PI) as [number, number, number]; // three in, three out
    const chord = (1 - Math.cos(latB - latA)) / 2 + (Math.cos(latA) * Math.cos(latB) * (1 - Math.cos(turn))) / 2;
    return 12742 * Math.asin(Math.sqrt(Math.min(1, chord))) * problem.roadFactor;
  };
  const minutes = (from: string, to: string) => (problem.durationMinutes ? look(problem.durationMinutes, from, to) : (km(from, to) / problem.speedKmh) * 60);
  return { km, minutes };
}
