/** From times to deliveries: whatever has come due since the last look gets one row for each recipient. */
import type { Database } from "../database/database.ts";
import type { Viewer } from "../vocabulary.ts";
import { insertDelivery } from "./deliveryQueries.ts";
import { advancePlan, readSchedules } from "./queries.ts";
import { runsOf } from "./runs.ts";
import { dueMoments } from "./times.ts";

/** A run and the end of what is planned are written together, so that a crash loses none and two servers plan none twice. */
export async function planRuns(database: Database, viewer: Viewer, now: Date): Promise<void> {
  for (const schedule of await database.withScope(viewer, (scoped) => readSchedules(scoped))) {
    if (schedule.paused) continue;
    const due = dueMoments(schedule.times, new Date(schedule.plannedUntil), now);
    if (due.length === 0) continue;
    await database.withScope(viewer, async (scoped) => {
      if (!await advancePlan(scoped, schedule, now.toISOString())) return;
      for (const run of runsOf(due, now)) for (const recipient of schedule.recipients) await insertDelivery(scoped, schedule, recipient, run);
    });
  }
}

/** One briefing of now for every recipient, or for one of them; false when there is no such schedule or recipient. */
export async function planNow(database: Database, viewer: Viewer, { scheduleId, recipientId, now }: { scheduleId: string; recipientId: string | null; now: Date }): Promise<boolean> {
  return database.withScope(viewer, async (scoped) => {
    const [schedule] = await readSchedules(scoped, scheduleId);
    const recipients = schedule?.recipients.filter(({ id }) => recipientId === null || id === recipientId) ?? [];
    for (const recipient of recipients) await insertDelivery(scoped, schedule!, recipient, { dueAt: now.toISOString(), late: false, byHand: true, skipped: null }); // its recipients are not empty
    return recipients.length > 0;
  });
}
