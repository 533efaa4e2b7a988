/** The judge's own clock: walks minute by minute through a trip and asks at each minute whether the wheel may turn. */
import type { PlanTrip } from "./plan.ts";
import type { DrivingRules, Problem } from "./problem.ts";

export interface Times {
  drivers: number;
  holdDays: number;
  faults: { message: string }[];
}

interface Roads {
  problem: Problem;
  minutes: (from: string, to: string) => number;
}

interface Crew {
  now: number;
  sinceRest: number;
  today: number;
  hours: number;
}

/** Drivers and days that the rules ask for, and where the plan's stop times differ by more than a minute. */
export function timesOf({ problem, minutes }: Roads, trip: PlanTrip, fleet: Problem["fleets"][number], pickups: string[], drops: string[]): Times {
  const rules = problem.rules.driving;
  const faults: { message: string }[] = [];
  const expect = (what: string, stated: number | undefined, right: number) => {
    if (stated !== undefined && Math.abs(stated - right) > 1) faults.push({ message: `${what}: the plan says ${stated}, the rules give ${Math.round(right)}` });
  };
  if (!rules) return { drivers: 1, holdDays: 1, faults };
  const stops = [...pickups, ...drops];
  const out = [fleet.start, ...stops].filter((place) => place !== null);
  let wheel = 0;
  for (let leg = 1; leg < out.length; leg++) wheel += minutes(out[leg - 1] ?? "", out[leg] ?? "");
  let drivers = 1;
  while (drivers < rules.maxDrivers && wheel > drivers * rules.driverMinutesPerDay + 1e-9) drivers++;
  expect("drivers", trip.drivers, drivers);
  const crew: Crew = { now: rules.departureMinute, sinceRest: 0, today: 0, hours: drivers * rules.driverMinutesPerDay };
  let at = fleet.start;
  stops.forEach((place, index) => {
    if (at !== null) travel(crew, minutes(at, place), rules);
    expect(`arrival at ${place}`, trip.stops[index]?.arriveMinute, crew.now);
    crew.now += rules.stopMinutes;
    expect(`departure from ${place}`, trip.stops[index]?.departMinute, crew.now);
    at = place;
  });
  if (fleet.end !== null && at !== null) {
    crew.now += rules.turnaroundMinutes;
    travel(crew, minutes(at, fleet.end), rules);
  }
  const holdDays = Math.floor((crew.now - 1e-6) / 1440) + 1;
  expect("days of the vehicle", trip.holdDays === holdDays ? undefined : trip.holdDays * 10, holdDays * 10);
  if (rules.maxHoldDays !== null && holdDays > rules.maxHoldDays) faults.push({ message: `holds its vehicle ${holdDays} days, ${rules.maxHoldDays} are allowed` });
  return { drivers, holdDays, faults };
}

/** Turns the wheel for so many minutes, a minute or the rest of one at a time. */
function travel(crew: Crew, minutes: number, rules: DrivingRules): void {
  let left = minutes;
  while (left > 1e-9) {
    const halt = haltNow(crew, rules);
    if (halt > 0) {
      crew.now += halt;
      if (halt >= rules.restMinutes) crew.sinceRest = 0;
      continue;
    }
    const tick = Math.min(left, Math.floor(crew.now + 1e-9) + 1 - crew.now, crew.hours - crew.today, longestStint(crew, rules) - crew.sinceRest);
    const before = crew.now;
    crew.now += tick;
    crew.sinceRest += tick;
    crew.today = startOfDay(before, rules) === startOfDay(crew.now, rules) ? crew.today + tick : 0;
    left -= tick;
  }
}

/** Minutes that the vehicle must stand from now on; 0 when it may drive. */
function haltNow(crew: Crew, rules: DrivingRules): number {
  const clock = crew.now % 1440;
  if (rules.banFromMinute < rules.banToMinute && clock >= rules.banFromMinute && clock < rules.banToMinute) return resumeAt(crew, rules.banToMinute - clock, rules);
  if (crew.today >= crew.hours - 1e-9) return resumeAt(crew, startOfDay(crew.now, rules) + 1440 - crew.now, rules);
  return crew.sinceRest >= longestStint(crew, rules) - 1e-9 ? resumeAt(crew, rules.restMinutes, rules) : 0;
}

/** A halt that reaches the next drivers' day begins it. */
function resumeAt(crew: Crew, halt: number, rules: DrivingRules): number {
  if (startOfDay(crew.now + halt, rules) !== startOfDay(crew.now, rules)) crew.today = 0;
  return halt;
}

function longestStint(crew: Crew, rules: DrivingRules): number {
  const hour = (crew.now % 1440) / 60;
  return hour >= 22 || hour < 6 ? rules.maxMinutesBeforeRestAtNight : rules.maxMinutesBeforeRest;
}

/** When the drivers' day of this minute began. */
function startOfDay(minute: number, rules: DrivingRules): number {
  return Math.floor((minute - rules.banToMinute) / 1440) * 1440 + rules.banToMinute;
}
