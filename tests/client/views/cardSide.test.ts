import { describe, expect, it } from "vitest";
import { cardSide, flowPoints, middleOfFlow } from "../../../client/views/cardSide.ts";
import { composeScene } from "../../../client/scene/scene.ts";
import { crossroads } from "../scene/worlds.ts";

const cards = { left: { x: 280, y: 120, width: 240, height: 300 }, right: { x: 820, y: 130, width: 240, height: 300 } };

describe("the side of a pinned card", () => {
  it("is the left, where there is no reason for the other", () => {
    expect(cardSide(cards, [700, 500], [])).toBe("left");
    expect(cardSide(cards, null, [])).toBe("left");
  });
  it("is the right when the place lies under the left one", () => {
    expect(cardSide(cards, [420, 260], [])).toBe("right");
  });
  it("is the right when only the place's ring would touch the left one, and the left one pixel farther off", () => {
    expect(cardSide(cards, [549, 260], [])).toBe("right");
    expect(cardSide(cards, [551, 260], [])).toBe("left");
  });
  it("is the side that covers fewer flows, when that is worth a move", () => {
    const under = (count: number) => [[[700, 500], ...Array.from({ length: count }, (_, index) => [300 + index, 200]), [700, 520]] as unknown as [number, number][]]; // pairs
    expect(cardSide(cards, [700, 500], under(13))).toBe("right");
    expect(cardSide(cards, [700, 500], under(11))).toBe("left");
  });
  it("does not cover the other ends of the flows, nor their rings", () => {
    const endingAt = (x: number) => [[[700, 500], [x, 300]], [[700, 500], [x, 330]]] as [number, number][][];
    expect(cardSide(cards, [700, 500], endingAt(547))).toBe("right");
    expect(cardSide(cards, [700, 500], endingAt(549))).toBe("left");
  });
  it("never covers the place to uncover flows", () => {
    expect(cardSide(cards, [900, 200], [Array.from({ length: 400 }, () => [400, 200] as const)])).toBe("left");
  });
});

describe("what a card must not cover", () => {
  it("are the flows of the selected place, and of no other", () => {
    const { marks } = composeScene(crossroads({ selection: { kind: "region", region: "44" } }));
    const points = flowPoints(marks, { kind: "region", region: "44" });
    expect(points.length).toBe(1);
    expect(points[0]!.length).toBeGreaterThan(6);
    expect(points[0]!.every(([x]) => x >= 800 && x <= 1300)).toBe(true); // 44 lies east of the home
    expect(flowPoints(marks, null)).toEqual([]);
  });
  it("is a flow's middle, which lies on the drawn line", () => {
    const { marks } = composeScene(crossroads());
    const [x] = middleOfFlow(marks, "5323", "44")!;
    expect(x).toBeGreaterThan(900);
    expect(x).toBeLessThan(1200);
    expect(middleOfFlow(marks, "5323", "99")).toBeNull();
  });
});
