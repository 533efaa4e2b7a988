import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { decodeCube } from "../../client/cube/decode.ts";
import type { Database } from "../../server/database/database.ts";
import { encodeCube } from "../../server/flows/cube.ts";
import { flowsAsCsv } from "../../server/flows/csv.ts";
import { readCube, readFlows, type CubeRows } from "../../server/flows/queries.ts";
import { flowQuestion, type FlowQuestion } from "../../server/flows/question.ts";
import { createCaller } from "../../server/router.ts";
import {
  ancestorAt, emptyFilter, festivalPlans, goBackIntentions, industries, isWithin, noDay, rollupMovements, travelModes, type FlowFilter, type FollowUpRecord,
} from "../../server/vocabulary.ts";
import { onBothEngines } from "../database.ts";
import { desk, deskOf, importReading, person, places, readingOf, settle, toolsOf } from "../ledgerWorld.ts";

/** Forty people over the three counties, every plan, mode, intention and industry among them; some without date or workplace. */
function manyPeople(): FollowUpRecord[] {
  const homes = [
    { homeCounty: places.chuxiong, homeTownship: places.lucheng, homeVillage: places.luchengVillage }, { homeCounty: places.chuxiong, homeTownship: places.ziwu, homeVillage: null },
    { homeCounty: places.lufeng, homeTownship: places.jinshan, homeVillage: places.jinshanVillage }, { homeCounty: places.dayao, homeTownship: places.shiyang, homeVillage: places.shiyangVillage },
  ];
  const works = ["4419", "440106", "44", "3307", "532301", null];
  return Array.from({ length: 40 }, (_, n) => {
    const plan = festivalPlans[n % 4]!;
    const returning = plan === "return";
    return person(n + 1, {
      ...homes[Math.floor(n / 4) % homes.length]!, workRegion: works[n % works.length] ?? null, plan, industry: industries[n % industries.length]!,
      returnDate: returning && n % 3 > 0 ? `2021-02-0${1 + (n % 7)}` : null, returnMode: returning ? travelModes[n % travelModes.length]! : "unknown",
      goBackIntention: goBackIntentions[n % 3]!, goBackFrom: n % 5 > 0 ? `2021-02-${18 + (n % 9)}` : null, wantsTransport: n % 2 === 0,
    });
  });
}

/** What the client's worker counts, said once more in the plainest way. */
function countInCube(cube: CubeRows, filter: FlowFilter, baseDate: string): number {
  const dayOf = (iso: string) => (Date.parse(iso) - Date.parse(baseDate)) / 86_400_000;
  const any = (codes: string[], code: string) => codes.length === 0 || codes.some((container) => isWithin(code, container));
  return cube.people.reduce((sum, people, row) => {
    const { days } = filter;
    const inDays = !days || filter.movement === "stay" || (cube.day[row] !== noDay && cube.day[row]! >= dayOf(days.from) && cube.day[row]! <= dayOf(days.to));
    const counts = rollupMovements[cube.movement[row]!] === filter.movement && any(filter.homes, cube.home[row]!) && any(filter.works, cube.work[row]!) && inDays
      && (filter.modes.length === 0 || filter.modes.includes(travelModes[cube.mode[row]!]!))
      && (filter.intentions.length === 0 || filter.intentions.includes(goBackIntentions[cube.intention[row]!]!))
      && (filter.organised === null || filter.organised === (cube.organised[row] === 1))
      && (filter.industries.length === 0 || filter.industries.includes(industries[cube.industry[row]!]!));
    return counts ? sum + people : sum;
  }, 0);
}

const anyFilter: fc.Arbitrary<FlowFilter> = fc.record({
  movement: fc.constantFrom("return", "stay", "goBack"), homes: fc.subarray(["5323", "532301", "532301001", "532326"], { maxLength: 2 }),
  works: fc.subarray(["44", "4419", "440106", "33"], { maxLength: 2 }),
  days: fc.option(fc.constantFrom({ from: "2021-02-02", to: "2021-02-04" }, { from: "2021-02-01", to: "2021-03-01" }, { from: "2021-02-20", to: "2021-02-20" })),
  modes: fc.subarray([...travelModes], { maxLength: 3 }), intentions: fc.subarray([...goBackIntentions], { maxLength: 2 }), organised: fc.option(fc.boolean()),
  industries: fc.subarray([...industries], { maxLength: 4 }),
});

onBothEngines("flows of the small world", (engine) => {
  let database: Database;
  const people = manyPeople();
  beforeAll(async () => {
    database = await engine.open();
    await settle(database);
    await importReading(toolsOf(database), readingOf({ records: people, demo: true }));
  });
  const flows = (question: Partial<FlowQuestion> = {}, viewer = desk) => database.withScope(viewer, (scoped) =>
    readFlows(scoped, { ...flowQuestion.parse({}), ...question }));
  const cube = (limit = 1_000_000, viewer = desk) => database.withScope(viewer, (scoped) => readCube(scoped, "2021-01-25", limit));

  it("counts everybody once under the festival plan, and who goes back once more", async () => {
    const overview = await createCaller({ database, viewer: desk }).overview.get();
    expect(overview).toMatchObject({ people: 40, surveyed: 40, demo: true, reportedOn: "2021-02-09", plans: { return: 10, stay: 10, home: 10, undecided: 10 } });
    expect(overview.goBack).toBe(people.filter((one) => one.goBackIntention === "yes").length);
    expect(overview.organised).toBe(people.filter((one) => one.goBackIntention === "yes" && one.wantsTransport).length);
  });

  for (const home of ["county", "township"] as const) {
    for (const work of ["province", "prefecture"] as const) {
      it(`lists flows from ${home} to ${work} that add up to the people`, async () => {
        for (const movement of ["return", "stay", "goBack"] as const) {
          const rows = await flows({ movement, home, work });
          const moving = people.filter((one) => (movement === "goBack" ? one.goBackIntention === "yes" : one.plan === movement));
          expect(rows.reduce((sum, row) => sum + row.people, 0)).toBe(moving.length);
          const expected = new Map<string, number>();
          for (const one of moving) {
            const key = `${ancestorAt(one.homeTownship, home)}>${ancestorAt(one.workRegion ?? "", work)}`;
            expected.set(key, (expected.get(key) ?? 0) + 1);
          }
          expect(new Map(rows.map((row) => [`${row.homeCode}>${row.workCode}`, row.people]))).toEqual(expected);
        }
      });
    }
  }

  it("puts the strongest first and breaks ties by home, then workplace", async () => {
    const rows = await flows({ home: "township", work: "prefecture" });
    const sorted = [...rows].sort((a, b) => b.people - a.people || (a.homeCode < b.homeCode ? -1 : a.homeCode > b.homeCode ? 1 : a.workCode < b.workCode ? -1 : 1));
    expect(rows).toEqual(sorted);
  });

  it("counts both days of a range, and leaves out people without a date", async () => {
    const dated = people.filter((one) => one.plan === "return" && one.returnDate !== null && one.returnDate >= "2021-02-02" && one.returnDate <= "2021-02-05");
    const rows = await flows({ from: "2021-02-02", to: "2021-02-05" });
    expect(rows.reduce((sum, row) => sum + row.people, 0)).toBe(dated.length);
    const open = await flows({ from: "2021-01-25" });
    expect(open.reduce((sum, row) => sum + row.people, 0)).toBe(people.filter((one) => one.plan === "return" && one.returnDate !== null).length);
  });

  it("names regions, and the workplace that nobody knows", async () => {
    const rows = await flows({ movement: "stay" });
    expect(rows.find((row) => row.homeCode === places.dayao)?.homeName).toBe("大姚县");
    expect((await flows({ home: "county" })).concat(rows, await flows({ movement: "goBack" })).find((row) => row.workCode === "")?.workName).toBe("未填");
  });

  it("shows a township's desk its own people alone, in list, cube and headline", async () => {
    const viewer = deskOf(places.lucheng);
    const own = people.filter((one) => one.homeTownship === places.lucheng);
    const rows = await flows({ movement: "return" }, viewer);
    expect(rows.reduce((sum, row) => sum + row.people, 0)).toBe(own.filter((one) => one.plan === "return").length);
    expect(new Set((await cube(1_000_000, viewer)).home)).toEqual(new Set([places.lucheng]));
    expect(await createCaller({ database, viewer }).overview.get()).toMatchObject({ people: own.length, demo: true });
  });

  it("sends the cube as Arrow and the client reads the same figures", async () => {
    const rows = await cube();
    const decoded = decodeCube(encodeCube(rows, { baseDate: "2021-01-25", dataVersion: 7 }));
    expect(decoded).toMatchObject({ rows: rows.people.length, baseDate: "2021-01-25", dataVersion: 7 });
    expect(Array.from(decoded.home, (index) => decoded.homes[index])).toEqual(rows.home);
    expect(Array.from(decoded.work, (index) => decoded.works[index])).toEqual(rows.work);
    for (const column of ["movement", "day", "mode", "intention", "organised", "industry", "people"] as const) expect([...decoded[column]]).toEqual([...rows[column]]);
  });

  it("coarsens workplaces, then homes, until the cube is small enough, and keeps every person", async () => {
    const finest = await cube();
    const coarser = await cube(finest.people.length);
    expect(finest.grain).toEqual({ home: "township", work: "county" });
    expect(coarser.grain).not.toEqual(finest.grain);
    expect(coarser.people.length).toBeLessThanOrEqual(finest.people.length);
    expect((await cube(1)).grain).toEqual({ home: "county", work: "province" });
    for (const rows of [coarser, await cube(1)]) expect(rows.people.reduce((a, b) => a + b, 0)).toBe(finest.people.reduce((a, b) => a + b, 0));
  });

  it("lists exactly as many people as the filter counts in the cube", async () => {
    const rows = await cube();
    const caller = createCaller({ database, viewer: desk });
    await fc.assert(fc.asyncProperty(anyFilter, async (filter) => {
      const { total, rows: listed } = await caller.ledger.people({ filter, limit: 1000 });
      expect(total).toBe(countInCube(rows, filter, "2021-01-25"));
      expect(listed).toHaveLength(total);
    }), { numRuns: 60 });
  });

  it("sums its flows to what the cube and the list count, under any filter and at any level", async () => {
    const rows = await cube();
    const caller = createCaller({ database, viewer: desk });
    const levels = fc.record({ home: fc.constantFrom("county" as const, "township" as const), work: fc.constantFrom("province" as const, "prefecture" as const) });
    await fc.assert(fc.asyncProperty(anyFilter, levels, async ({ days, ...filter }, level) => {
      const listed = await flows({ ...filter, ...level, from: days?.from ?? null, to: days?.to ?? null });
      const sum = listed.reduce((all, row) => all + row.people, 0);
      expect(sum).toBe(countInCube(rows, { ...filter, days }, "2021-01-25"));
      expect(sum).toBe((await caller.ledger.people({ filter: { ...filter, days }, limit: 1 })).total);
    }), { numRuns: 120 });
  });

  it("masks the names in the list and pages through it without loss", async () => {
    const caller = createCaller({ database, viewer: desk });
    const pages = await Promise.all([0, 4, 8].map((offset) => caller.ledger.people({ filter: emptyFilter, limit: 4, offset })));
    const ids = pages.flatMap((page) => page.rows.map((row) => row.workerId));
    expect(new Set(ids).size).toBe(10);
    expect(pages.flatMap((page) => page.rows).every((row) => row.name.includes("*"))).toBe(true);
  });

  it("names the field of bad input", async () => {
    const caller = createCaller({ database, viewer: desk });
    await expect(caller.coverage.byVillage({ township: "5" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(caller.ledger.people({ filter: emptyFilter, limit: 5000 })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  it("answers coverage by township and by village", async () => {
    const caller = createCaller({ database, viewer: desk });
    const townships = await caller.coverage.byTownship();
    expect(townships.map((row) => row.township)).toEqual([places.lucheng, places.ziwu, places.jinshan, places.shiyang]);
    expect(townships.reduce((sum, row) => sum + row.surveyed, 0)).toBe(40);
    expect(await caller.coverage.byVillage({ township: places.ziwu })).toMatchObject([{ village: places.ziwu, expected: 0, surveyed: 12 }]);
  });
});

describe("the list of flows as CSV", () => {
  it("begins with a byte order mark, ends its lines for Excel, and quotes what needs it", () => {
    const text = flowsAsCsv([{ homeCode: "532326", homeName: '大姚"县",', workCode: "", workName: "未填", people: 3 }]);
    expect(text).toBe('\uFEFFhomeCode,homeName,workCode,workName,people\r\n532326,"大姚""县"",",,未填,3\r\n');
  });
});
