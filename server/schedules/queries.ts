/** All SQL about schedules and their recipients. Seen by whoever sees every region of the schedule's owner. */
import type { Scoped } from "../database/database.ts";
import type { Recipient, Schedule } from "./schedule.ts";

/** As ISO instants with milliseconds. */
export const instant = (sql: Scoped["sql"], column: string) => sql`to_char(${sql(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

type ScheduleRow = Omit<Schedule, "scope" | "formats" | "recipients"> & { scope: string; formats: string };
type RecipientRow = Omit<Recipient, "regions"> & { scheduleId: string; regions: string };

/** By name, ties by id; recipients in their order. One of them when an id is given. */
export async function readSchedules({ sql }: Scoped, id: string | null = null): Promise<Schedule[]> {
  const rows = await sql<ScheduleRow[]>`
    select scope, schedule_id as id, name, owner, question, formats, times, paused, ${instant(sql, "planned_until")} as "plannedUntil" from briefing_schedule
    where ${id}::uuid is null or schedule_id = ${id}::uuid order by name, schedule_id`;
  const recipients = await sql<RecipientRow[]>`
    select schedule_id as "scheduleId", recipient_id as id, name, regions, channel, address from briefing_recipient
    where ${id}::uuid is null or schedule_id = ${id}::uuid order by schedule_id, position, recipient_id`;
  return rows.map((row) => ({
    ...row, scope: row.scope.split(","), formats: row.formats.split(","),
    recipients: recipients.filter(({ scheduleId }) => scheduleId === row.id).map(({ scheduleId: _scheduleId, regions, ...recipient }) => ({ ...recipient, regions: regions.split(",") })),
  }));
}

type Written = Pick<Schedule, "id" | "name" | "question" | "formats" | "times" | "recipients">;

/** A new one of the viewer's. */
export async function insertSchedule(scoped: Scoped, written: Written, at: string): Promise<void> {
  const { sql, viewer } = scoped;
  const { id, name, question, formats, times } = written;
  await sql`
    insert into briefing_schedule (scope, schedule_id, name, owner, question, formats, times, paused, planned_until, changed_at)
    values (${[...viewer.scope].sort().join(",")}, ${id}::uuid, ${name}, ${viewer.account}, ${JSON.stringify(question)}::text::jsonb, ${formats.join(",")}, ${JSON.stringify(times)}::text::jsonb, false, ${at}::timestamptz, ${at}::timestamptz)`;
  await writeRecipients(scoped, written);
}

/** Owner and scope stay; what new times would have had due before this is not made up for. Whether it is there. */
export async function updateSchedule(scoped: Scoped, written: Written, at: string): Promise<boolean> {
  const { sql } = scoped;
  const { id, name, question, formats, times } = written;
  const { count } = await sql`
    update briefing_schedule set name = ${name}, question = ${JSON.stringify(question)}::text::jsonb, formats = ${formats.join(",")}, times = ${JSON.stringify(times)}::text::jsonb,
      planned_until = greatest(planned_until, ${at}::timestamptz), changed_at = ${at}::timestamptz where schedule_id = ${id}::uuid`;
  if (count > 0) await writeRecipients(scoped, written);
  return count > 0;
}

async function writeRecipients({ sql }: Scoped, { id, recipients }: Written): Promise<void> {
  await sql`delete from briefing_recipient where schedule_id = ${id}::uuid`;
  for (const [position, recipient] of recipients.entries()) {
    await sql`
      insert into briefing_recipient (scope, schedule_id, recipient_id, position, name, regions, channel, address)
      select scope, schedule_id, ${recipient.id}::uuid, ${position}, ${recipient.name}, ${recipient.regions.join(",")}, ${recipient.channel}, ${recipient.address} from briefing_schedule where schedule_id = ${id}::uuid`;
  }
}

/** What would have been due while it was paused is not made up for. Whether it is there. */
export async function pauseSchedule({ sql }: Scoped, id: string, paused: boolean, at: string): Promise<boolean> {
  const { count } = await sql`
    update briefing_schedule set planned_until = case when paused and not ${paused} then greatest(planned_until, ${at}::timestamptz) else planned_until end, paused = ${paused}, changed_at = ${at}::timestamptz
    where schedule_id = ${id}::uuid`;
  return count > 0;
}

/** Its deliveries stay as a record; what has not begun is not sent any more. Whether it was there. */
export async function deleteSchedule({ sql }: Scoped, id: string): Promise<boolean> {
  await sql`delete from briefing_recipient where schedule_id = ${id}::uuid`;
  await sql`update briefing_delivery set state = 'skipped', next_at = null, error = '日程已删除，没有发送。' where schedule_id = ${id}::uuid and state = 'due'`;
  const { count } = await sql`delete from briefing_schedule where schedule_id = ${id}::uuid`;
  return count > 0;
}

/** Moves the end of what is planned; false when another server has, or it was paused or changed meanwhile. */
export async function advancePlan({ sql }: Scoped, { scope, id, plannedUntil }: Schedule, until: string): Promise<boolean> {
  const { count } = await sql`
    update briefing_schedule set planned_until = ${until}::timestamptz
    where scope = ${scope.join(",")} and schedule_id = ${id}::uuid and planned_until = ${plannedUntil}::timestamptz and not paused`;
  return count > 0;
}
