/** Documents of a desk: few rows, seen by whoever sees every region that they speak of. Distributed by scope. */
import { sql } from "drizzle-orm";
import { bigint, boolean, check, doublePrecision, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid, type AnyPgColumn } from "drizzle-orm/pg-core";

/** Region codes of the desk that made it, sorted, parted by commas: never empty, for an empty list would be seen by everybody. */
const scopeOf = (name: string, scope: AnyPgColumn) => check(name, sql`${scope} ~ '^[0-9]{2,12}(,[0-9]{2,12})*$'`);

/** Rules, prices, vehicles and trains to plan with (server/charters/scenario.ts). */
export const charterScenario = pgTable("charter_scenario", {
  scope: text().notNull(),
  scenarioId: uuid("scenario_id").notNull(),
  name: text().notNull(),
  content: jsonb().notNull(),
  changedAt: timestamp("changed_at", { withTimezone: true, mode: "string" }).notNull(),
}, (t) => [primaryKey({ name: "charter_scenario_pk", columns: [t.scope, t.scenarioId] }), scopeOf("charter_scenario_scope_codes", t.scope)]);

/** A plan with the problem that it answers; the application may add and remove, not change. */
export const charterPlan = pgTable("charter_plan", {
  scope: text().notNull(),
  planId: uuid("plan_id").notNull(),
  name: text().notNull(),
  /** A UUID, or "standard". Scenarios are changed and removed; `scenario` keeps what it was. */
  scenarioId: text("scenario_id").notNull(),
  scenarioName: text("scenario_name").notNull(),
  madeAt: timestamp("made_at", { withTimezone: true, mode: "string" }).notNull(),
  cancelled: boolean().notNull(),
  people: integer().notNull(),
  served: integer().notNull(),
  /** Yuan. */
  cost: doublePrecision().notNull(),
  bound: doublePrecision(),
  loadFactor: doublePrecision("load_factor"),
  scenario: jsonb().notNull(),
  problem: jsonb().notNull(),
  plan: jsonb().notNull(),
  demand: jsonb().notNull(),
  routes: jsonb().notNull(),
  violations: jsonb().notNull(),
  /** Where distances and times came from (server/charters/routing.ts). */
  roads: jsonb().notNull().default({ source: "corridors", reason: null }),
  baseline: jsonb(),
  /** The plan that this one was made from; null for a plan from the beginning. */
  earlierPlanId: uuid("earlier_plan_id"),
  /** Yuan really paid; null for plans older than this column. */
  paid: doublePrecision(),
}, (t) => [
  primaryKey({ name: "charter_plan_pk", columns: [t.scope, t.planId] }),
  scopeOf("charter_plan_scope_codes", t.scope),
  check("charter_plan_served", sql`${t.served} between 0 and ${t.people}`),
]);

/** What planning again has to keep of a plan. */
export const charterLock = pgTable("charter_lock", {
  scope: text().notNull(),
  planId: uuid("plan_id").notNull(),
  kind: text().notNull(),
  /** Id of a run, a group or a fleet, or an ISO date. */
  target: text().notNull(),
  person: text().notNull(),
  lockedAt: timestamp("locked_at", { withTimezone: true, mode: "string" }).notNull(),
}, (t) => [
  primaryKey({ name: "charter_lock_pk", columns: [t.scope, t.planId, t.kind, t.target] }),
  scopeOf("charter_lock_scope_codes", t.scope),
  check("charter_lock_kind", sql`${t.kind} in ('trip', 'group', 'fleet', 'date')`),
]);

/** What happened to a run, said by whom and when; only added to. The newest event is its state. */
export const charterTripEvent = pgTable("charter_trip_event", {
  scope: text().notNull(),
  planId: uuid("plan_id").notNull(),
  tripId: text("trip_id").notNull(),
  eventId: uuid("event_id").notNull(),
  status: text().notNull(),
  /** Plate, drivers and escort (server/charters/tripEvents.ts). */
  crew: jsonb().notNull(),
  note: text().notNull(),
  person: text().notNull(),
  account: text().notNull(),
  at: timestamp("at", { withTimezone: true, mode: "string" }).notNull(),
}, (t) => [
  primaryKey({ name: "charter_trip_event_pk", columns: [t.scope, t.planId, t.tripId, t.eventId] }),
  scopeOf("charter_trip_event_scope_codes", t.scope),
  check("charter_trip_event_status", sql`${t.status} in ('planned', 'confirmed', 'departed', 'arrived')`),
]);

/**
 * A briefing that has a number: what was asked, and of which moment, so that the same sheet can be made again. Never changed or removed. Seen by
 * whoever sees a region of it: within a narrower scope less is drawn.
 */
export const briefing = pgTable("briefing", {
  scope: text().notNull(),
  number: text().notNull(),
  /** Filter, template, language, own words, and the address that its code says (server/briefings/keptQueries.ts). */
  question: jsonb().notNull(),
  asOf: timestamp("as_of", { withTimezone: true, mode: "string" }).notNull(),
  /** Of the ledger as of that moment: it rises once more when an import that was under way then is stored later. */
  dataVersion: bigint("data_version", { mode: "number" }).notNull(),
  madeAt: timestamp("made_at", { withTimezone: true, mode: "string" }).notNull(),
  person: text().notNull(),
  template: text().notNull(),
  /** As the sheet printed it. */
  title: text().notNull(),
}, (t) => [primaryKey({ name: "briefing_pk", columns: [t.scope, t.number] }), index("briefing_number").on(t.number), scopeOf("briefing_scope_codes", t.scope)]);

/** A briefing that is made and sent by itself. */
export const briefingSchedule = pgTable("briefing_schedule", {
  scope: text().notNull(),
  scheduleId: uuid("schedule_id").notNull(),
  name: text().notNull(),
  /** Account of whoever made it: the briefings are made in this name. */
  owner: text().notNull(),
  /** Fields of the question without its moment; each run reads them as the HTTP border would (server/httpBriefingQuestion.ts). */
  question: jsonb().notNull(),
  /** Endings of the files, parted by commas. */
  formats: text().notNull(),
  /** server/schedules/times.ts. */
  times: jsonb().notNull(),
  paused: boolean().notNull(),
  /** Runs that were due until here have their deliveries. */
  plannedUntil: timestamp("planned_until", { withTimezone: true, mode: "string" }).notNull(),
  changedAt: timestamp("changed_at", { withTimezone: true, mode: "string" }).notNull(),
}, (t) => [primaryKey({ name: "briefing_schedule_pk", columns: [t.scope, t.scheduleId] }), scopeOf("briefing_schedule_scope_codes", t.scope)]);

/** Who gets it, and by what. */
export const briefingRecipient = pgTable("briefing_recipient", {
  scope: text().notNull(),
  scheduleId: uuid("schedule_id").notNull(),
  recipientId: uuid("recipient_id").notNull(),
  /** Order in the list. */
  position: integer().notNull(),
  name: text().notNull(),
  /** Region codes that the recipient may see, written as a scope. */
  regions: text().notNull(),
  channel: text().notNull(),
  /** Name of a folder, mail address or web address. */
  address: text().notNull(),
}, (t) => [
  primaryKey({ name: "briefing_recipient_pk", columns: [t.scope, t.scheduleId, t.recipientId] }),
  scopeOf("briefing_recipient_scope_codes", t.scope), scopeOf("briefing_recipient_region_codes", t.regions),
  check("briefing_recipient_channel", sql`${t.channel} in ('folder', 'mail', 'webhook')`),
]);

/** One briefing for one recipient at one moment. The key is why no two servers plan it twice; it is never removed. */
export const briefingDelivery = pgTable("briefing_delivery", {
  scope: text().notNull(),
  scheduleId: uuid("schedule_id").notNull(),
  recipientId: uuid("recipient_id").notNull(),
  /** The moment whose ledger it shows. */
  dueAt: timestamp("due_at", { withTimezone: true, mode: "string" }).notNull(),
  /** As they were when it was planned; what is sent follows the schedule of now. */
  scheduleName: text("schedule_name").notNull(),
  recipientName: text("recipient_name").notNull(),
  channel: text().notNull(),
  address: text().notNull(),
  state: text().notNull(),
  attempts: integer().notNull(),
  /** When it may be tried (again); null when nobody will by himself. */
  nextAt: timestamp("next_at", { withTimezone: true, mode: "string" }),
  /** Who is at it, and until when he is believed to be alive. */
  claim: uuid(),
  leaseUntil: timestamp("lease_until", { withTimezone: true, mode: "string" }),
  /** Made up for, because no server ran when it was due. */
  late: boolean().notNull(),
  /** Asked for by a person, not by the times. */
  byHand: boolean("by_hand").notNull(),
  /** Of the briefing, once it is kept: tried again it is the same one. */
  number: text(),
  /** One sentence of the last attempt. */
  error: text(),
  sentAt: timestamp("sent_at", { withTimezone: true, mode: "string" }),
}, (t) => [
  primaryKey({ name: "briefing_delivery_pk", columns: [t.scope, t.scheduleId, t.recipientId, t.dueAt] }),
  index("briefing_delivery_open").on(t.scope, t.state, t.nextAt),
  scopeOf("briefing_delivery_scope_codes", t.scope),
  check("briefing_delivery_channel", sql`${t.channel} in ('folder', 'mail', 'webhook')`),
  check("briefing_delivery_state", sql`${t.state} in ('due', 'making', 'sending', 'sent', 'failed', 'uncertain', 'skipped')`),
  // Whoever is at it has a claim that ends.
  check("briefing_delivery_claimed", sql`${t.state} not in ('making', 'sending') or (${t.claim} is not null and ${t.leaseUntil} is not null)`),
]);

/** Seen by scope, not by county. */
export const scopeTables = { charterScenario, charterPlan, charterLock, charterTripEvent, briefing, briefingSchedule, briefingRecipient, briefingDelivery };
