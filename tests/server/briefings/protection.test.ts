import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyDay, anyRegion, fewest, isMerged, type Cell, type MovementCells } from "../../../client/interactive/cells.ts";
import { protectedCells, type CountedRow } from "../../../server/briefings/protectedCells.ts";
import { movements } from "../../../server/vocabulary.ts";

const days = 14;
const counties = ["532301", "532302", "532326"];
const works = ["", "44", "4403", "4419", "3307", "1101", "5323"];
const row = fc.record({
  movement: fc.constantFrom(...movements), home: fc.constantFrom(...counties.map((county) => `${county}001`)), work: fc.constantFrom(...works),
  day: fc.option(fc.integer({ min: 0, max: days - 1 })), people: fc.integer({ min: 0, max: 9 }),
});
const cubes = fc.array(row, { maxLength: 120 });
const sum = (list: readonly { people: number }[]) => list.reduce((total, { people }) => total + people, 0);
const cellsOf = (published: readonly MovementCells[], movement: string) => published.find((one) => one.movement === movement)!.cells;
const of = (rows: readonly CountedRow[], movement: string) => rows.filter((one) => one.movement === movement);

describe("the cells of an interactive file", () => {
  it("have five people at least, and together everybody, or a movement is withheld as a whole", () => {
    fc.assert(fc.property(cubes, (rows) => {
      for (const { movement, cells, withheld } of protectedCells(rows, days)) {
        expect(cells.every(({ people }) => people >= fewest)).toBe(true);
        expect(sum(cells)).toBe(withheld ? 0 : sum(of(rows, movement)));
        if (withheld) expect(sum(of(rows, movement))).toBeGreaterThan(0);
      }
    }), { numRuns: 300 });
  });

  it("say what is true of their people: no place, day or county has more in its cells than in the ledger, and what is not merged is exact", () => {
    fc.assert(fc.property(cubes, (rows) => {
      for (const movement of movements) {
        const [cells, own] = [cellsOf(protectedCells(rows, days), movement), of(rows, movement)];
        if (cells.length === 0) continue;
        const dayOf = (one: CountedRow) => (movement === "stay" ? -1 : one.day ?? -1);
        for (const cell of cells) {
          const same = own.filter((one) => one.home.startsWith(cell.home) && one.work === cell.work && dayOf(one) === cell.day);
          if (!isMerged(cell)) expect(cell.people).toBe(sum(same));
        }
        for (const work of works) expect(sum(cells.filter((cell) => cell.work === work))).toBeLessThanOrEqual(sum(own.filter((one) => one.work === work)));
        for (let day = 0; day < days; day += 1) expect(sum(cells.filter((cell) => cell.day === day))).toBeLessThanOrEqual(sum(own.filter((one) => dayOf(one) === day)));
        for (const county of counties) {
          const counted = sum(cells.filter(({ home }) => home === county));
          const real = sum(own.filter(({ home }) => home.startsWith(county)));
          expect(counted === real || cells.some(({ home }) => home === anyRegion)).toBe(true);
          expect(counted).toBeLessThanOrEqual(real);
        }
      }
    }), { numRuns: 200 });
  });

  it("give no difference of 1 to 4 people between any two sums of which one contains the other", () => {
    const part = fc.record({ homes: fc.subarray(counties.concat(anyRegion)), works: fc.subarray([...works, anyRegion, "44*"]), from: fc.integer({ min: -2, max: days }), length: fc.integer({ min: 0, max: days }) });
    fc.assert(fc.property(cubes, part, part, (rows, a, b) => {
      for (const movement of movements) {
        const cells = cellsOf(protectedCells(rows, days), movement);
        const inside = ({ homes, works: places, from, length }: typeof a) => (cell: Cell) => homes.includes(cell.home) && places.includes(cell.work) && cell.day >= from && cell.day <= from + length;
        const wide = cells.filter((cell) => inside(a)(cell) || inside(b)(cell));
        const narrow = cells.filter(inside(b));
        for (const difference of [sum(narrow), sum(wide) - sum(narrow), sum(cells) - sum(wide)]) expect(difference === 0 || difference >= fewest).toBe(true);
      }
    }), { numRuns: 300 });
  });

  it("are the same in any order of rows, and whether people come in one row or in several", () => {
    fc.assert(fc.property(cubes, (rows) => {
      const parted = rows.flatMap((one) => [{ ...one, people: one.people - Math.floor(one.people / 2) }, { ...one, people: Math.floor(one.people / 2) }]);
      expect(JSON.stringify(protectedCells(parted.toReversed(), days))).toBe(JSON.stringify(protectedCells(rows, days)));
    }), { numRuns: 100 });
  });

  it("give up days before places when they would be too many for the file", () => {
    const rows = counties.flatMap((county) => ["4403", "4419", "3307"].flatMap((work) => Array.from({ length: days }, (_, day): CountedRow => ({ movement: "return", home: `${county}001`, work, day, people: 6 }))));
    const kinds = (most: number) => new Set(cellsOf(protectedCells(rows, days, most), "return").map(({ day }) => (day >= 1000 ? "week" : day === anyDay ? "any" : "day")));
    expect(kinds(200)).toEqual(new Set(["day"]));
    expect(kinds(100)).toEqual(new Set(["week"]));
    expect(kinds(10)).toEqual(new Set(["any"]));
    expect(sum(cellsOf(protectedCells(rows, days, 10), "return"))).toBe(sum(rows));
  });

  it("are withheld where even the whole is below five, and not where nobody is", () => {
    const of = (people: number) => protectedCells([{ movement: "return", home: "532301001", work: "4419", day: 3, people }], days)[0]!;
    expect(of(4)).toEqual({ movement: "return", cells: [], withheld: true });
    expect(of(0)).toEqual({ movement: "return", cells: [], withheld: false });
    expect(of(5)).toEqual({ movement: "return", cells: [{ home: "532301", work: "4419", day: 3, people: 5 }], withheld: false });
  });
});

describe("a reader who knows the programme", () => {
  /** Every table of a small world with at most `most` people a cell, by what the programme publishes of it. */
  function worlds(places: readonly { home: string; work: string; day: number | null }[], movement: "return" | "stay", campaignDays: number, most: number): Map<string, Uint8Array[]> {
    const found = new Map<string, Uint8Array[]>();
    const counts = new Uint8Array(places.length);
    const visit = (place: number): void => {
      if (place === places.length) {
        const published = JSON.stringify(protectedCells(places.map((one, index) => ({ ...one, movement, people: counts[index]! })), campaignDays));
        const same = found.get(published) ?? [];
        found.set(published, same);
        same.push(counts.slice());
        return;
      }
      for (let people = 0; people <= most; people += 1) {
        counts[place] = people;
        visit(place + 1);
      }
    };
    visit(0);
    return found;
  }
  const solved = (tables: readonly Uint8Array[]) => Array.from(tables[0]!, (count, place) => count >= 1 && count < fewest && tables.every((table) => table[place] === count)).includes(true);

  it.each([
    ["a day and the undated of two cities of one province", "return", 1, [["532301001", "4403", 0], ["532301001", "4403", null], ["532301001", "4419", 0], ["532301001", "4419", null]]],
    ["three days and the undated of one city", "return", 3, [["532301001", "4403", 0], ["532301001", "4403", 1], ["532301001", "4403", 2], ["532301001", "4403", null]]],
    ["two counties and two provinces", "stay", 0, [["532301001", "4403", null], ["532301001", "3307", null], ["532302001", "4403", null], ["532302001", "3307", null]]],
    ["three cities, one of them alone in its province", "stay", 0, [["532301001", "4403", null], ["532301001", "4419", null], ["532301001", "1101", null], ["532301001", "", null]]],
  ] as const)("solves no cell of 1 to 4 people from %s, trying every ledger that gives the same file", (_, movement, campaignDays, places) => {
    const most = 9;
    const groups = worlds(places.map(([home, work, day]) => ({ home, work, day })), movement, campaignDays, most);
    // Of a larger merged cell there are ledgers with more people in one place than were tried.
    const complete = [...groups].filter(([published]) => (JSON.parse(published) as MovementCells[]).every(({ cells }) => cells.every((cell) => !isMerged(cell) || cell.people <= most)));
    expect(complete.length).toBeGreaterThan(100);
    const broken = complete.filter(([, tables]) => solved(tables));
    expect(broken.slice(0, 3).map(([published, tables]) => `${published} ← ${tables.map(String).join(" | ")}`)).toEqual([]);
  });
});
