import { beforeAll, describe, expect, it } from "vitest";
import { everybody } from "../../../client/stores/charterAddress.ts";
import { demandClauses } from "../../../client/views/demandWords.ts";
import { addCharterWords } from "../../../client/words/charters.ts";
import { words } from "../../../client/words/index.ts";

const speech = { t: (key: string, named: Record<string, unknown> = {}) => words.global.t(key, named), nameOf: (code: string) => ({ 532301: "楚雄市", 44: "广东省" })[code] ?? code, language: "zh-CN" as const };

describe("whose transport a plan is for", () => {
  beforeAll(addCharterWords);

  it("is nothing to say for everybody", () => {
    expect(demandClauses(everybody, speech)).toEqual([]);
  });

  it("names every restriction of the filter once", () => {
    const filter = { homes: ["532301"], works: ["44"], days: { from: "2021-02-20", to: "2021-02-25" }, modes: ["train" as const, "coach" as const], industries: ["mining" as const], intentions: ["yes" as const] };
    expect(demandClauses(filter, speech)).toEqual(["户籍地：楚雄市", "务工地：广东省", expect.stringMatching(/^返岗日期：2月20日/), "返乡方式：火车、客车", "行业：采矿业", "返岗意愿：返岗"]);
    for (const clause of demandClauses(filter, { ...speech, language: "en" })) expect(clause).not.toMatch(/charters\.|dimension\./);
  });
});
