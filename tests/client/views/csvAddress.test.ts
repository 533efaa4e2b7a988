import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvAddress } from "../../../client/views/csvAddress.ts";
import { flowQuestion } from "../../../server/flows/question.ts";
import { emptyFilter, goBackIntentions, industries, movements, travelModes, type FlowFilter } from "../../../server/vocabulary.ts";

const filters: fc.Arbitrary<FlowFilter> = fc.record({
  movement: fc.constantFrom(...movements),
  homes: fc.uniqueArray(fc.constantFrom("532301", "532302", "532301101")), works: fc.uniqueArray(fc.constantFrom("44", "4401", "33")),
  days: fc.option(fc.constant({ from: "2021-02-01", to: "2021-02-07" })),
  modes: fc.uniqueArray(fc.constantFrom(...travelModes)), intentions: fc.uniqueArray(fc.constantFrom(...goBackIntentions)),
  organised: fc.option(fc.boolean()), industries: fc.uniqueArray(fc.constantFrom(...industries)),
});

describe("the address of the list of flows", () => {
  it("asks the server exactly what the screen shows", () => {
    fc.assert(fc.property(filters, fc.constantFrom("county" as const, "township" as const), (filter, home) => {
      const asked = flowQuestion.parse(Object.fromEntries(new URL(csvAddress(filter, home), "http://guitu").searchParams));
      const days = filter.movement === "stay" ? null : filter.days;
      expect(asked).toEqual({ ...filter, days: undefined, from: days?.from ?? null, to: days?.to ?? null, home, work: "prefecture" });
    }));
  });

  it("leaves out what is not restricted", () => {
    expect(csvAddress(emptyFilter, "county")).toBe("/api/flows.csv?movement=return&home=county&work=prefecture");
  });
});
