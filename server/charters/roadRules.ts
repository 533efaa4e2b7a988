/** Departure and arrival under the driving rules: simulated minute by minute of the wheel, never guessed. */
import type { DrivingRules } from "./problem.ts";

const dayMinutes = 1440;
const nightFrom = 22 * 60;
const nightTo = 6 * 60;

/** A vehicle on its way: minutes after 00:00 of the departure day, and what its drivers have behind them. */
export interface Clock {
  minute: number;
  sinceRest: number;
  /** Driven since the drivers' day began. */
  today: number;
  /** When the next drivers' day begins. */
  dayEnds: number;
}

export function startClock(rules: DrivingRules): Clock {
  const minute = rules.departureMinute;
  return { minute, sinceRest: 0, today: 0, dayEnds: nextTimeOfDay(minute, rules.banToMinute) };
}

/** One driver up to his day's hours, more beyond it. */
export function driversFor(drivingMinutes: number, rules: DrivingRules): number {
  return Math.min(rules.maxDrivers, Math.max(1, Math.ceil(drivingMinutes / rules.driverMinutesPerDay - 1e-9)));
}

/** Drives on for some minutes at the wheel, resting, waiting through the ban and stopping for the night where the rules ask for it. */
export function drive(clock: Clock, minutes: number, drivers: number, rules: DrivingRules): void {
  const hours = drivers * rules.driverMinutesPerDay;
  let left = minutes;
  while (left > 1e-9) {
    if (clock.minute >= clock.dayEnds) beginDay(clock);
    const timeOfDay = clock.minute % dayMinutes;
    if (rules.banFromMinute < rules.banToMinute && timeOfDay >= rules.banFromMinute && timeOfDay < rules.banToMinute) {
      rest(clock, rules.banToMinute - timeOfDay, rules);
      continue;
    }
    if (clock.today >= hours - 1e-9) {
      rest(clock, clock.dayEnds - clock.minute, rules);
      continue;
    }
    const atNight = timeOfDay >= nightFrom || timeOfDay < nightTo;
    const allowed = (atNight ? rules.maxMinutesBeforeRestAtNight : rules.maxMinutesBeforeRest) - clock.sinceRest;
    if (allowed <= 1e-9) {
      rest(clock, rules.restMinutes, rules);
      continue;
    }
    const step = Math.min(left, allowed, hours - clock.today, untilChange(timeOfDay, rules), clock.dayEnds - clock.minute);
    clock.minute += step;
    clock.sinceRest += step;
    clock.today += step;
    left -= step;
  }
}

function rest(clock: Clock, minutes: number, rules: DrivingRules): void {
  clock.minute += minutes;
  if (minutes >= rules.restMinutes) clock.sinceRest = 0;
}

function beginDay(clock: Clock): void {
  clock.today = 0;
  while (clock.minute >= clock.dayEnds) clock.dayEnds += dayMinutes;
}

/** Minutes until other rules hold: night begins or ends, the ban begins. */
function untilChange(timeOfDay: number, rules: DrivingRules): number {
  let soonest = dayMinutes;
  for (const edge of [nightTo, nightFrom, rules.banFromMinute]) {
    const wait = edge > timeOfDay ? edge - timeOfDay : edge + dayMinutes - timeOfDay;
    if (wait < soonest) soonest = wait;
  }
  return soonest;
}

function nextTimeOfDay(minute: number, timeOfDay: number): number {
  const day = Math.floor(minute / dayMinutes) * dayMinutes;
  return day + timeOfDay > minute ? day + timeOfDay : day + timeOfDay + dayMinutes;
}
