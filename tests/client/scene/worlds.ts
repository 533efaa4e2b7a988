/** Small named worlds for the scene: three towns on a plane where a degree is a hundred pixels. */
import type { SceneInput, SceneNode } from "../../../client/scene/input.ts";

export const words: SceneInput["words"] = {
  number: (people) => String(people), remainder: (count, people) => [`rest ${count} ${people}`, "each under one bus"],
  hub: (people, internal) => [`leaving ${people}`, `inside ${internal}`], silent: "silent",
};

export function town(code: string, lon: number, lat: number, change: Partial<SceneNode> = {}): SceneNode {
  return { code, name: `T${code}`, lon, lat, people: 100, staying: 20, ...change };
}

/** One home in the middle, workplaces east, west and north. */
export function crossroads(change: Partial<SceneInput> = {}): SceneInput {
  return {
    size: { width: 1600, height: 900 }, project: (lon, lat) => [lon * 100, 900 - lat * 100], density: "desk", theme: "night", movement: "goBack", words,
    nodes: [town("5323", 8, 4.5), town("44", 13, 4.5), town("33", 3, 4.5), town("32", 8, 8), town("31", 12, 8)],
    flows: [{ home: "5323", work: "44", people: 450 }, { home: "5323", work: "33", people: 90 }, { home: "5323", work: "32", people: 60 }, { home: "5323", work: "31", people: 30 }],
    ...change,
  };
}
