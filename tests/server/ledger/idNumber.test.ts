import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ageOn, birthDateOf, checkCharacterOf, checksumHolds, sexOf } from "../../../server/ledger/idNumber.ts";

const digits = fc.stringMatching(/^\d{17}$/);

describe("an ID number", () => {
  it("holds its checksum (example of GB 11643)", () => {
    expect(checksumHolds("11010519491231002X")).toBe(true);
    expect(checksumHolds("440524188001010014")).toBe(true);
  });

  it("notices any one digit that was changed, and any two neighbours that were swapped", () => {
    fc.assert(fc.property(digits, fc.nat(16), fc.integer({ min: 1, max: 9 }), (seventeen, place, step) => {
      const idNumber = seventeen + checkCharacterOf(seventeen);
      expect(checksumHolds(idNumber)).toBe(true);
      const changed = idNumber.slice(0, place) + ((Number(idNumber[place]) + step) % 10) + idNumber.slice(place + 1);
      expect(checksumHolds(changed)).toBe(false);
      const [a, b] = [seventeen[place], seventeen[place + 1]];
      if (b !== undefined && a !== b) expect(checksumHolds(`${idNumber.slice(0, place)}${b}${a}${idNumber.slice(place + 2)}`)).toBe(false);
    }));
  });

  it("tells birth date, sex and age", () => {
    expect(birthDateOf("11010519491231002X")).toBe("1949-12-31");
    expect(birthDateOf("110105194902290020")).toBeNull();
    expect([sexOf("11010519491231002X"), sexOf("440524188001010014")]).toEqual(["female", "male"]);
    expect([ageOn("2007-02-09", "2021-02-09"), ageOn("2007-02-10", "2021-02-09")]).toEqual([14, 13]);
  });
});
