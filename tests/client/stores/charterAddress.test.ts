import { describe, expect, it } from "vitest";
import { charterChoice, charterQuery, everybody, noChoice, sameFilter } from "../../../client/stores/charterAddress.ts";

describe("the address of the charter screen", () => {
  it("gives back what was chosen", () => {
    const chosen = { ...noChoice, to: "44", from: "532301", trip: "t12", day: "2021-02-20", effort: 4 as const, filter: { homes: ["532301"], works: ["44", "33"], industries: ["manufacturing" as const], days: { from: "2021-02-17", to: "2021-02-21" }, modes: ["train" as const, "car" as const], intentions: ["yes" as const] } };
    expect(charterChoice(charterQuery(chosen))).toEqual(chosen);
    expect(charterQuery(noChoice)).toEqual({});
  });

  it("leaves aside what nobody can have chosen", () => {
    expect(charterChoice({ from: "53", to: "x", effort: "9", days: "2021-02-21_2021-02-17" })).toEqual(noChoice);
  });
});

describe("two filters", () => {
  it("are the same in any order of their words, and differ by any word", () => {
    const filter = { ...everybody, homes: ["532301", "532322"] };
    expect(sameFilter(filter, { ...everybody, homes: ["532322", "532301"] })).toBe(true);
    expect(sameFilter(filter, { ...filter, days: { from: "2021-02-17", to: "2021-02-21" } })).toBe(false);
    expect(sameFilter(filter, { ...filter, modes: ["train"] })).toBe(false);
    expect(sameFilter(filter, { ...filter, intentions: ["yes"] })).toBe(false);
    expect(sameFilter(everybody, filter)).toBe(false);
  });
});
