/** Hot spots in a small world: counties on a line, workplaces far off. */
import { describe, expect, it } from "vitest";
import { createCounter } from "../../../client/cube/counter.ts";
import type { Cube } from "../../../client/cube/decode.ts";
import { emptyFilter, noDay, rollupMovements, type Movement } from "../../../server/vocabulary.ts";

interface Row { home: string; work: string; day: number; people: number }

function cubeOf(rows: readonly Row[], movement: Movement): Cube {
  const homes = [...new Set(rows.map(({ home }) => home))].sort();
  const works = [...new Set(rows.map(({ work }) => work))].sort();
  const same = (value: number) => new Uint8Array(rows.length).fill(value);
  return {
    rows: rows.length, baseDate: "2021-01-25", dataVersion: 1, homes, works, home: Uint16Array.from(rows, ({ home }) => homes.indexOf(home)), work: Uint16Array.from(rows, ({ work }) => works.indexOf(work)),
    movement: same(rollupMovements.indexOf(movement)), mode: same(0), intention: same(0), organised: same(0), industry: same(0),
    day: Uint16Array.from(rows, ({ day }) => day), people: Uint32Array.from(rows, ({ people }) => people),
  };
}

/** Twelve counties in a row, 30 km apart; the first two are each other's neighbours and have ten times as many arrivals. */
const counties = Array.from({ length: 12 }, (_, index) => `5323${String(index + 1).padStart(2, "0")}`);
const places = new Map<string, { lon: number; lat: number }>([["5323", { lon: 101.5, lat: 25 }], ...counties.map((code, index) => [code, { lon: 100 + index * 0.3, lat: 25 }] as const), ["44", { lon: 113, lat: 23 }] as const, ...["4401", "4403", "4406", "4419", "3301", "3302"].map((code, index) => [code, { lon: index < 4 ? 113 + index * 0.3 : 120 + index, lat: index < 4 ? 23 : 30 }] as const)]);
const peopleOf = (code: string) => (counties.indexOf(code) < 2 ? 100 : 10);
const atCounties = { home: "county", work: "prefecture", workInside: "county", inside: "5323" } as const;
const nation = { home: "prefecture", work: "province", workInside: "prefecture", inside: "5323" } as const;

describe("hot spots of those who return", () => {
  const rows = counties.flatMap((county) => [{ home: `${county}101`, work: "441901", day: 7, people: peopleOf(county) }, { home: `${county}102`, work: "330101", day: 9, people: 5 }, { home: `${county}102`, work: "330101", day: noDay, people: 2 }]);
  const counter = createCounter(cubeOf(rows, "return"), places);

  it("are the counties where they arrive, where homes are counties", () => {
    const { hotSpots, hotSpotPlaces } = counter.count(emptyFilter, atCounties);
    expect(hotSpotPlaces).toBe(12);
    expect(hotSpots.slice(0, 2).map(({ code }) => code).sort()).toEqual(["532301", "532302"]);
    expect(hotSpots[0]!.p).toBeLessThan(0.05);
  });
  it("carry their arrivals day by day over the campaign; the undated are in none", () => {
    const spot = counter.count(emptyFilter, atCounties).hotSpots.find(({ code }) => code === "532301")!;
    expect(spot.days.length).toBe(42);
    expect(spot.days.flatMap((people, day) => (people > 0 ? [[day, people]] : []))).toEqual([[7, 100], [9, 5]]);
    expect(spot.people).toBe(107);
  });
  it("carry exactly the brushed days, which add up to their people", () => {
    const spot = counter.count({ ...emptyFilter, days: { from: "2021-02-01", to: "2021-02-03" } }, atCounties).hotSpots.find(({ code }) => code === "532302")!;
    expect(spot.days).toEqual([100, 0, 5]);
    expect(spot.people).toBe(105);
  });
  it("are the counties, too, where the map shows the whole prefecture as one place", () => {
    const [nearby, far] = [counter.count(emptyFilter, atCounties), counter.count(emptyFilter, nation)];
    expect(far.hotSpots).toEqual(nearby.hotSpots);
    expect(far.homes).not.toEqual(nearby.homes);
  });
  it("are not looked for among fewer than four places, and the answer says how few there were", () => {
    const small = createCounter(cubeOf(rows.filter(({ home }) => home < "532304"), "return"), places);
    expect(small.count(emptyFilter, nation)).toMatchObject({ hotSpots: [], hotSpotPlaces: 3 });
  });
});

describe("hot spots of those who go back", () => {
  const rows = [...["4401", "4403", "4406", "4419"].map((work) => ({ work, people: 80 })), ...["3301", "3302", "3303", "3304", "3305", "3306", "3307", "3308"].map((work) => ({ work, people: 4 }))]
    .map(({ work, people }) => ({ home: "532301101", work: `${work}01`, day: 24, people }));
  const spread = new Map<string, { lon: number; lat: number }>([...places, ...["3303", "3304", "3305", "3306", "3307", "3308"].map((code, index) => [code, { lon: 122 - index * 0.2, lat: 34 + index * 2 }] as const)]);

  it("are the prefectures where they work, where workplaces are prefectures", () => {
    const { hotSpots } = createCounter(cubeOf(rows, "goBack"), spread).count({ ...emptyFilter, movement: "goBack" }, atCounties);
    expect(hotSpots.filter(({ p }) => p < 0.05).map(({ code }) => code).sort()).toEqual(["4401", "4403", "4406", "4419"]);
    expect(hotSpots[0]!.days[24]).toBe(80);
  });
  it("have no days when they stay", () => {
    const { hotSpots } = createCounter(cubeOf(rows, "stay"), spread).count({ ...emptyFilter, movement: "stay", days: { from: "2021-02-01", to: "2021-02-03" } }, atCounties);
    expect(hotSpots.length).toBeGreaterThan(0);
    expect(hotSpots.every(({ days }) => days.length === 0)).toBe(true);
  });
});
