import { describe, expect, it } from "vitest";
import type { CubeAnswer, HotSpot } from "../../../client/cube/answer.ts";
import type { Region } from "../../../client/scene/regionList.ts";
import { boundsOf } from "../../../client/views/mapBounds.ts";
import { hotSpotsNear, hotSpotsShown, nodesOf, placeNamesOf, withEstimates } from "../../../client/scene/sceneNodes.ts";

const region = (code: string, short: string, level: Region["level"], lon: number | null = 101): Region => ({ code, name: short, short, pinyin: "x", level, lon, lat: lon === null ? null : 25, kind: level === "township" ? "approximate" : "seat" });
const regions = new Map([region("44", "广东", "province", 113), region("53", "云南", "province", 102), region("532326101", "石羊", "township"), region("532326102", "新村", "township", null)].map((one) => [one.code, one]));
const nameOf = (code: string) => regions.get(code)?.short ?? code;
const answer = { moving: { homes: [{ code: "532326101", people: 12 }], works: [{ code: "44", people: 12 }], within: [] }, workplaces: [{ code: "44", people: 40, staying: 10 }], homes: [{ code: "532326101", people: 30, staying: 4 }, { code: "532326102", people: 5, staying: 0 }] } as unknown as CubeAnswer; // what nodes are made of

describe("nodes", () => {
  const nodes = nodesOf(answer, "return", regions, nameOf, (code) => (code === "532326101" ? { expected: 50, surveyed: 30 } : { expected: 0, surveyed: 0 }));
  it("stand at workplaces and homes with a position; the others are left to the scene's count of the unplaced", () => expect(nodes.map(({ code }) => code)).toEqual(["44", "532326101"]));
  it("say how many were expected, and that a township's position is schematic", () => expect(nodes[1]).toMatchObject({ people: 50, expected: 50, surveyed: 30, approximate: true, moving: 12 }));
  it("are not named a second time", () => expect(placeNamesOf(regions, nodes, nameOf).map(({ name }) => name)).toEqual(["云南"]));
});

describe("people who were not surveyed", () => {
  const flow = { home: "532326101", work: "44", people: 30 };
  it("are estimated to move like those of their home who were", () => expect(withEstimates([flow], () => ({ expected: 50, surveyed: 40 }))[0]?.estimated).toBeCloseTo(7.5));
  it("are none where nobody is missing, and where nobody was surveyed nothing is made up", () => {
    expect(withEstimates([flow], () => ({ expected: 40, surveyed: 40 }))[0]?.estimated).toBe(0);
    expect(withEstimates([flow], () => ({ expected: 40, surveyed: 0 }))[0]?.estimated).toBe(0);
  });
});

describe("hot spots on the map", () => {
  const spot = (code: string, people: number, usual: number, p: number): HotSpot => ({ code, people, usual, z: 2, p, days: [] });
  it("are significant and not below the usual", () => {
    const shown = hotSpotsShown([spot("a", 20, 10, 0.01), spot("b", 20, 10, 0.05), spot("c", 9, 10, 0.01), spot("d", 10, 10, 0.049)]);
    expect(shown.map(({ code }) => code)).toEqual(["a", "d"]);
  });
  it("are listed unmarked as the closest ones, above the mean, where none is significant", () => {
    const spots = [spot("a", 20, 10, 0.09), spot("b", 20, 10, 0.1), { ...spot("c", 9, 10, 0.5), z: 0 }];
    expect(hotSpotsShown(spots)).toEqual([]);
    expect(hotSpotsNear(spots).map(({ code }) => code)).toEqual(["a", "b"]);
  });
});

it("the bounds of an area hold all its parts", () => {
  const square = (west: number, south: number) => [[[west, south], [west + 1, south], [west + 1, south + 1], [west, south + 1], [west, south]]];
  expect(boundsOf({ type: "Feature", properties: {}, geometry: { type: "MultiPolygon", coordinates: [square(100, 24), square(103, 26)] } })).toEqual([100, 24, 104, 27]);
});
