import { describe, expect, it } from "vitest";
import { leaderLine } from "../../../client/map/leader.ts";

const card = { x: 280, y: 120, width: 240, height: 300 };
const frame = { width: 1078, height: 616 };

describe("the leader line", () => {
  it("runs from the card's nearest edge and ends before the place's ring", () => {
    expect(leaderLine(card, [720, 260], 20, frame)).toEqual([[520, 260], [700, 260]]);
  });
  it("leaves out what lies under the card, beside it, or out of sight", () => {
    expect(leaderLine(card, [400, 200], 20, frame)).toBeNull();
    expect(leaderLine(card, [535, 200], 20, frame)).toBeNull();
    expect(leaderLine(card, [1100, 200], 20, frame)).toBeNull();
  });
});
