import { describe, expect, it } from "vitest";
import { briefingScreenEn } from "../../../client/words/briefingScreenEn.ts";
import { briefingScreenZh } from "../../../client/words/briefingScreenZh.ts";
import { briefingsEn } from "../../../client/words/briefingsEn.ts";
import { briefingsZh } from "../../../client/words/briefingsZh.ts";
import { interactiveEn } from "../../../client/words/interactiveEn.ts";
import { interactiveZh } from "../../../client/words/interactiveZh.ts";
import { chartersEn } from "../../../client/words/chartersEn.ts";
import { chartersZh } from "../../../client/words/chartersZh.ts";
import { en as plainEn } from "../../../client/words/en.ts";
import { schedulesEn } from "../../../client/words/schedulesEn.ts";
import { schedulesZh } from "../../../client/words/schedulesZh.ts";
import { zhCN as plainZh } from "../../../client/words/zh-CN.ts";
import { movements } from "../../../server/vocabulary.ts";

/** With the words that come later (client/words/charters.ts, client/words/briefingScreen.ts) and those of paper. */
const [zhCN, en] = [{ ...plainZh, charters: chartersZh, sheet: briefingScreenZh, briefings: briefingsZh, interactive: interactiveZh, schedule: schedulesZh }, { ...plainEn, charters: chartersEn, sheet: briefingScreenEn, briefings: briefingsEn, interactive: interactiveEn, schedule: schedulesEn }];

type Words = { [key: string]: string | Words };

function paths(words: Words, above = ""): string[] {
  return Object.entries(words).flatMap(([key, value]) => (typeof value === "string" ? [`${above}${key}`] : paths(value, `${above}${key}.`)));
}
function textAt(words: Words, path: string): string {
  const found = path.split(".").reduce<string | Words>((at, key) => (at as Words)[key]!, words); // paths() named it
  return String(found);
}
/** The rest of a province is named after the prefecture that is not meant in Chinese, after the province in English: one value in two ways. */
const restOfProvince = /省内\{name\}外|(?:rest of|other) \{(?:province|home)\}|the province outside \{name\}/g;
const placeholders = (text: string) => (text.replace(restOfProvince, "{restOfProvince}").match(/\{\w+\}/g) ?? []).sort();

describe("words", () => {
  it("have the same keys in both languages", () => {
    expect(paths(en)).toEqual(paths(zhCN));
  });

  it("fill in the same values in both languages", () => {
    const different = paths(zhCN).filter((path) => placeholders(textAt(zhCN, path)).join() !== placeholders(textAt(en, path)).join());
    expect(different).toEqual([]);
  });

  it("never shout", () => {
    expect(paths(zhCN).filter((path) => /[!！]/.test(textAt(zhCN, path) + textAt(en, path)))).toEqual([]);
  });

  it("name every dimension of the filter in its sentence; those who stay have no days", () => {
    for (const words of [zhCN, en]) {
      for (const movement of movements) {
        const dimensions = ["home", "work", "movement", "mode", "organised", "industry", "intention", ...(movement === "stay" ? [] : ["days"])];
        expect(placeholders(words.sentence[movement])).toEqual(dimensions.map((name) => `{${name}}`).sort());
      }
    }
  });
});
