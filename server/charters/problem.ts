/**
 * The charter problem as a file: who wants to go where and when, with what vehicles, under which rules, at what prices.
 * Every rule can be switched off with null, so that a plain vehicle-routing problem is one of these, too. README.md beside this file explains each field.
 */
import { z } from "zod";

const whole = z.number().int().nonnegative();
const amount = z.number().nonnegative();
const limit = z.number().int().positive().nullable();
const identifier = z.string().min(1).max(200);
const matrix = z.array(z.array(amount));

const place = z.object({
  id: identifier,
  name: z.string().optional(),
  /** WGS-84; needed only when distanceKm is missing. */
  lon: z.number().min(-180).max(180).optional(),
  lat: z.number().min(-90).max(90).optional(),
});

const household = z.object({ people: z.number().int().positive(), wheelchairs: whole.default(0) });

const group = z.object({
  id: identifier,
  from: identifier,
  to: identifier,
  people: z.number().int().positive(),
  /** First and last acceptable departure day, both included; day 0 is the first day of the plan. */
  firstDay: whole.default(0),
  lastDay: whole.default(0),
  /** Leaving before this day costs earlyPerPersonDay; the last day when missing. */
  preferredDay: whole.optional(),
  /** Day that its people have been told: any other, or being left out, costs changedDayPerPerson. */
  promisedDay: whole.nullable().default(null),
  /** Who may never be parted; when missing, everybody is a household of one. */
  households: z.array(household).optional(),
  wheelchairs: whole.default(0),
  /** Multiplies the price of leaving this group out. */
  priority: z.number().positive().default(1),
});

const vehicleType = z.object({
  id: identifier,
  seats: z.number().int().positive(),
  wheelchairPlaces: whole.default(0),
  /** Yuan a trip, a day that the trip holds the vehicle, and a kilometre driven (empty kilometres, too). */
  fixedCost: amount.default(0),
  costPerDay: amount.default(0),
  costPerKm: amount.default(0),
});

const fleet = z.object({
  id: identifier,
  vehicleType: identifier,
  /** Vehicles on each day; one number for all days, a list day by day, null without limit. */
  count: z.union([whole, z.array(whole), z.null()]).default(null),
  /** Where the vehicle starts and where it must end; the kilometres there and back are driven empty. Null: at the first and the last stop. */
  start: identifier.nullable().default(null),
  end: identifier.nullable().default(null),
  /** Places where it may pick up; null everywhere. */
  serves: z.array(identifier).nullable().default(null),
});

const feeder = z.object({ costPerPersonKm: amount.default(0.5), maxKm: amount.default(200) });

const train = z.object({
  id: identifier,
  from: identifier,
  to: identifier,
  days: z.array(whole).nullable().default(null),
  minPassengers: whole.default(500),
  seatsPerCoach: z.number().int().positive().default(118),
  maxCoaches: z.number().int().positive().default(18),
  /** Yuan a run and a coach of the run. */
  fixedCost: amount.default(0),
  costPerCoach: amount.default(0),
  /** How people reach the station and leave the other one. */
  feederFrom: feeder.prefault({}),
  feederTo: feeder.prefault({}),
});

const blockSeat = z.object({
  id: identifier,
  from: identifier,
  to: identifier,
  day: whole,
  quota: whole,
  costPerSeat: amount,
  feederFrom: feeder.prefault({}),
  feederTo: feeder.prefault({}),
});

/** Road Transport Regulations: 4 h of driving (2 h from 22:00 to 06:00), then 20 minutes; 8 h a day and driver; no coach on the road from 02:00 to 05:00. */
const driving = z.object({
  maxMinutesBeforeRest: z.number().int().positive().default(240),
  maxMinutesBeforeRestAtNight: z.number().int().positive().default(120),
  restMinutes: z.number().int().positive().default(20),
  driverMinutesPerDay: z.number().int().positive().default(480),
  maxDrivers: z.number().int().min(1).max(4).default(2),
  /** No coach on the road between these minutes of the day; a driver's day begins at the second. */
  banFromMinute: whole.max(1439).default(120),
  banToMinute: whole.max(1439).default(300),
  /** When the vehicle leaves its start. */
  departureMinute: whole.max(1439).default(420),
  stopMinutes: whole.default(10),
  /** Between the last drop and the empty way back. */
  turnaroundMinutes: whole.default(60),
  maxHoldDays: z.number().int().positive().nullable().default(null),
});

const rules = z.object({
  /** Share of the seats that may be filled. */
  loadCapPercent: z.number().min(1).max(100).default(100),
  maxPickups: limit.default(4),
  /** From the first to the last pick-up. */
  maxPickupTourKm: amount.nullable().default(75),
  maxDrops: limit.default(3),
  /** Way from the last pick-up to a drop, at most this many times the direct way. */
  maxDropDetour: z.number().min(1).nullable().default(1.15),
  /** Groups up to this size stay together; larger ones may be parted between households. Null: no group is parted. */
  keepTogetherUpTo: whole.nullable().default(20),
  driving: driving.nullable().prefault({}),
  trainsPerDay: whole.nullable().default(2),
});

const costs = z.object({
  unservedPerPerson: amount.default(1500),
  /** For each kilometre of the direct way from home to destination. */
  unservedPerPersonKm: amount.default(0),
  earlyPerPersonDay: amount.default(0),
  changedDayPerPerson: amount.default(0),
  /** For each kilometre that a person rides beyond the direct way. */
  detourPerPersonKm: amount.default(0),
  secondDriverPerDay: amount.default(0),
  /** For each stop beyond one pick-up and one drop. */
  extraStop: amount.default(0),
});

export const problemSchema = z.object({
  format: z.literal("guitu-charter-problem/1").default("guitu-charter-problem/1"),
  name: z.string().default(""),
  /** Date of day 0; only shown, never reckoned with. */
  firstDate: z.iso.date().optional(),
  /** Where the groups come from: the last change of each county's ledger and the filter of the demand. Leads back to the people; null for a problem from elsewhere. */
  origin: z.object({ ledgerAt: z.record(z.string(), z.string()), filter: z.record(z.string(), z.unknown()) }).nullable().default(null),
  days: z.number().int().min(1).max(366).default(1),
  places: z.array(place).min(1),
  /** Rows from, columns to, in the order of places. Missing: great circle × roadFactor. */
  distanceKm: matrix.optional(),
  /** Missing: distance ÷ speedKmh. */
  durationMinutes: matrix.optional(),
  roadFactor: z.number().min(1).default(1.3),
  speedKmh: z.number().positive().default(75),
  groups: z.array(group),
  vehicleTypes: z.array(vehicleType),
  fleets: z.array(fleet),
  trains: z.array(train).default([]),
  blockSeats: z.array(blockSeat).default([]),
  rules: rules.prefault({}),
  costs: costs.prefault({}),
});

export type Problem = z.output<typeof problemSchema>;
export type ProblemInput = z.input<typeof problemSchema>;
export type DrivingRules = z.output<typeof driving>;
export type Rules = z.output<typeof rules>;
export type Costs = z.output<typeof costs>;
export type Train = z.output<typeof train>;
export type BlockSeat = z.output<typeof blockSeat>;

export class ProblemError extends Error {}

/** Reads a problem; a ProblemError names the field that is wrong, what it holds and what it should hold. */
export function parseProblem(input: unknown): Problem {
  const parsed = problemSchema.safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ProblemError(`${issue?.path.join(".") || "problem"}: ${issue?.message ?? "not a problem"}`);
  }
  checkReferences(parsed.data);
  return parsed.data;
}

function checkReferences(problem: Problem): void {
  const places = uniqueIds("places", problem.places);
  const types = uniqueIds("vehicleTypes", problem.vehicleTypes);
  for (const list of ["groups", "fleets", "trains", "blockSeats"] as const) uniqueIds(list, problem[list]);
  const needPlace = (field: string, id: string | null) => {
    if (id !== null && !places.has(id)) throw new ProblemError(`${field}: no place "${id}" in places`);
  };
  problem.groups.forEach((group, index) => {
    needPlace(`groups.${index}.from`, group.from);
    needPlace(`groups.${index}.to`, group.to);
    checkGroup(group, index, problem.days);
  });
  problem.fleets.forEach((fleet, index) => {
    if (!types.has(fleet.vehicleType)) throw new ProblemError(`fleets.${index}.vehicleType: no vehicle type "${fleet.vehicleType}"`);
    needPlace(`fleets.${index}.start`, fleet.start);
    needPlace(`fleets.${index}.end`, fleet.end);
    fleet.serves?.forEach((id) => needPlace(`fleets.${index}.serves`, id));
    if (Array.isArray(fleet.count) && fleet.count.length !== problem.days) throw new ProblemError(`fleets.${index}.count: ${fleet.count.length} days, the problem has ${problem.days}`);
  });
  for (const list of ["trains", "blockSeats"] as const) {
    problem[list].forEach((run, index) => {
      needPlace(`${list}.${index}.from`, run.from);
      needPlace(`${list}.${index}.to`, run.to);
    });
  }
  checkMatrices(problem);
}

function checkGroup(group: Problem["groups"][number], index: number, days: number): void {
  if (group.lastDay < group.firstDay) throw new ProblemError(`groups.${index}.lastDay: ${group.lastDay} lies before firstDay ${group.firstDay}`);
  if (group.lastDay >= days) throw new ProblemError(`groups.${index}.lastDay: ${group.lastDay}, but the plan has days 0 to ${days - 1}`);
  if (group.wheelchairs > group.people) throw new ProblemError(`groups.${index}.wheelchairs: ${group.wheelchairs} of ${group.people} people`);
  if (!group.households) return;
  const people = group.households.reduce((sum, home) => sum + home.people, 0);
  const wheelchairs = group.households.reduce((sum, home) => sum + home.wheelchairs, 0);
  if (people !== group.people) throw new ProblemError(`groups.${index}.households: ${people} people, the group has ${group.people}`);
  if (wheelchairs !== group.wheelchairs) throw new ProblemError(`groups.${index}.households: ${wheelchairs} wheelchairs, the group has ${group.wheelchairs}`);
}

function checkMatrices(problem: Problem): void {
  const size = problem.places.length;
  for (const field of ["distanceKm", "durationMinutes"] as const) {
    const given = problem[field];
    if (!given) continue;
    if (given.length !== size) throw new ProblemError(`${field}: ${given.length} rows for ${size} places`);
    given.forEach((row, index) => {
      if (row.length !== size) throw new ProblemError(`${field}.${index}: ${row.length} columns for ${size} places`);
    });
  }
  if (problem.distanceKm) return;
  const bare = problem.places.findIndex((place) => place.lon === undefined || place.lat === undefined);
  if (bare >= 0) throw new ProblemError(`places.${bare}: lon and lat are needed when distanceKm is missing`);
}

function uniqueIds(field: string, list: { id: string }[]): Set<string> {
  const ids = new Set<string>();
  list.forEach(({ id }, index) => {
    if (ids.has(id)) throw new ProblemError(`${field}.${index}.id: "${id}" stands there twice`);
    ids.add(id);
  });
  return ids;
}
