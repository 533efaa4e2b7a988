import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromQuery, panels, toQuery, type UrlState } from "../../../client/stores/urlState.ts";
import { emptyFilter, flowFilter, goBackIntentions, industries, movements, travelModes } from "../../../server/vocabulary.ts";

const codes = fc.uniqueArray(fc.constantFrom("53", "5323", "532301", "532326101", "44", "4419"), { maxLength: 3 });
const days = fc.tuple(fc.integer({ min: 25, max: 31 }), fc.integer({ min: 1, max: 28 })).map(([from, to]) => ({ from: `2021-01-${from}`, to: `2021-02-${String(to).padStart(2, "0")}` }));
const state: fc.Arbitrary<UrlState> = fc.record({
  filter: fc.record({
    movement: fc.constantFrom(...movements), homes: codes, works: codes, days: fc.option(days), modes: fc.subarray([...travelModes]), intentions: fc.subarray([...goBackIntentions]),
    organised: fc.option(fc.boolean()), industries: fc.subarray([...industries]),
  }),
  camera: fc.option(fc.record({ lon: fc.integer({ min: -180_000, max: 180_000 }).map((m) => m / 1000), lat: fc.integer({ min: -85_000, max: 85_000 }).map((m) => m / 1000), zoom: fc.integer({ min: 0, max: 1800 }).map((m) => m / 100) })),
  selected: fc.option(fc.constantFrom("53", "532301", "532326101", "5323-44", "532326101-4419")), folded: fc.subarray([...panels]),
});

describe("the view in the address", () => {
  it("comes back as it was, through a real address", () => {
    fc.assert(fc.property(state, (view) => {
      const address = new URLSearchParams(toQuery(view)).toString();
      expect(fromQuery(Object.fromEntries(new URLSearchParams(address)))).toEqual(view);
    }));
  });
  it("is believed by the server whatever somebody typed", () => {
    fc.assert(fc.property(fc.dictionary(fc.constantFrom("m", "home", "work", "d", "mode", "go", "ind", "org", "at", "sel", "fold"), fc.string()), (query) => {
      expect(flowFilter.safeParse(fromQuery(query).filter).success).toBe(true);
    }));
  });
  it("takes 1 and 0 for organised transport, and no name that every object has", () => {
    expect(["1", "0", "", "toString", "__proto__"].map((org) => fromQuery({ org }).filter.organised)).toEqual([true, false, null, null, null]);
  });
  it("takes a flow of two codes, and no more of them", () => {
    expect(["5323-44", "5323-", "-44", "5323-44-33", "5323-x"].map((sel) => fromQuery({ sel }).selected)).toEqual(["5323-44", null, null, null, null]);
  });
  it("keeps what it understands and leaves the rest", () => {
    const view = fromQuery({ m: "goBack", home: "532301.nonsense.12345", d: "2021-02-30_2021-03-01", mode: "train.rocket", at: "200_10_3", sel: "abc", fold: "time.sky.legend.time" });
    expect(view).toEqual({ filter: { ...emptyFilter, movement: "goBack", homes: ["532301"], modes: ["train"] }, camera: null, selected: null, folded: ["legend", "time"] });
  });
});
