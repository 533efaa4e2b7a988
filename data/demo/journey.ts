/** What somebody plans around the festival: stay or return, when and how, and when back to work. */
import { campaign2021, type FestivalPlan } from "../../server/vocabulary.ts";
import { organised, plans } from "./calibration.ts";
import type { Random } from "./random.ts";
import type { DemoWork } from "./work.ts";

export interface DemoJourney {
  plan: FestivalPlan;
  returnDate: string | null;
  mode: string;
  vehicle: string;
  intention: "是" | "否" | "未定" | "";
  goBackFrom: string | null;
  goBackTo: string | null;
  wantsTransport: "是" | "否" | "";
}

const msPerDay = 86_400_000;
const start = Date.parse(`${campaign2021.from}T00:00:00Z`);
const newYearDay = Math.round((Date.parse(`${campaign2021.newYear}T00:00:00Z`) - start) / msPerDay);
const lastDay = Math.round((Date.parse(`${campaign2021.to}T00:00:00Z`) - start) / msPerDay);
const dateOf = (day: number) => new Date(start + day * msPerDay).toISOString().slice(0, 10);

const modes = {
  far: { 火车: 55, 飞机: 15, 客车: 11, 自驾: 13, 专车专列: 3, "": 3 },
  near: { 火车: 14, 飞机: 1, 客车: 44, 自驾: 36, 专车专列: 2, "": 3 },
  ownCounty: { 火车: 0, 飞机: 0, 客车: 38, 自驾: 52, 专车专列: 0, "": 10 },
};

/** The days on which a household travels, whoever of it does. */
export interface DemoDays {
  returnDate: string;
  goBackFrom: string;
  goBackTo: string;
}

export function drawDays(random: Random): DemoDays {
  const from = goBackDay(random);
  return { returnDate: dateOf(returnDay(random)), goBackFrom: dateOf(from), goBackTo: dateOf(Math.min(lastDay, from + random.whole(2, 5))) };
}

export function drawJourney(work: DemoWork | null, days: DemoDays, random: Random): DemoJourney {
  const plan = random.weighted(plans[work?.distance ?? "unemployed"]);
  const journey: DemoJourney = { plan, returnDate: null, mode: "", vehicle: "", intention: "", goBackFrom: null, goBackTo: null, wantsTransport: "" };
  if (plan === "return" && work) {
    const mode = random.weighted(modes[work.distance]);
    Object.assign(journey, { returnDate: days.returnDate, mode, vehicle: random.happens(0.65) ? drawVehicle(mode, random) : "" });
  }
  if (work && (plan === "return" || plan === "home")) decideGoingBack(journey, work, days, random);
  return journey;
}

/** The journey of a household that goes along with another: trains and flights are the same, but each drives its own car. */
export function alongWith(journey: DemoJourney, random: Random): DemoJourney {
  return journey.mode === "自驾" && journey.vehicle ? { ...journey, vehicle: drawVehicle(journey.mode, random) } : journey;
}

/** Most come home from the 2nd to the 9th of February, fewer before, the last on New Year's Eve. */
function returnDay(random: Random): number {
  for (;;) {
    const day = Math.round(random.normal(12, 3.6));
    if (day >= 0 && day < newYearDay) return day; // drawn again, not cut off: cut off they would pile up on New Year's Eve
  }
}

/** Two waves: after the sixth day of the year, and after the Lantern Festival. */
function goBackDay(random: Random): number {
  const wave = random.weighted({ first: 68, lantern: 26, any: 6 });
  const day = wave === "first" ? random.normal(newYearDay + 7.5, 2.4) : wave === "lantern" ? random.normal(newYearDay + 15.5, 1.6) : random.whole(newYearDay + 2, lastDay - 2);
  return Math.max(newYearDay + 1, Math.min(lastDay - 1, Math.round(day)));
}

function decideGoingBack(journey: DemoJourney, work: DemoWork, { goBackFrom, goBackTo }: DemoDays, random: Random): void {
  journey.intention = random.weighted({ 是: 86, 否: 7, 未定: 7 });
  if (journey.intention !== "是") return;
  const wantsTransport = random.happens(organised.provinces.includes(work.province) ? organised.coast : organised[work.distance]) ? "是" : "否";
  Object.assign(journey, { goBackFrom, goBackTo, wantsTransport });
}

function drawVehicle(mode: string, random: Random): string {
  switch (mode) {
    case "火车": return `${random.pick(["G", "D", "K", "Z"])}${random.whole(11, 2999)}`;
    case "飞机": return `${random.pick(["MU", "8L", "CZ", "KY", "3U", "CA"])}${random.whole(1000, 9899)}`;
    case "客车": case "自驾": return `云E${random.pick([..."ABDFGHJKLMNPQRSTUVWXYZ"])}${String(random.whole(0, 9999)).padStart(4, "0")}`;
    default: return "";
  }
}
