/** The life of a run: planned → confirmed → departed → arrived, each step said by somebody. Pure. */
import { z } from "zod";
import { charterLabels, tripStatuses, type TripStatus } from "../vocabulary.ts";

const word = (most: number) => z.string("应为文字").trim().max(most, `至多 ${most} 个字`);
const named = (most: number) => word(most).min(1, "不能为空");
const phone = word(20).regex(/^[\d\s+\-()]{5,20}$/, "应为电话号码");
const driver = z.strictObject({ name: named(40), phone });

/** Vehicle and people who take a run; a train has a number instead of a plate. */
export const crew = z.strictObject({ plate: named(20), drivers: z.array(driver).max(4, "至多 4 名驾驶员"), escort: driver.nullable().default(null) });
export type Crew = z.output<typeof crew>;

/** Who says so, by name: the desk's account stands beside it. */
export const person = named(40);

export const tripId = z.string().regex(/^[tr]\d{1,6}$/, "应为班次编号");

export const tripEventInput = z.strictObject({
  tripId,
  status: z.enum(tripStatuses),
  /** Needed for confirming; later steps keep it when it is missing. */
  crew: crew.optional(),
  note: word(200).default(""),
  person,
});
export type TripEventInput = z.output<typeof tripEventInput>;

export interface TripEvent {
  tripId: string;
  status: TripStatus;
  crew: Crew | null;
  note: string;
  person: string;
  account: string;
  /** ISO moment. */
  at: string;
}

/** The event that follows from what is said, or one sentence why it cannot be. Steps go forward one at a time, or back one by mistake made good. */
export function nextEvent(before: TripEvent | null, said: TripEventInput): Pick<TripEvent, "tripId" | "status" | "crew" | "note" | "person"> | string {
  const status = before?.status ?? "planned";
  const step = tripStatuses.indexOf(said.status) - tripStatuses.indexOf(status);
  const name = (of: TripStatus) => charterLabels.tripStatus[of];
  if (Math.abs(step) > 1) return `这一趟现在是“${name(status)}”，不能直接改为“${name(said.status)}”。`;
  if (step === 0 && (status === "planned" || status === "arrived")) return `这一趟已经是“${name(status)}”。`;
  const known = said.crew ?? before?.crew ?? null;
  if (said.status !== "planned" && (!known || (known.drivers.length === 0 && said.tripId.startsWith("t")))) return "请先填写车牌和至少一名驾驶员的姓名、电话。";
  return { tripId: said.tripId, status: said.status, crew: known, note: said.note, person: said.person };
}

/** The newest event of each run; events in the order in which they were said. */
export function statesOf(events: readonly TripEvent[]): Map<string, TripEvent> {
  return new Map(events.map((event) => [event.tripId, event]));
}
