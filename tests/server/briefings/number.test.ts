import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeOf } from "../../../server/briefings/code.ts";
import { narrowedScope } from "../../../server/briefings/briefings.ts";
import { briefingNumber, regionOfNumber, typedNumber } from "../../../server/briefings/number.ts";
import { emptyFilter } from "../../../server/vocabulary.ts";

const read = (text: string) => typedNumber.safeParse(text);
const numbers = fc.record({ region: fc.integer({ min: 0, max: 999_999 }), day: fc.date({ min: new Date("2021-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }), count: fc.integer({ min: 1, max: 99_999 }) })
  .map(({ region, day, count }) => briefingNumber(String(region).padStart(6, "0"), day.toISOString().slice(0, 10), count));
const characters = [..."0123456789ABCDEFGHJKMNPQRSTVWXYZ"];

describe("a briefing's number", () => {
  it("names region, day and count", () => {
    expect(briefingNumber("532300", "2021-02-09", 42)).toBe("GT-532300-20210209-0042-MK");
    expect(briefingNumber("532300", "2021-02-09", 12_345)).toMatch(/^GT-532300-20210209-12345-..$/);
  });

  it("is understood as it is printed, and as people type it", () => {
    fc.assert(fc.property(numbers, (number) => {
      for (const typed of [number, number.toLowerCase(), number.replaceAll("-", ""), ` ${number.replaceAll("-", "－")} `, number.replaceAll("-", " – ")]) expect(read(typed).data).toBe(number);
    }));
    expect(read("gt-5323OO-2O2lO2O9-OO42-mk").data).toBe("GT-532300-20210209-0042-MK");
  });

  it("is refused with any one character wrong", () => {
    fc.assert(fc.property(numbers, fc.nat(), fc.constantFrom(...characters), (number, place, wrong) => {
      const places = [...number].flatMap((letter, index) => (index > 2 && letter !== "-" ? [index] : []));
      const at = places[place % places.length]!;
      fc.pre(number[at] !== wrong);
      expect(read(`${number.slice(0, at)}${wrong}${number.slice(at + 1)}`).success).toBe(false);
    }));
  });

  it("is refused with two neighbours in the wrong order", () => {
    fc.assert(fc.property(numbers, fc.integer({ min: 2, max: 21 }), (number, place) => {
      const plain = number.replaceAll("-", "");
      fc.pre(place < plain.length - 1 && plain[place] !== plain[place + 1]);
      expect(read(`${plain.slice(0, place)}${plain[place + 1]}${plain[place]}${plain.slice(place + 2)}`).success).toBe(false);
    }));
  });

  it.each([[["5323"], "532300"], [["53"], "530000"], [["532301"], "532301"], [["532301", "532302"], "532300"], [["532301001"], "532301"], [["532301", "53"], "530000"], [["5323", "4419"], "000000"]])("of %j has the region %s", (codes, region) => {
    expect(regionOfNumber(codes)).toBe(region);
  });
});

describe("a reader's scope", () => {
  const narrowed = (maker: string[], reader: string[], homes: string[] = []) =>
    narrowedScope({ scope: maker, question: { filter: { ...emptyFilter, homes }, template: "single", language: "zh-CN", ownWords: { title: "", subtitle: "", notes: "" }, address: "" } }, { account: "a", role: "auditor", scope: reader });
  it.each([
    [["5323"], ["5323"], [], []], [["5323"], ["53"], [], []], [["5323"], ["532301"], [], ["532301"]], [["5323"], ["532302", "532301"], [], ["532301", "532302"]],
    [["5323"], ["532301"], ["532301"], []], [["5323"], ["532301"], ["532301", "532302"], ["532301"]], [["532301"], ["532301001", "5301"], [], ["532301001"]], [["532301"], ["5323"], ["5323"], []],
  ])("of a sheet made within %j shows one within %j, homes %j, only %j", (maker, reader, homes, left) => {
    expect(narrowed(maker, reader, homes)).toEqual(left);
  });
});

describe("a QR code", () => {
  it("is square, has its three finders and no fourth, and is smaller for less", () => {
    const code = codeOf("https://guitu.example/briefings/GT-532300-20210209-0042-MK");
    expect([code.length, new Set(code.map((row) => row.length)).size]).toEqual([33, 1]);
    const finder = (top: number, left: number) => [0, 6].every((edge) => [0, 1, 2, 3, 4, 5, 6].every((step) => code[top + edge]![left + step] && code[top + step]![left + edge]));
    expect([finder(0, 0), finder(0, 26), finder(26, 0), finder(26, 26)]).toEqual([true, true, true, false]);
    expect(codeOf("/briefings/GT-532300-20210209-0042-MK").length).toBe(29);
  });
});
