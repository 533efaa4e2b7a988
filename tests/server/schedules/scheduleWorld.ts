/** A desk with a small ledger, a clock that tests move, and real sheets. */
import { randomUUID } from "node:crypto";
import { openAtlas, type Atlas } from "../../../server/briefings/reading.ts";
import { makeSheet } from "../../../server/briefings/sheetMaking.ts";
import type { Database } from "../../../server/database/database.ts";
import { createCaller } from "../../../server/router.ts";
import type { BriefingMaker } from "../../../server/schedules/briefing.ts";
import { deliverDue, type Channels, type DeliveryTools } from "../../../server/schedules/delivering.ts";
import { briefingGeography, briefingSources } from "../../../server/startBriefings.ts";
import { briefingMaker, channelsOf, sayChannels } from "../../../server/startSchedules.ts";
import type { Viewer } from "../../../server/vocabulary.ts";
import { desk, importReading, person, places, readingOf, settle, toolsOf } from "../../ledgerWorld.ts";

export const lufengHome = { homeCounty: places.lufeng, homeTownship: places.jinshan, homeVillage: places.jinshanVillage };

/** Three people of 楚雄市 who work in 东莞 and two of 禄丰市 who work in 金华, all of whom return. */
export async function fillLedger(database: Database): Promise<void> {
  await settle(database);
  await importReading(toolsOf(database, "2021-02-01T10:00:00+08:00"), readingOf({ records: [1, 2, 3].map((one) => person(one)) }));
  await importReading(toolsOf(database, "2021-02-01T11:00:00+08:00"), readingOf({ records: [11, 12].map((one) => person(one, { ...lufengHome, workRegion: "3307" })) }));
}

let atlas: Atlas | null = null;

export interface ScheduleDesk {
  /** Moves the clock and looks what is due. */
  look(clock: string, changes?: Partial<DeliveryTools>): ReturnType<typeof deliverDue>;
  setClock(clock: string): void;
  tools(changes?: Partial<DeliveryTools>): DeliveryTools;
  /** What the screen asks. */
  caller(viewer?: Viewer): ReturnType<typeof createCaller>["schedules"];
  maker: BriefingMaker;
}

export function openScheduleDesk(database: Database, channels: Partial<Channels>, viewer: Viewer = desk): ScheduleDesk {
  let time = Date.parse("2021-02-08T12:00:00+08:00");
  const now = () => new Date(time);
  atlas ??= openAtlas(briefingGeography());
  const own = atlas;
  const maker = briefingMaker({ database, sources: briefingSources, make: (job) => makeSheet(own, job), address: "https://guitu.example", now });
  const all: Channels = { ...channelsOf({ dataDirectory: "/nowhere" }), ...channels };
  const tools = (changes: Partial<DeliveryTools> = {}): DeliveryTools => ({ database, viewer, maker, channels: all, now, newClaim: randomUUID, stopping: () => false, ...changes });
  const setClock = (clock: string) => { time = Date.parse(clock); };
  return {
    maker, tools, setClock,
    look: (clock, changes) => { setClock(clock); return deliverDue(tools(changes)); },
    caller: (as = viewer) => createCaller({ database, viewer: as, schedules: { check: maker.check, channels: sayChannels(all), now, wake: async () => {} } }).schedules,
  };
}

/** Every day at 17:00, as SVG, which is quickest. */
export const daily = {
  name: "每日简报", question: { template: "single", movement: "return" } as Record<string, string>, formats: ["svg"], times: { daily: ["17:00"], beforeEve: null },
};
