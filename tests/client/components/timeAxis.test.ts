import { describe, expect, it } from "vitest";
import { timeAxis } from "../../../client/components/timeAxis.ts";

describe("the axis of the timelines", () => {
  const axis = timeAxis({ from: 2, to: 5 }, "2021-02-18");

  it("has the days of the span, and says where a minute lies", () => {
    expect(axis.days).toEqual(["2021-02-20", "2021-02-21", "2021-02-22", "2021-02-23"]);
    expect([axis.at(2 * 1440), axis.at(4 * 1440), axis.wide(0, 1440)]).toEqual(["0%", "50%", "25%"]);
  });

  it("finds the day below the pointer, and the outermost ones beyond the edges", () => {
    expect([0, 0.2499, 0.25, 0.999, 1, -0.1].map(axis.dateAt)).toEqual(["2021-02-20", "2021-02-20", "2021-02-21", "2021-02-23", "2021-02-23", "2021-02-20"]);
  });
});
