import { describe, expect, it } from "vitest";
import type { CircleMark, Mark, PathMark } from "../../../client/scene/marks.ts";
import { morph } from "../../../client/scene/morph.ts";
import { composeScene } from "../../../client/scene/scene.ts";
import { crossroads } from "./worlds.ts";

const path = (change: Partial<PathMark> = {}): PathMark => ({ kind: "path", layer: "flow", key: "flow:a>b", points: [[0, 0], [10, 0]], width: 2, colour: "#000000", people: 10, ...change });
const circle = (change: Partial<CircleMark> = {}): CircleMark => ({ kind: "circle", layer: "node", key: "disc:a", centre: [0, 0], radius: 4, fill: "#FF0000", ...change });
const find = (marks: readonly Mark[], key: string) => marks.find((mark) => mark.key === key)!;
const flows = (people: number) => crossroads({ flows: [{ home: "5323", work: "44", people }, { home: "5323", work: "33", people: 90 }] });

describe("morphing from one picture to the next", () => {
  it("glides width, radius, colour and place, and ends exactly in the new picture", () => {
    const after = [path({ width: 6, colour: "#646464", points: [[0, 10], [10, 10]] }), circle({ radius: 8 })];
    const between = morph([path(), circle()], after)!;
    const half = between(0.5);
    expect((half[0] as PathMark).width).toBeGreaterThan(4); // eased out: more than half the way
    expect((half[0] as PathMark).width).toBeLessThan(6);
    expect((half[1] as CircleMark).radius).toBeGreaterThan(6);
    expect(between(0)).toEqual([{ ...path({ width: 2, points: [[0, 0], [10, 0]] }), opacity: 1 }, { ...circle(), opacity: 1 }]);
    expect(between(1)).toBe(after);
  });
  it("says the new picture's people all the way, so that no moment claims an old figure", () => {
    const [before, after] = [composeScene(flows(450)).marks, composeScene(flows(900)).marks];
    const claimed = (marks: readonly Mark[]) => marks.reduce((sum, mark) => sum + (mark.people ?? 0), 0);
    for (const share of [0, 0.3, 0.9, 1]) expect(claimed(morph(before, after)!(share))).toBe(claimed(after));
  });
  it("lets a new mark appear out of nothing and takes an old one away at once", () => {
    const between = morph([path(), path({ key: "flow:a>c" })], [path(), path({ key: "flow:a>d" })])!;
    expect(find(between(0), "flow:a>d").opacity).toBe(0);
    expect(between(0).map(({ key }) => key)).toEqual(["flow:a>b", "flow:a>d"]);
  });
  it("walks along a line that got more points", () => {
    const [line] = morph([path()], [path({ points: [[0, 4], [5, 4], [10, 4]] })])!(0) as PathMark[];
    expect(line!.points).toEqual([[0, 0], [5, 0], [10, 0]]);
  });
  it("leaves the remainder's node with its words, which are at their new place at once", () => {
    const node = circle({ key: "remainder", centre: [50, 50] });
    expect(find(morph([circle(), circle({ key: "remainder" })], [circle({ radius: 9 }), node])!(0), "remainder")).toEqual(node);
  });
  it("follows the key, not the order", () => {
    const between = morph([path({ width: 1 }), path({ key: "flow:a>c", width: 9 })], [path({ key: "flow:a>c", width: 9 }), path({ width: 3 })])!;
    expect((find(between(0), "flow:a>b") as PathMark).width).toBe(1);
    expect((find(between(0.5), "flow:a>c") as PathMark).width).toBe(9);
  });
  it("does nothing for the same picture, for the first one, and for a change of words or ground only", () => {
    const { marks } = composeScene(flows(450));
    const word: Mark = { kind: "text", layer: "label", key: "label:a", at: [0, 0], anchor: "start", size: 12, runs: [] };
    expect(morph(marks, composeScene(flows(450)).marks)).toBeNull();
    expect(morph([], marks)).toBeNull();
    expect(morph([path(), word], [path(), { ...word, at: [5, 5] }])).toBeNull();
  });
});
