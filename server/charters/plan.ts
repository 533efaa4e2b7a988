/** A plan as a file: every trip with its stops and passengers, every person left out with the reason. README.md beside this file explains each field. */
import { z } from "zod";

const whole = z.number().int().nonnegative();

/** `households` are places in the group's list of households; missing when the group has none or is not parted. */
const passengers = z.object({ group: z.string(), people: z.number().int().positive(), households: z.array(whole).optional() });

const stop = z.object({
  place: z.string(),
  kind: z.enum(["pickup", "drop"]),
  /** Minutes after 00:00 of the departure day; missing when the problem has no driving rules. */
  arriveMinute: whole.optional(),
  departMinute: whole.optional(),
});

const trip = z.object({
  id: z.string(),
  fleet: z.string(),
  day: whole,
  /** Pick-ups first, then drops, in driving order. */
  stops: z.array(stop).min(2),
  passengers: z.array(passengers).min(1),
  drivers: z.number().int().positive().default(1),
  holdDays: z.number().int().positive().default(1),
  km: z.number().nonnegative().optional(),
  cost: z.number().optional(),
});

const trainRun = z.object({ id: z.string(), train: z.string(), day: whole, coaches: z.number().int().positive(), passengers: z.array(passengers).min(1), cost: z.number().optional() });
const blockRun = z.object({ id: z.string(), blockSeat: z.string(), passengers: z.array(passengers).min(1), cost: z.number().optional() });

export const unservedReasons = ["noVehicle", "tooFew", "noRoad", "wheelchair", "price"] as const;
export type UnservedReason = (typeof unservedReasons)[number];

const unserved = passengers.extend({
  reason: z.enum(unservedReasons).optional(),
  /** From so many people on a coach of their own would pay. */
  paysFrom: z.number().int().positive().optional(),
  /** The nearest day outside the window on which a coach of the plan has room for them. */
  roomOnDay: whole.optional(),
});

export const planSchema = z.object({
  format: z.literal("guitu-charter-plan/1").default("guitu-charter-plan/1"),
  problem: z.string().default(""),
  /** Yuan, and the proved lower bound of any plan; gap = (cost − bound) ÷ cost. */
  cost: z.number(),
  bound: z.number().optional(),
  gap: z.number().optional(),
  trips: z.array(trip),
  trains: z.array(trainRun).default([]),
  blockSeats: z.array(blockRun).default([]),
  unserved: z.array(unserved).default([]),
});

export type Plan = z.output<typeof planSchema>;
export type Passengers = z.output<typeof passengers>;
export type PlanTrip = Plan["trips"][number];

/** Reads a plan; throws a sentence that names the field. */
export function parsePlan(input: unknown): Plan {
  const parsed = planSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Error(`plan: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? "not a plan"}`);
}
