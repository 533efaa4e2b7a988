import { describe, expect, it } from "vitest";
import { around } from "../../../client/views/mapBounds.ts";

describe("bounds around places", () => {
  it("stay as they are for places inside, and reach to each place outside", () => {
    expect(around([97.5, 19.5, 123.5, 40.5], [{ lon: 113.3, lat: 23.1 }])).toEqual([97.5, 19.5, 123.5, 40.5]);
    expect(around([97.5, 19.5, 123.5, 40.5], [{ lon: 87.6, lat: 43.8 }, { lon: 126.6, lat: 45.8 }])).toEqual([87.6, 19.5, 126.6, 45.8]);
  });
});
