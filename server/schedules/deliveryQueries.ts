/**
 * All SQL about deliveries. Each step is one UPDATE that names the state and the claim it expects, so that of two servers at most one takes it: the
 * second waits for the first one's row, looks at it again and finds nothing.
 */
import type { Scoped } from "../database/database.ts";
import type { DeliveryChannel, DeliveryState } from "../vocabulary.ts";
import { instant } from "./queries.ts";
import type { Recipient, Schedule } from "./schedule.ts";

export interface DeliveryKey {
  scheduleId: string;
  recipientId: string;
  dueAt: string;
}

export interface Delivery extends DeliveryKey {
  scope: string;
  scheduleName: string;
  recipientName: string;
  channel: DeliveryChannel;
  address: string;
  state: DeliveryState;
  attempts: number;
  nextAt: string | null;
  late: boolean;
  byHand: boolean;
  number: string | null;
  error: string | null;
  sentAt: string | null;
}

export interface PlannedRun {
  dueAt: string;
  late: boolean;
  byHand: boolean;
  /** Why it is not sent; null when it is due. */
  skipped: string | null;
}

const columns = (sql: Scoped["sql"]) => sql`
  scope, schedule_id as "scheduleId", recipient_id as "recipientId", ${instant(sql, "due_at")} as "dueAt", schedule_name as "scheduleName", recipient_name as "recipientName",
  channel, address, state, attempts, ${instant(sql, "next_at")} as "nextAt", late, by_hand as "byHand", number, error, ${instant(sql, "sent_at")} as "sentAt"`;
const keyed = (sql: Scoped["sql"], { scheduleId, recipientId, dueAt }: DeliveryKey) => sql`schedule_id = ${scheduleId}::uuid and recipient_id = ${recipientId}::uuid and due_at = ${dueAt}::timestamptz`;

/** One that is there already stays what it is. */
export async function insertDelivery({ sql }: Scoped, { scope, id, name }: Schedule, recipient: Recipient, { dueAt, late, byHand, skipped }: PlannedRun): Promise<void> {
  await sql`
    insert into briefing_delivery (scope, schedule_id, recipient_id, due_at, schedule_name, recipient_name, channel, address, state, attempts, next_at, late, by_hand, error)
    values (${scope.join(",")}, ${id}::uuid, ${recipient.id}::uuid, ${dueAt}::timestamptz, ${name}, ${recipient.name}, ${recipient.channel}, ${recipient.address},
      ${skipped === null ? "due" : "skipped"}, 0, ${skipped === null ? dueAt : null}::timestamptz, ${late}, ${byHand}, ${skipped}) on conflict do nothing`;
}

/** The one that has been due longest; ties by schedule and recipient. */
export async function readNextDue({ sql }: Scoped, now: string): Promise<Delivery | null> {
  const [row] = await sql<Delivery[]>`
    select ${columns(sql)} from briefing_delivery where state = 'due' and next_at <= ${now}::timestamptz order by briefing_delivery.due_at, schedule_id, recipient_id limit 1`;
  return row ?? null;
}

/** Null when another server was quicker. */
export async function claimDelivery({ sql }: Scoped, delivery: Delivery, { claim, now, leaseUntil }: { claim: string; now: string; leaseUntil: string }): Promise<Delivery | null> {
  const [row] = await sql<Delivery[]>`
    update briefing_delivery set state = 'making', attempts = attempts + 1, claim = ${claim}::uuid, lease_until = ${leaseUntil}::timestamptz
    where scope = ${delivery.scope} and ${keyed(sql, delivery)} and state = 'due' and next_at <= ${now}::timestamptz returning ${columns(sql)}`;
  return row ?? null;
}

export async function keepNumber({ sql }: Scoped, delivery: Delivery, claim: string, number: string): Promise<boolean> {
  const { count } = await sql`
    update briefing_delivery set number = ${number} where scope = ${delivery.scope} and ${keyed(sql, delivery)} and state = 'making' and claim = ${claim}::uuid`;
  return count > 0;
}

/** From here on it may have arrived. `to` is who gets it now. False when the claim is lost: then nothing may be handed over. */
export async function beginSending({ sql }: Scoped, delivery: Delivery, claim: string, { to, leaseUntil }: { to: Recipient; leaseUntil: string }): Promise<boolean> {
  const { count } = await sql`
    update briefing_delivery set state = 'sending', lease_until = ${leaseUntil}::timestamptz, recipient_name = ${to.name}, channel = ${to.channel}, address = ${to.address}
    where scope = ${delivery.scope} and ${keyed(sql, delivery)} and state = 'making' and claim = ${claim}::uuid`;
  return count > 0;
}

export interface Settled {
  state: Exclude<DeliveryState, "making" | "sending">;
  nextAt: string | null;
  error: string | null;
  sentAt: string | null;
}

/** An answer that comes after the lease has ended is still believed: it is the only one there will be. */
export async function settleDelivery({ sql }: Scoped, delivery: Delivery, claim: string, { state, nextAt, error, sentAt }: Settled): Promise<void> {
  await sql`
    update briefing_delivery set state = ${state}, next_at = ${nextAt}::timestamptz, error = ${error}, sent_at = ${sentAt}::timestamptz, lease_until = null
    where scope = ${delivery.scope} and ${keyed(sql, delivery)} and state in ('making', 'sending', 'uncertain') and claim = ${claim}::uuid`;
}

/**
 * Servers that died at it: what had not begun to leave is tried again, and so is a file, which is the same file twice; of the rest nobody knows.
 * After `most` attempts it is given up.
 */
export async function releaseLost({ sql }: Scoped, now: string, most: number): Promise<void> {
  await sql`
    update briefing_delivery set lease_until = null,
      state = case when state = 'sending' and channel <> 'folder' then 'uncertain' when attempts >= ${most} then 'failed' else 'due' end,
      next_at = case when (state = 'making' or channel = 'folder') and attempts < ${most} then ${now}::timestamptz end,
      error = case when state = 'sending' and channel <> 'folder' then '发送途中服务器中断，不知道对方是否已收到；请先核对，需要时再按“重发”。' else '制作途中服务器中断。' end
    where state in ('making', 'sending') and lease_until < ${now}::timestamptz`;
}

/** A person wants it (again). False when it is not there, or is under way or sent. */
export async function retryDelivery({ sql }: Scoped, key: DeliveryKey, now: string): Promise<boolean> {
  const { count } = await sql`
    update briefing_delivery set late = late or state = 'skipped', state = 'due', attempts = 0, next_at = ${now}::timestamptz, error = null
    where ${keyed(sql, key)} and state in ('failed', 'uncertain', 'skipped')`;
  return count > 0;
}

/** Newest due first, ties by schedule and recipient. */
export async function readDeliveries({ sql }: Scoped, limit: number): Promise<Delivery[]> {
  return sql<Delivery[]>`select ${columns(sql)} from briefing_delivery order by briefing_delivery.due_at desc, schedule_name, schedule_id, recipient_name, recipient_id limit ${limit}`;
}
