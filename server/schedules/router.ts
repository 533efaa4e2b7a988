/** What the screen of schedules asks: the schedules with their next run, what became of the deliveries, and what a person does about them. */
import { z } from "zod";
import { inLanguageOf, procedure, router, TRPCError, type Context } from "../trpc.ts";
import { cutTo } from "./cut.ts";
import { readDeliveries, retryDelivery } from "./deliveryQueries.ts";
import { planNow } from "./planning.ts";
import { deleteSchedule, insertSchedule, pauseSchedule, readSchedules, updateSchedule } from "./queries.ts";
import { scheduleInput, type ScheduleInput } from "./schedule.ts";
import { nextDue } from "./times.ts";

const scheduleId = z.uuid("应为日程编号");
const recipientId = z.uuid("应为收件人编号");

export const schedulesRouter = router({
  list: procedure.query(async ({ ctx }) => {
    const { now, channels } = toolsOf(ctx);
    const schedules = await ctx.database.withScope(ctx.viewer, (scoped) => readSchedules(scoped));
    const said = Object.fromEntries(Object.entries(channels).map(([channel, why]) => [channel, inLanguageOf(ctx, why)])) as typeof channels; // the same channels
    return { channels: said, schedules: schedules.map((schedule) => ({ ...schedule, nextAt: schedule.paused ? null : nextDue(schedule.times, now()) })) };
  }),

  save: procedure.input(scheduleInput).mutation(({ ctx, input }) => ctx.database.withScope(ctx.viewer, async (scoped) => {
    const at = toolsOf(ctx).now().toISOString();
    const id = input.id ?? crypto.randomUUID();
    const [known] = input.id === undefined ? [] : await readSchedules(scoped, input.id);
    if (input.id !== undefined && !known) throw gone();
    requireSendable(ctx, input, known?.scope ?? ctx.viewer.scope);
    const own = new Set(known?.recipients.map((recipient) => recipient.id));
    const recipients = input.recipients.map((recipient) => ({ ...recipient, id: recipient.id !== undefined && own.has(recipient.id) ? recipient.id : crypto.randomUUID() }));
    if (known) await updateSchedule(scoped, { ...input, id, recipients }, at);
    else await insertSchedule(scoped, { ...input, id, recipients }, at);
    return { id };
  })),

  pause: procedure.input(z.object({ id: scheduleId, paused: z.boolean() }))
    .mutation(({ ctx, input }) => change(ctx, (scoped, at) => pauseSchedule(scoped, input.id, input.paused, at))),
  remove: procedure.input(z.object({ id: scheduleId })).mutation(({ ctx, input }) => change(ctx, (scoped) => deleteSchedule(scoped, input.id))),

  /** To everybody, or to one as a test. */
  runNow: procedure.input(z.object({ id: scheduleId, recipientId: recipientId.optional() })).mutation(async ({ ctx, input }) => {
    const { now, wake } = toolsOf(ctx);
    if (!await planNow(ctx.database, ctx.viewer, { scheduleId: input.id, recipientId: input.recipientId ?? null, now: now() })) throw gone();
    void wake();
  }),

  /** Newest due first. */
  deliveries: procedure.input(z.object({ limit: z.int("应为整数").min(1, "至少 1").max(500, "至多 500").default(100) }).prefault({}))
    .query(({ ctx, input }) => ctx.database.withScope(ctx.viewer, async (scoped) => (await readDeliveries(scoped, input.limit)).map(({ scope: _scope, error, ...delivery }) => ({ ...delivery, error: inLanguageOf(ctx, error) })))),
  retry: procedure.input(z.object({ scheduleId, recipientId, dueAt: z.iso.datetime("应为时刻") })).mutation(async ({ ctx, input }) => {
    const { now, wake } = toolsOf(ctx);
    const done = await ctx.database.withScope(ctx.viewer, (scoped) => retryDelivery(scoped, input, now().toISOString()));
    if (!done) throw new TRPCError({ code: "CONFLICT", message: "这一份已经发出或正在发送，不能重发。" });
    void wake();
  }),
});

function toolsOf({ schedules }: Context): NonNullable<Context["schedules"]> {
  if (!schedules) throw new Error("schedules need the maker of briefings in their context");
  return schedules;
}

async function change(ctx: Context, work: (scoped: Parameters<typeof readSchedules>[0], at: string) => Promise<boolean>): Promise<void> {
  const at = toolsOf(ctx).now().toISOString();
  if (!await ctx.database.withScope(ctx.viewer, (scoped) => work(scoped, at))) throw gone();
}

function gone(): TRPCError {
  return new TRPCError({ code: "NOT_FOUND", message: "日程或收件人不存在，可能已被删除。" });
}

/** What no run could ever send is refused at its field when it is written. */
function requireSendable(ctx: Context, { question, formats, recipients }: ScheduleInput, ownerScope: readonly string[]): void {
  const checked = toolsOf(ctx).check(question, formats);
  if ("error" in checked) throw checked.field === "formats" ? refused(["formats"], checked.error.replace(/。$/, "")) : new TRPCError({ code: "BAD_REQUEST", message: checked.error });
  recipients.forEach(({ regions }, index) => {
    const cut = cutTo(regions, ownerScope, checked.homes);
    if ("nothing" in cut) throw refused(["recipients", index, "regions"], cut.nothing);
  });
}

function refused(path: (string | number)[], message: string): TRPCError {
  return new TRPCError({ code: "BAD_REQUEST", cause: new z.ZodError([{ code: "custom", path, message, input: undefined }]) });
}
