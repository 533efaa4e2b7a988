/** The legend matches the map: a flow is as wide as the step that its people fill. */
import { describe, expect, it } from "vitest";
import type { FlowSheet } from "../../../client/print/sheet.ts";
import { multiplierOf } from "../../../client/print/sceneOf.ts";
import { languages } from "../../../client/words/language.ts";
import { wordsOf } from "./laws.ts";
import { ledgers, pagesOfNation } from "./realNation.ts";

/** Numbers in a text, without commas. */
const numbersIn = (text: string) => [...text.replaceAll(",", "").matchAll(/\d+/g)].map(Number);

/** The steps as printed: width, least and most people. */
function stepsOn({ marks }: FlowSheet) {
  const widths = marks.flatMap((mark) => (mark.kind === "path" && mark.key === "legend" && mark.layer === "flow" ? [mark.width] : []));
  const ranges = marks.flatMap((mark) => (mark.kind === "text" && /^[≥<]?[\d,]+(–[\d,]+)?(人|)$/.test(wordsOf(mark)) && /[≥<–]/.test(wordsOf(mark)) ? [wordsOf(mark)] : []));
  return widths.map((width, index) => {
    const [from = 0, to = Infinity] = numbersIn(ranges[index] ?? "");
    return ranges[index]?.startsWith("<") ? { width, from: 0, to: from - 1 } : { width, from, to };
  });
}

describe.each(languages)("the steps of flows on a sheet in %s", (language) => {
  it.each(ledgers)("of the %s ledger: every flow lies in the range of its width", (size) => {
    for (const movement of ["return", "goBack"] as const) {
      const sheet = pagesOfNation(size, "single", { movement }, { language })[0] as FlowSheet; // a sheet of flows
      const steps = stepsOn(sheet);
      const drawn = sheet.marks.flatMap((mark) => (mark.kind === "path" && mark.key.startsWith("flow:") ? [mark] : []));
      if (size !== "tiny") expect([steps.length, drawn.length > 10]).toEqual([5, true]);
      for (const { key, width } of drawn) {
        const [home, work] = key.slice("flow:".length).split(">");
        const people = sheet.figures.flows.find((flow) => flow.home === home && flow.work === work)?.people ?? NaN;
        const step = steps.find((one) => Math.abs(one.width - width) < 1e-6);
        expect([key, people >= (step?.from ?? NaN), people <= (step?.to ?? NaN)]).toEqual([key, true, true]);
      }
    }
  });
});

describe("the unit of widths", () => {
  it("is one bus load until more than a quarter of the flows lie on the thickest step, and no larger than it must be", () => {
    const flows = (count: number, people: number) => Array.from({ length: count }, () => ({ people }));
    expect(multiplierOf([], 45)).toBe(1);
    expect(multiplierOf([...flows(1, 900), ...flows(3, 100)], 45)).toBe(1);
    expect(multiplierOf([...flows(2, 900), ...flows(3, 100)], 45)).toBe(2);
    expect(multiplierOf([...flows(2, 1800), ...flows(3, 100), ...flows(90, 44)], 45)).toBe(5); // those under a bus are not drawn
    expect(multiplierOf(flows(4, 89_999), 45)).toBe(100);
    expect(multiplierOf(flows(4, 10_000_000), 45)).toBe(1000);
  });
});
