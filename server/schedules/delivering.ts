/**
 * Sends what is due, one after the other: claimed → made → handed over → settled. Each step is written down before the next one begins, so that
 * whoever comes after a crash knows whether something may have left the house.
 */
import type { Database } from "../database/database.ts";
import { isDatabaseAway } from "../database/transient.ts";
import type { DeliveryChannel, Viewer } from "../vocabulary.ts";
import type { BriefingMaker, BriefingOrder } from "./briefing.ts";
import { beginSending, claimDelivery, keepNumber, readNextDue, releaseLost, settleDelivery, type Delivery, type Settled } from "./deliveryQueries.ts";
import type { Outcome, Send } from "./outcome.ts";
import { parcelOf } from "./parcel.ts";
import { planRuns } from "./planning.ts";
import { readSchedules } from "./queries.ts";
import { mostAttempts, nextAttempt } from "./runs.ts";
import type { Recipient } from "./schedule.ts";
import { previousDue } from "./times.ts";

/** A channel, or the sentence why this server has none. */
export type Channels = Record<DeliveryChannel, Send | string>;

export interface DeliveryTools {
  database: Database;
  /** Whose schedules this server serves. */
  viewer: Viewer;
  maker: BriefingMaker;
  channels: Channels;
  now(): Date;
  newClaim(): string;
  /** True when no further one shall be begun. */
  stopping(): boolean;
}

/** Longer than the longest sheet, and than all timeouts of a channel together. */
const leaseMs = 10 * 60_000;

/** Plans what has come due and sends it; answers each delivery that it settled, with what became of it. */
export async function deliverDue(tools: DeliveryTools): Promise<(Delivery & Settled)[]> {
  const { database, viewer } = tools;
  const settled: (Delivery & Settled)[] = [];
  await planRuns(database, viewer, tools.now());
  await database.withScope(viewer, (scoped) => releaseLost(scoped, tools.now().toISOString(), mostAttempts));
  while (!tools.stopping()) {
    const due = await database.withScope(viewer, (scoped) => readNextDue(scoped, tools.now().toISOString()));
    if (!due) break;
    const claim = tools.newClaim();
    const delivery = await database.withScope(viewer, (scoped) => claimDelivery(scoped, due, { claim, now: tools.now().toISOString(), leaseUntil: leaseEnd(tools) }));
    if (!delivery) continue;
    const outcome = await attempt(tools, delivery, claim);
    if (outcome === null) continue;
    const result = settlementOf(outcome, delivery, tools.now());
    await database.withScope(viewer, (scoped) => settleDelivery(scoped, delivery, claim, result));
    settled.push({ ...delivery, ...result });
  }
  return settled;
}

const leaseEnd = ({ now }: DeliveryTools) => new Date(now().getTime() + leaseMs).toISOString();

/** Null when the claim was lost meanwhile: somebody else has it. What breaks before it is handed over is tried again. */
async function attempt(tools: DeliveryTools, delivery: Delivery, claim: string): Promise<Outcome | { state: "skipped"; error: string } | null> {
  try {
    return await makeAndSend(tools, delivery, claim);
  } catch (error) {
    if (isDatabaseAway(error)) throw error; // nothing can be written down; the lease ends by itself
    console.error(`delivery of ${delivery.scheduleName}:`, error);
    return { state: "failed", error: "制作简报时出错，详情见服务器日志。", again: true };
  }
}

async function makeAndSend({ database, viewer, maker, channels, ...tools }: DeliveryTools, delivery: Delivery, claim: string): Promise<Outcome | { state: "skipped"; error: string } | null> {
  const [schedule] = await database.withScope(viewer, (scoped) => readSchedules(scoped, delivery.scheduleId));
  if (!schedule) return { state: "skipped", error: "日程已删除，没有发送。" };
  const to = schedule.recipients.find(({ id }) => id === delivery.recipientId);
  if (!to) return { state: "skipped", error: "收件人已从日程中移除，没有发送。" };
  const send = channels[to.channel];
  if (typeof send === "string") return { state: "failed", error: send, again: true };
  const order: BriefingOrder = { question: schedule.question, owner: schedule.owner, ownerScope: schedule.scope, regions: to.regions, dueAt: delivery.dueAt, previousAt: previousDue(schedule.times, new Date(delivery.dueAt)) };
  const kept = delivery.number === null ? await maker.keep(order) : { number: delivery.number };
  if ("refused" in kept) return { state: "failed", error: kept.refused, again: false };
  delivery.number = kept.number;
  if (!await database.withScope(viewer, (scoped) => keepNumber(scoped, delivery, claim, kept.number))) return null;
  const briefing = await maker.open(order, kept.number, schedule.formats);
  if ("refused" in briefing) return { state: "failed", error: briefing.refused, again: false };
  const at = tools.now();
  const parcel = parcelOf({ delivery, to, briefing, at });
  if (!await database.withScope(viewer, (scoped) => beginSending(scoped, delivery, claim, { to, leaseUntil: new Date(at.getTime() + leaseMs).toISOString() }))) return null;
  return handOver(send, parcel, to, at);
}

/** A channel that breaks in a way that it does not know itself may have delivered. */
async function handOver(send: Send, parcel: Parameters<Send>[0], { channel }: Recipient, at: Date): Promise<Outcome> {
  try {
    return await send(parcel, at);
  } catch (error) {
    console.error(`channel ${channel}:`, error);
    return { state: "uncertain", error: "发送时出错，不知道对方是否收到，详情见服务器日志；请先核对，需要时再按“重发”。" };
  }
}

function settlementOf(outcome: Outcome | { state: "skipped"; error: string }, { attempts }: Delivery, now: Date): Settled {
  if (outcome.state === "sent") return { state: "sent", nextAt: null, error: null, sentAt: now.toISOString() };
  const again = outcome.state === "failed" && outcome.again ? nextAttempt(attempts, now) : null;
  return { state: again === null ? outcome.state : "due", nextAt: again, error: outcome.error, sentAt: null };
}
