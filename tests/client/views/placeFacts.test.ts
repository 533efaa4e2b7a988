import { describe, expect, it } from "vitest";
import type { CubeAnswer } from "../../../client/cube/answer.ts";
import { peopleAt, placeFacts } from "../../../client/views/placeFacts.ts";

/** 大姚县 has 12 people on the move: 5 to 广东, 4 within the county, and 3 come from 楚雄市 to work here. */
const flows = [{ home: "532326", work: "44", people: 5, estimated: 1 }, { home: "532326", work: "532326", people: 4, estimated: 0 }, { home: "532301", work: "532326", people: 3, estimated: 0 }];
const answer = {
  workplaces: [{ code: "532326", people: 20, staying: 6 }], homes: [{ code: "532326", people: 40, staying: 15 }],
  moving: { homes: [{ code: "532301", people: 3 }, { code: "532326", people: 9 }], works: [{ code: "44", people: 5 }, { code: "532326", people: 7 }], within: [{ code: "532326", people: 4 }] },
} as unknown as CubeAnswer; // what the card reads of it
const ask = (movement: "goBack" | "stay", filter = { homes: [] as string[], works: [] as string[] }) => placeFacts({
  code: "532326", movement, answer, flows, filter, nameOf: (code) => code, coverageOf: () => ({ expected: 50, surveyed: 40, silentVillages: 2 }),
});

describe("the pinned card", () => {
  it("counts whoever leaves, arrives or moves within once", () => {
    const facts = ask("goBack");
    expect([facts.people, facts.flows.map(({ key, people }) => [key, people]), facts.rest]).toEqual([12, [["44", 5], ["532326", 4], ["532301", 3]], 0]);
    expect(facts.flows[1]?.name).toBeNull(); // within itself
  });
  it("counts those who stay where they work, and tells where they come from", () => {
    const facts = ask("stay");
    expect([facts.people, facts.flows.map(({ key, people }) => [key, people])]).toEqual([7, [["532326", 4], ["532301", 3]]]);
    expect(peopleAt(answer, "stay", "532301")).toBe(3); // nobody stays there: those who come from there
  });
  it("knows which way the filter looks", () => {
    expect([ask("goBack").direction, ask("goBack", { homes: ["532326"], works: [] }).direction, ask("goBack", { homes: [], works: ["532326"] }).direction]).toEqual(["both", "home", "work"]);
  });
  it("says so when the place's people are counted in a coarser one", () => {
    const ofProvince = { ...answer, moving: { homes: [{ code: "5323", people: 9 }], works: [{ code: "53", people: 9 }], within: [] }, homes: [], workplaces: [] };
    const facts = placeFacts({ code: "532326", movement: "goBack", answer: ofProvince, flows: [], filter: { homes: [], works: [] }, nameOf: (code) => code, coverageOf: () => ({ expected: 0, surveyed: 0, silentVillages: 0 }) });
    expect([facts.hiddenIn, ask("goBack").hiddenIn]).toEqual(["5323", null]);
  });
  it("shows coverage and the way in from home only where homes are", () => expect(ask("goBack")).toMatchObject({ from: { people: 40 }, working: { people: 20 }, coverage: { silentVillages: 2 } }));
});
