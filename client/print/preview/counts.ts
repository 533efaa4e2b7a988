/** The answers of a counter by what was asked, so that whoever has no ledger composes the same sheet. Pure. */
import type { FlowFilter } from "../../../server/vocabulary.ts";
import type { CountLevels, CubeAnswer, PlaceSeries, Series } from "../../cube/answer.ts";
import type { BriefingMaterial } from "../material.ts";

type Count = BriefingMaterial["count"];
type Counted = ReturnType<Count>;

/** Answers by `keyOf`. */
export type Counts = Map<string, Counted>;

/** A sheet asks what nobody has counted for it. */
export class NotCounted extends Error {}

/** What is asked, whatever the order of its names. */
export function keyOf({ movement, homes, works, days, modes, intentions, organised, industries }: FlowFilter, { home, work, workInside, inside }: CountLevels): string {
  return JSON.stringify([movement, homes, works, days && [days.from, days.to], modes, intentions, organised, industries, home, work, workInside, inside]);
}

/** Counts, and remembers. */
export function recording(count: Count, counts: Counts): Count {
  return (filter, levels) => {
    const counted = count(filter, levels);
    counts.set(keyOf(filter, levels), counted);
    return counted;
  };
}

/** Throws NotCounted for what was not remembered. */
export function remembered(counts: Counts): Count {
  return (filter, levels) => {
    const counted = counts.get(keyOf(filter, levels));
    if (!counted) throw new NotCounted();
    return counted;
  };
}

/** As JSON has it: columns, and of the days those with people. */
export interface PackedCount {
  key: string;
  answer: Omit<CubeAnswer, "flows" | "days"> & { flows: { homes: string[]; works: string[]; people: number[] }; days: Record<keyof CubeAnswer["days"], number[]> };
  series: Record<keyof Series, PackedSeries[]>;
}

/** A place, its number of days, and by turns a day with people and how many. */
type PackedSeries = [code: string, length: number, dayAndPeople: number[]];

export function packCounts(counts: Counts): PackedCount[] {
  return [...counts].map(([key, { answer, series }]) => ({
    key,
    answer: {
      ...answer, days: { return: [...answer.days.return], goBack: [...answer.days.goBack] },
      flows: { homes: answer.flows.map(({ home }) => home), works: answer.flows.map(({ work }) => work), people: answer.flows.map(({ people }) => people) },
    },
    series: { homes: series.homes.map(packSeries), works: series.works.map(packSeries) },
  }));
}

function packSeries({ code, days }: PlaceSeries): PackedSeries {
  return [code, days.length, Array.from(days).flatMap((people, day) => (people > 0 ? [day, people] : []))];
}

/** Adds them to those that are known. */
export function unpackCounts(packed: readonly PackedCount[], counts: Counts): void {
  for (const { key, answer: { flows, days, ...rest }, series } of packed) {
    counts.set(key, {
      answer: {
        ...rest, days: { return: Uint32Array.from(days.return), goBack: Uint32Array.from(days.goBack) },
        flows: flows.homes.map((home, index) => ({ home, work: flows.works[index]!, people: flows.people[index]! })), // columns of one length
      },
      series: { homes: series.homes.map(unpackSeries), works: series.works.map(unpackSeries) },
    });
  }
}

function unpackSeries([code, length, dayAndPeople]: PackedSeries): PlaceSeries {
  const days = new Uint32Array(length);
  for (let index = 0; index < dayAndPeople.length; index += 2) days[dayAndPeople[index]!] = dayAndPeople[index + 1]!; // by turns
  return { code, days };
}
