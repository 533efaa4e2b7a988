import { describe, expect, it } from "vitest";
import { composeCharterSheet } from "../../../client/print/charterSheet.ts";
import type { LedgerTemplate } from "../../../client/print/pages.ts";
import type { Sheet } from "../../../client/print/sheet.ts";
import { languages, type Language } from "../../../client/words/language.ts";
import { movements, type Movement } from "../../../server/vocabulary.ts";
import { smallCharters } from "./charterWorld.ts";
import { collidingTexts, flowsUnderRings, headsOverPlaces, hiddenHeads, hotSquaresOverSigns, labelsOverFlows, labelsOverSigns, textsOffPage, textsOverBars, textsOverFrames } from "./laws.ts";
import { atlas, pagesOfNation, type LedgerSize } from "./realNation.ts";

/** Every template in both languages, with a dozen people and with those of the demo; movements where their layouts differ. */
const cases: readonly (readonly [LedgerTemplate, LedgerSize, Movement])[] = [
  ...(["single", "slide", "comparison"] as const).flatMap((template) => movements.map((movement) => [template, "demo", movement] as const)),
  ["a3", "demo", "goBack"], ["a3", "demo", "stay"], ["series", "demo", "goBack"], ["series", "demo", "stay"], ["daily", "demo", "return"],
  ...(["single", "a3", "slide", "series", "comparison", "daily"] as const).map((template) => [template, "tiny", "goBack"] as const),
  ["single", "dense", "goBack"], ["single", "dense", "return"], ["daily", "dense", "return"], ["comparison", "dense", "goBack"], ["a3", "dense", "goBack"], ["slide", "dense", "return"],
];
/** Points. */
const smallest = 6;
/** Millimetres of all flows of a page. */
const mostUnderLetters = 24;

const composed = new Map<string, Sheet[]>();
function pagesOf([template, size, movement]: (typeof cases)[number], language: Language): Sheet[] {
  const key = [template, size, movement, language].join();
  const pages = composed.get(key) ?? pagesOfNation(size, template, { movement }, { language });
  composed.set(key, pages);
  return pages;
}

describe.each(languages)("every sheet in %s", (language) => {
  it.each(cases)("%s, %s ledger, %s: every text is whole, large enough, and alone where it stands", (...one) => {
    for (const sheet of pagesOf(one, language)) {
      expect(collidingTexts(sheet)).toEqual([]);
      expect(textsOffPage(sheet, smallest)).toEqual([]);
      expect(textsOverFrames(sheet)).toEqual([]);
      expect(textsOverBars(sheet)).toEqual([]);
    }
  });

  it("charters: every text of a plan is whole, large enough, and alone where it stands", () => {
    const sheet = composeCharterSheet(smallCharters({ language, regions: atlas.regions, geography: atlas.geography }));
    expect([...collidingTexts(sheet), ...textsOffPage(sheet, smallest), ...textsOverFrames(sheet), ...textsOverBars(sheet)]).toEqual([]);
  });

  it.each(cases)("%s, %s ledger, %s: every arrowhead is seen, and none hides a place", (...one) => {
    for (const sheet of pagesOf(one, language)) {
      expect(hiddenHeads(sheet)).toEqual([]);
      expect(headsOverPlaces(sheet)).toEqual([]);
    }
  });

  it.each(cases.filter(([, size]) => size !== "dense"))("%s, %s ledger, %s: flows pass beside the rings of others, no label covers a ring or a head", (...one) => {
    for (const sheet of pagesOf(one, language)) {
      expect(flowsUnderRings(sheet).length, flowsUnderRings(sheet).join()).toBeLessThanOrEqual(one[0] === "comparison" ? 1 : 0); // on two maps of a third of the area
      expect(labelsOverSigns(sheet)).toEqual([]);
      expect(hotSquaresOverSigns(sheet)).toEqual([]);
    }
  });

  it.each(cases.filter(([template, size]) => template !== "series" && size !== "dense"))("%s, %s ledger, %s: hardly any flow runs under letters", (...one) => {
    for (const sheet of pagesOf(one, language)) expect(labelsOverFlows(sheet).reduce((sum, { millimetres }) => sum + millimetres, 0)).toBeLessThan(mostUnderLetters);
  });
});
