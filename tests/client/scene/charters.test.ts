import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leftFirst, sideBySide, thinnedOut } from "../../../client/scene/charterCorridors.ts";
import type { CharterInput, CharterPart, CharterPlace } from "../../../client/scene/charterInput.ts";
import { cutFromEnd, pixelsPerPerson } from "../../../client/scene/charterRibbons.ts";
import { composeCharters } from "../../../client/scene/charterScene.ts";
import { measures } from "../../../client/scene/density.ts";
import type { Mark, Point } from "../../../client/scene/marks.ts";
import { webMercator } from "../../../client/scene/projections.ts";

/** Chuxiong, three destinations whose ways share a trunk through Nanning or Guiyang, and one that nobody knows where it is. */
const places = new Map<string, CharterPlace>(([["5323", "楚雄州", 101.5, 25], ["44", "广东", 113.3, 23.1], ["45", "广西", 108.3, 22.8], ["33", "浙江", 120.2, 30.3]] as const).map(([code, name, lon, lat]) => [code, { code, name, lon, lat }]));
const corridors: CharterInput["corridors"] = [
  { hub: "5323", work: "44", line: [[101.5, 25], [102.7, 25], [106.6, 23.9], [108.3, 22.8], [111.3, 23.5], [113.3, 23.1]] },
  { hub: "5323", work: "45", line: [[101.5, 25], [102.7, 25], [106.6, 23.9], [108.3, 22.8]] },
  { hub: "5323", work: "33", line: [[101.5, 25], [102.7, 25], [106.7, 26.6], [115.9, 28.7], [120.2, 30.3]] },
];
const part: fc.Arbitrary<CharterPart> = fc.record({
  hub: fc.constant("5323"), work: fc.constantFrom("44", "45", "33", "5323", "99"), means: fc.constantFrom("coach" as const, "rail" as const, null),
  day: fc.integer({ min: 0, max: 5 }), people: fc.integer({ min: 1, max: 900 }),
}).map((one) => ({ ...one, day: one.means === null ? null : one.day }));

function inputOf(parts: readonly CharterPart[], more: Partial<CharterInput> = {}): CharterInput {
  const words = { shares: (served: number, demand: number) => `${served} / ${demand}`, unserved: (people: number) => `未安排 ${people}`, progress: ({ underWay, arrived }: { underWay: number; arrived: number }) => `arrived ${arrived}, under way ${underWay}`, hub: (served: number, demand: number) => `${served} / ${demand}` };
  const { project } = webMercator(3.6);
  const [x, y] = project(110, 28);
  return { size: { width: 900, height: 480 }, view: { x: x - 450, y: y - 240, width: 900, height: 480 }, project, density: "desk", theme: "day", parts, corridors, places, day: null, selected: null, trip: null, words, ...more };
}
const people = (marks: readonly Mark[], layer?: string) => marks.filter((mark) => !layer || mark.layer === layer).reduce((sum, mark) => sum + (mark.people ?? 0), 0);
const total = (parts: readonly CharterPart[]) => parts.reduce((sum, one) => sum + one.people, 0);

describe("the picture of a charter plan", () => {
  it("draws everybody: people on ribbons + people inside + people left out + people without a place = demand", () => {
    fc.assert(fc.property(fc.array(part, { maxLength: 40 }), fc.option(fc.integer({ min: 0, max: 5 })), (parts, day) => {
      const { marks, claim } = composeCharters(inputOf(parts, { day }));
      expect(claim.ribbons + claim.internal + claim.unserved + claim.unplaced).toBe(claim.demand);
      expect(claim.demand).toBe(total(parts));
      expect(claim.unplaced).toBe(total(parts.filter(({ work }) => work === "99")));
      expect(people(marks)).toBe(claim.demand - claim.unplaced);
      expect(people(marks, "flow")).toBe(claim.ribbons);
    }));
  });

  it("makes the trips of the chosen day strong, dims the others, and leaves the people left out as they are", () => {
    const parts: CharterPart[] = [{ hub: "5323", work: "44", means: "coach", day: 2, people: 40 }, { hub: "5323", work: "44", means: "coach", day: 3, people: 30 }, { hub: "5323", work: "44", means: null, day: null, people: 10 }];
    const { marks } = composeCharters(inputOf(parts, { day: 2 }));
    const ribbons = marks.filter(({ layer, people: carried }) => layer === "flow" && carried);
    expect(ribbons.map(({ people: carried, opacity }) => [carried, (opacity ?? 1) > 0.9])).toEqual([[40, true], [30, false]]);
    expect(marks.find(({ key }) => key === "unserved:44")?.opacity ?? 1).toBe(1);
  });

  it("draws rail with a dash and says served / demand at each destination", () => {
    const { marks } = composeCharters(inputOf([{ hub: "5323", work: "33", means: "rail", day: 0, people: 520 }, { hub: "5323", work: "33", means: null, day: null, people: 30 }]));
    expect(marks.filter(({ key }) => key.startsWith("ribbon:5323:33:rail:true:dash")).length).toBeGreaterThan(3);
    const texts = marks.flatMap((mark) => (mark.kind === "text" ? [mark.runs.map(({ text }) => text).join("")] : []));
    expect(texts).toContain("浙江 520 / 550");
    expect(texts).toContain("未安排 30");
  });

  it("gives a label that lies on ribbons a stronger halo than one on land", () => {
    const parts: CharterPart[] = [{ hub: "5323", work: "44", means: "coach", day: 0, people: 900 }, { hub: "5323", work: "45", means: null, day: null, people: 6 }];
    /** To and fro across Guangxi: wherever its label stands, the way runs under it. */
    const toAndFro = Array.from({ length: 26 }, (_, row): [number, number] => [row % 2 === 0 ? 98 : 119, 20.2 + row * 0.2]);
    const haloOf = (more: Partial<CharterInput>) => composeCharters(inputOf(parts, more)).marks.flatMap((mark) => (mark.kind === "text" && mark.key === "label:45:0" ? [mark.halo?.width] : []));
    expect(haloOf({})).toEqual([3]);
    expect(haloOf({ selected: "45", corridors: [{ hub: "5323", work: "44", line: toAndFro }] })).toEqual([6]);
  });

  it("makes bands of two plans equally wide a person when it is told for how many", () => {
    const plan = (people: number) => composeCharters(inputOf([{ hub: "5323", work: "44", means: "coach", day: 0, people }], { widthFor: 900 }));
    expect([plan(90).pixelsPerPerson, plan(900).pixelsPerPerson]).toEqual([pixelsPerPerson(900, measures.desk.trunk), pixelsPerPerson(900, measures.desk.trunk)]);
  });

  it("fills the disc with those who have arrived and, paler, with those under way, and says how many", () => {
    const parts: CharterPart[] = [{ hub: "5323", work: "33", means: "coach", day: 0, people: 90 }, { hub: "5323", work: "33", means: null, day: null, people: 10 }];
    const { marks, claim } = composeCharters(inputOf(parts, { journeys: new Map([["33", { underWay: 20, arrived: 40 }]]) }));
    expect(marks.filter(({ key }) => /^(arrived|underWay|unserved):33$/.test(key)).map(({ key, opacity }) => [key, opacity])).toEqual([["arrived:33", 1], ["underWay:33", 0.6], ["unserved:33", 1]]);
    expect(people(marks)).toBe(claim.demand);
    expect(marks.flatMap((mark) => (mark.kind === "text" ? [mark.runs.map(({ text }) => text).join("")] : []))).toContain("未安排 10 arrived 40, under way 20");
    expect(composeCharters(inputOf(parts)).marks.filter(({ key }) => /^(arrived|underWay):/.test(key))).toEqual([]);
  });

  it("takes .0125 pixels a person for thousands, and more for a small plan, never more than the trunk holds", () => {
    expect(pixelsPerPerson(3600, measures.desk.trunk)).toBe(0.0125);
    expect(pixelsPerPerson(40_000, measures.desk.trunk)).toBe(0.0125);
    expect(pixelsPerPerson(80, measures.desk.trunk)).toBe(0.2);
    fc.assert(fc.property(fc.integer({ min: 0, max: 3680 }), (count) => { expect(count * pixelsPerPerson(count, measures.desk.trunk)).toBeLessThanOrEqual(46); }));
  });
});

describe("corridors side by side", () => {
  const trunk: Point[] = [[0, 0], [50, 1], [100, 0]];
  const north: Point[] = [...trunk, [150, -60]];
  const south: Point[] = [...trunk, [150, 60]];

  it("keep the points where they part, and thin out the stretches between alike", () => {
    expect(thinnedOut([north, south])).toEqual([[[0, 0], [100, 0], [150, -60]], [[0, 0], [100, 0], [150, 60]]]);
  });

  it("put the northern way first on an eastward trunk", () => {
    expect(leftFirst(north, south)).toBeLessThan(0);
    expect(leftFirst(south, north)).toBeGreaterThan(0);
  });

  it("lie beside each other without overlap on the stretch they share", () => {
    const [left, right] = sideBySide([{ line: north, width: 6 }, { line: south, width: 10 }], 1.1);
    expect(right![0]![1] - left![0]![1]).toBeCloseTo(3 + 1.1 + 5);
  });

  it("are cut from the end by as many pixels as the ring of the destination takes", () => {
    expect(cutFromEnd([[0, 0], [100, 0]], 12)).toEqual([[0, 0], [88, 0]]);
    expect(cutFromEnd([[0, 0], [4, 0], [8, 0]], 6)).toEqual([[0, 0], [2, 0]]);
    expect(cutFromEnd([[0, 0], [4, 0]], 9)).toEqual([[0, 0]]);
  });
});
