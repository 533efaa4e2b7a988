import { describe, expect, it } from "vitest";
import type { HotSpot } from "../../../client/cube/answer.ts";
import { themes } from "../../../client/scene/theme.ts";
import { hotListOf } from "../../../client/views/hotList.ts";
import { campaign2021 } from "../../../server/vocabulary.ts";

const spot = (code: string, days: number[], change: Partial<HotSpot> = {}): HotSpot => ({ code, people: days.reduce((sum, people) => sum + people, 0), usual: 10, z: 2, p: 0.01, days, ...change });
const question = { near: [], compared: 10, movement: "return", days: null, campaign: campaign2021, theme: themes.night, nameOf: (code: string) => code } as const;

describe("the hot-spot list", () => {
  it("shows the days on which anybody arrives, one axis for all rows", () => {
    const { from, spots } = hotListOf({ ...question, spots: [spot("a", [0, 0, 3, 4, 0, 0]), spot("b", [0, 0, 0, 0, 9, 0])] });
    expect(from).toBe("2021-01-27");
    expect(spots.map(({ days }) => days)).toEqual([[3, 4, 0], [0, 0, 9]]);
  });
  it("shows every brushed day, empty ones as well, and times the usual from more than 5 % above it", () => {
    const days = { from: "2021-02-01", to: "2021-02-03" };
    const { from, spots } = hotListOf({ ...question, days, spots: [spot("a", [0, 21, 0], { usual: 20 }), spot("b", [0, 22, 0], { usual: 20 })] });
    expect(from).toBe("2021-02-01");
    expect(spots.map(({ days: shown, times }) => [shown, times])).toEqual([[[0, 21, 0], null], [[0, 22, 0], 1.1]]);
  });
  it("lists the closest, as not significant, where there is none", () => {
    expect(hotListOf({ ...question, spots: [], near: [spot("c", [1])] })).toMatchObject({ significant: false, spots: [{ code: "c" }] });
  });
  it("has no days for those who stay", () => {
    expect(hotListOf({ ...question, movement: "stay", spots: [spot("a", [], { people: 7 })] }).spots[0]).toMatchObject({ people: 7, days: [] });
  });
});
