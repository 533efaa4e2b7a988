import { describe, expect, it } from "vitest";
import { dragFrom, movedBrush } from "../../../client/interactive/brush.ts";

const days = 42;
const never = () => false;

describe("the day brush of the page", () => {
  it("begins where nothing is brushed, in either direction", () => {
    expect(dragFrom(null, 10, never, days)(14)).toEqual({ from: 10, to: 14 });
    expect(dragFrom(null, 10, never, days)(3)).toEqual({ from: 3, to: 10 });
  });

  it("moves as a whole when it is taken inside, and stops at the ends of the campaign", () => {
    const drag = dragFrom({ from: 5, to: 8 }, 6, never, days);
    expect([drag(10), drag(0), drag(41)]).toEqual([{ from: 9, to: 12 }, { from: 0, to: 3 }, { from: 38, to: 41 }]);
  });

  it("moves an end that is taken hold of, beyond the other one too", () => {
    expect(dragFrom({ from: 5, to: 8 }, 8, (day) => day === 9, days)(11)).toEqual({ from: 5, to: 11 });
    expect(dragFrom({ from: 5, to: 8 }, 5, (day) => day === 5, days)(10)).toEqual({ from: 8, to: 10 });
  });

  it("is moved by keys, with Shift its end, and keeps one day", () => {
    expect(movedBrush({ from: 5, to: 8 }, 1, false, days)).toEqual({ from: 6, to: 9 });
    expect(movedBrush({ from: 5, to: 5 }, -1, true, days)).toEqual({ from: 5, to: 5 });
    expect(movedBrush(null, -1, true, days)).toEqual({ from: 0, to: 40 });
  });
});
