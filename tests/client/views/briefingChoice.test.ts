import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { templates } from "../../../client/print/grid.ts";
import { choiceFrom, choiceQuery, isEverything } from "../../../client/views/briefingChoice.ts";
import { briefingOrigins } from "../../../server/vocabulary.ts";

describe("which briefings are listed, in the address", () => {
  it("is given back as it was chosen", () => {
    fc.assert(fc.property(fc.record({
      origin: fc.option(fc.constantFrom(...briefingOrigins)), template: fc.option(fc.constantFrom(...templates)), text: fc.string({ maxLength: 60 }).map((text) => text.trim()), page: fc.integer({ min: 1, max: 99_999 }),
    }), (choice) => { expect(choiceFrom(choiceQuery(choice))).toEqual(choice); }));
  });

  it("is everything where the address says nothing that is known", () => {
    const choice = choiceFrom({ by: "nobody", of: "a0", leaf: "-1" });
    expect(choice).toEqual({ origin: null, template: null, text: "", page: 1 });
    expect(isEverything(choice)).toBe(true);
    expect(choiceQuery(choice)).toEqual({});
  });
});
