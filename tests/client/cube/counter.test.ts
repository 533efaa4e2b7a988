/** The counter against the plainest counting there is, on random small cubes. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CountLevels } from "../../../client/cube/answer.ts";
import { createCounter } from "../../../client/cube/counter.ts";
import { decodeCube, type Cube } from "../../../client/cube/decode.ts";
import { giStar, neighbourhoods, upperTail } from "../../../client/cube/gi.ts";
import { encodeCube } from "../../../server/flows/cube.ts";
import {
  ancestorAt, emptyFilter, festivalPlans, goBackIntentions, industries, isWithin, noDay, rollupMovements, travelModes, type FlowFilter,
} from "../../../server/vocabulary.ts";

interface Row { home: string; work: string; movement: number; day: number; mode: number; intention: number; organised: number; industry: number; people: number }

const homes = ["532301101", "532301102", "532326101", "532331101"];
const works = ["", "44", "4419", "441901", "3307", "532301", "5301", "530102"];
const lastDay = 41;
const row: fc.Arbitrary<Row> = fc.record({
  home: fc.constantFrom(...homes), work: fc.constantFrom(...works), movement: fc.nat(4), day: fc.oneof(fc.nat(lastDay), fc.constant(noDay)), mode: fc.nat(6),
  intention: fc.nat(2), organised: fc.nat(1), industry: fc.nat(9), people: fc.integer({ min: 1, max: 90 }),
});
const someRows = fc.array(row, { maxLength: 60 });
const dayText = fc.nat(lastDay).map((day) => new Date(Date.UTC(2021, 0, 25 + day)).toISOString().slice(0, 10));
const filter: fc.Arbitrary<FlowFilter> = fc.record({
  movement: fc.constantFrom("return" as const, "stay" as const, "goBack" as const), homes: fc.subarray(["532301", "532326101", "53"]), works: fc.subarray(["44", "5301", "33"]),
  days: fc.option(fc.tuple(dayText, dayText).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }))), modes: fc.subarray([...travelModes]), intentions: fc.subarray([...goBackIntentions]),
  organised: fc.option(fc.boolean()), industries: fc.subarray([...industries]),
});
const levels: fc.Arbitrary<CountLevels> = fc.constantFrom(
  { home: "prefecture", work: "province", workInside: "prefecture", inside: "5323" }, { home: "county", work: "prefecture", workInside: "county", inside: "5323" },
  { home: "township", work: "county", workInside: "county", inside: "" },
);

function cubeOf(rows: readonly Row[]): Cube {
  const column = (name: "movement" | "mode" | "intention" | "organised" | "industry") => Uint8Array.from(rows, (one) => one[name]);
  return decodeCube(encodeCube({
    grain: { home: "township", work: "county" }, home: rows.map((one) => one.home), work: rows.map((one) => one.work), movement: column("movement"), mode: column("mode"),
    intention: column("intention"), organised: column("organised"), industry: column("industry"), day: Uint16Array.from(rows, (one) => one.day), people: Uint32Array.from(rows, (one) => one.people),
  }, { baseDate: "2021-01-25", dataVersion: 3 }));
}

function passes(one: Row, asked: FlowFilter, except: "" | "movement" | "mode" | "industry" = "", days = true): boolean {
  const inList = <Word>(list: readonly Word[], word: Word) => list.length === 0 || list.includes(word);
  const inRegions = (list: readonly string[], code: string) => list.length === 0 || list.some((region) => isWithin(code, region));
  const date = one.day === noDay ? null : new Date(Date.UTC(2021, 0, 25 + one.day)).toISOString().slice(0, 10);
  const inDays = !days || !asked.days || asked.movement === "stay" || (date !== null && date >= asked.days.from && date <= asked.days.to);
  return (except === "movement" || rollupMovements[one.movement] === asked.movement) && (except === "mode" || inList(asked.modes, travelModes[one.mode]!))
    && inList(asked.intentions, goBackIntentions[one.intention]!) && (asked.organised === null || asked.organised === (one.organised === 1))
    && (except === "industry" || inList(asked.industries, industries[one.industry]!)) && inRegions(asked.homes, one.home) && inRegions(asked.works, one.work) && inDays;
}

const total = (rows: readonly Row[]) => rows.reduce((sum, one) => sum + one.people, 0);

describe("the counter", () => {
  it("counts flows, histograms and totals as plain counting does", () => {
    fc.assert(fc.property(someRows, filter, levels, (rows, asked, at) => {
      const answer = createCounter(cubeOf(rows)).count(asked, at);
      const plain = new Map<string, number>();
      for (const one of rows.filter((candidate) => passes(candidate, asked))) {
        const key = `${ancestorAt(one.home, at.home)}>${ancestorAt(one.work, at.inside !== "" && one.work.startsWith(at.inside) ? at.workInside : at.work)}`;
        plain.set(key, (plain.get(key) ?? 0) + one.people);
      }
      expect(Object.fromEntries(answer.flows.map(({ home, work, people }) => [`${home}>${work}`, people]))).toEqual(Object.fromEntries(plain));
      expect(answer.people).toBe(total(rows.filter((one) => passes(one, asked))));
      expect(answer.flows.reduce((sum, flow) => sum + flow.people, answer.rest.people)).toBe(answer.people);
      travelModes.forEach((word, index) => expect(answer.modes[word]).toBe(total(rows.filter((one) => one.mode === index && passes(one, asked, "mode", false)))));
      industries.forEach((word, index) => expect(answer.industries[word]).toBe(total(rows.filter((one) => one.industry === index && passes(one, asked, "industry", false)))));
      rollupMovements.forEach((word, index) => expect(answer.totals[word]).toBe(total(rows.filter((one) => one.movement === index && passes(one, asked, "movement", false)))));
    }));
  });

  it("gives the same answer for rows in any order, and for a brush moved step by step or at once", () => {
    fc.assert(fc.property(someRows, filter, levels, fc.array(dayText, { maxLength: 5 }), (rows, asked, at, steps) => {
      const counter = createCounter(cubeOf(rows));
      for (const step of steps) counter.count({ ...asked, days: { from: "2021-01-25", to: step } }, at);
      const { flows, people, totals, days } = counter.count(asked, at);
      const reversed = createCounter(cubeOf(rows.toReversed())).count(asked, at);
      expect({ flows, people, totals, days }).toEqual({ flows: reversed.flows, people: reversed.people, totals: reversed.totals, days: reversed.days });
    }));
  });

  it("adds the days and the undated up to everybody, and the plans to the people surveyed", () => {
    fc.assert(fc.property(someRows, (rows) => {
      const { days, undated, totals } = createCounter(cubeOf(rows)).count({ ...emptyFilter, movement: "goBack" }, { home: "county", work: "province", workInside: "county", inside: "5323" });
      expect(days.goBack.reduce((sum, people) => sum + people, undated.goBack)).toBe(totals.goBack);
      expect(festivalPlans.reduce((sum, plan) => sum + totals[plan], 0)).toBe(total(rows.filter((one) => one.movement < 4)));
    }));
  });

  it("gives every place day by day, at homes and at workplaces the same people, and nobody without a day", () => {
    fc.assert(fc.property(someRows, filter, levels, (rows, asked, at) => {
      const { homes: byHome, works: byWork } = createCounter(cubeOf(rows)).series(asked, at);
      const dated = rows.filter((one) => one.day !== noDay && passes(one, { ...asked, days: null }));
      for (const side of [byHome, byWork]) {
        for (let day = 0; day <= lastDay; day++) expect(side.reduce((sum, { days }) => sum + days[day]!, 0)).toBe(total(dated.filter((one) => one.day === day)));
      }
      const county = dated.filter((one) => ancestorAt(one.home, at.home) === byHome[0]?.code);
      expect(byHome[0]?.days.reduce((sum, people) => sum + people, 0) ?? 0).toBe(total(county));
    }));
  });

  it("orders flows by people, then home, then workplace", () => {
    const base: Row = { home: homes[0]!, work: "44", movement: 0, day: 3, mode: 0, intention: 0, organised: 0, industry: 0, people: 5 };
    const answer = createCounter(cubeOf([base, { ...base, work: "3307" }, { ...base, home: homes[1]!, people: 9 }])).count(emptyFilter, { home: "township", work: "prefecture", workInside: "county", inside: "" });
    expect(answer.flows.map(({ home, work }) => `${home}>${work}`)).toEqual([`${homes[1]}>44`, `${homes[0]}>3307`, `${homes[0]}>44`]);
  });
});

describe("Getis-Ord Gi*", () => {
  it("is what the hand computes for three places of which two are neighbours", () => {
    // values 6, 3, 0; mean 3, deviation √6; place 0 with neighbour 1: (9 − 3·2) / (√6 · √((3·2 − 4) / 2)) = 3 / √6
    const spots = [{ lon: 100, lat: 25 }, { lon: 100.1, lat: 25 }, { lon: 110, lat: 25 }];
    const near = neighbourhoods(spots, 50);
    expect(near).toEqual([[0, 1], [0, 1], [2]]);
    expect(giStar([6, 3, 0], near)[0]).toBeCloseTo(3 / Math.sqrt(6), 12);
  });

  it("is 0 everywhere when all values are equal", () => {
    expect(giStar([4, 4, 4], [[0, 1], [0, 1], [2]])).toEqual([0, 0, 0]);
  });

  it("knows the tail of the normal distribution", () => {
    expect(upperTail(1.6448536)).toBeCloseTo(0.05, 6);
    expect(upperTail(-1.6448536)).toBeCloseTo(0.95, 6);
  });
});
