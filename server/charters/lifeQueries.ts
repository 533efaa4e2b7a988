/** All SQL about locks and the life of runs. What is written has the scope of its plan, so that everybody who sees the plan sees it. */
import { textArray } from "../database/bulk.ts";
import type { Scoped } from "../database/database.ts";
import type { LockKind, Moment } from "../vocabulary.ts";
import type { TripEvent } from "./tripEvents.ts";

const moment = (sql: Scoped["sql"], column: "at" | "locked_at") => sql`to_char(${sql(column)} at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"')`;

export interface Lock {
  kind: LockKind;
  target: string;
  person: string;
  /** ISO moment. */
  lockedAt: string;
}

/** By kind and target. */
export async function readLocks({ sql }: Scoped, planId: string): Promise<Lock[]> {
  return sql<Lock[]>`select kind, target, person, ${moment(sql, "locked_at")} as "lockedAt" from charter_lock where plan_id = ${planId}::uuid order by kind, target`;
}

/** A lock that is there already stays its first person's. Whether the plan is there. */
export async function insertLock({ sql }: Scoped, planId: string, { kind, target, person, lockedAt }: Lock): Promise<boolean> {
  const plans = await sql`select 1 from charter_plan where plan_id = ${planId}::uuid`;
  await sql`
    insert into charter_lock (scope, plan_id, kind, target, person, locked_at)
    select scope, plan_id, ${kind}, ${target}, ${person}, ${lockedAt}::timestamptz from charter_plan where plan_id = ${planId}::uuid on conflict do nothing`;
  return plans.length > 0;
}

export async function deleteLock({ sql }: Scoped, planId: string, kind: LockKind, target: string): Promise<void> {
  await sql`delete from charter_lock where plan_id = ${planId}::uuid and kind = ${kind} and target = ${target}`;
}

/** In the order in which they were said; `until` a moment, what was said exactly then included. */
export async function readTripEvents({ sql }: Scoped, planId: string, until: Moment | null = null): Promise<TripEvent[]> {
  return sql<TripEvent[]>`
    select trip_id as "tripId", status, nullif(crew, 'null'::jsonb) as crew, note, person, account, ${moment(sql, "at")} as "at"
    from charter_trip_event where plan_id = ${planId}::uuid and charter_trip_event.at <= coalesce(${until}::timestamptz, 'infinity') order by charter_trip_event.at, event_id`;
}

export async function insertTripEvent({ sql }: Scoped, planId: string, eventId: string, event: TripEvent): Promise<void> {
  await sql`
    insert into charter_trip_event (scope, plan_id, trip_id, event_id, status, crew, note, person, account, at)
    select scope, plan_id, ${event.tripId}, ${eventId}::uuid, ${event.status}, ${JSON.stringify(event.crew)}::text::jsonb, ${event.note}, ${event.person}, ${event.account}, ${event.at}::timestamptz
    from charter_plan where plan_id = ${planId}::uuid`;
}

/** A plan made from another one takes over the locks, and the events of the runs that stayed what they were. */
export async function inheritLife({ sql }: Scoped, planId: string, earlierPlanId: string, tripIds: readonly string[]): Promise<void> {
  await sql`
    insert into charter_lock (scope, plan_id, kind, target, person, locked_at)
    select made.scope, made.plan_id, kind, target, person, locked_at from charter_lock lock, charter_plan made
    where lock.plan_id = ${earlierPlanId}::uuid and made.plan_id = ${planId}::uuid and (kind <> 'trip' or target = any(${textArray([...tripIds])}::text[]))`;
  await sql`
    insert into charter_trip_event (scope, plan_id, trip_id, event_id, status, crew, note, person, account, at)
    select made.scope, made.plan_id, trip_id, event_id, status, crew, note, person, account, event.at from charter_trip_event event, charter_plan made
    where event.plan_id = ${earlierPlanId}::uuid and made.plan_id = ${planId}::uuid and trip_id = any(${textArray([...tripIds])}::text[])`;
}
