/** What every page of a daily briefing's own has around it: title, whom it is about, of when, compared with what; source, remarks, number and code. */
import type { Mark } from "../../scene/marks.ts";
import { themes } from "../../scene/theme.ts";
import { numberMarks } from "../footer.ts";
import type { Grid } from "../grid.ts";
import { line, narrowedWords } from "../header.ts";
import { fittingSize, letters, stroke, widthOf } from "../ink.ts";
import type { BriefingMaterial } from "../material.ts";
import type { PagePlace } from "../parts.ts";
import { momentWords, wordsOf, type SheetWords } from "../sentence.ts";
import { inWords, share, type Say } from "../speech.ts";
import type { DailyFigures } from "./dailyFigures.ts";
import { dailySentence } from "./dailySentence.ts";
import { comparisonOf, type Writer } from "./writer.ts";

const { text1, text2, unserved } = themes.paper;

/** What the pages are made from. */
export interface DailyParts {
  material: BriefingMaterial;
  figures: DailyFigures;
  writer: Writer;
  words: SheetWords;
  grid: Grid;
  say: Say;
}

/** Where the number begins; its height is that of every sheet. */
export const numberAt = ({ height }: Pick<Grid, "height">): number => height - 31.5;
/** Where the head ends. */
export const bodyAt = 36;

export function dailyWords(material: BriefingMaterial, { home, names }: Pick<Writer, "home" | "names">, say: Say): SheetWords {
  const { ownWords: { title, subtitle } } = material;
  return { ...wordsOf(material, names, say), title: title || say("daily.title"), subtitle: subtitle || home, sentence: dailySentence(material.filter, home, material.language, names, say) };
}

export function headMarks({ material, figures, words, writer, grid, say }: DailyParts): Mark[] {
  const { margin, type, width, titleAt, sentenceAt, ruleAt, asOfAt } = grid;
  const right = width - margin;
  const titleSize = fittingSize(words.title, type.title, right - margin - widthOf(words.subtitle, type.subtitle) - 4, 700);
  const { coverage } = figures;
  const compared = `${say("daily.compared.label")} ${comparedWords(material, say)}`;
  const narrowed = narrowedWords(material, writer.names, say);
  const facts: (readonly [label: string, value: string])[] = [
    [say("asOf"), words.asOf], ...(words.newest === "" ? [] : [[say("newest"), words.newest] as const]),
    [say("coverage"), coverage.expected === 0 ? say("coverageNone") : say("coverageCount", { reportedTownships: inWords(coverage.reportedTownships), townships: inWords(coverage.townships), reportedVillages: inWords(coverage.reportedVillages), villages: inWords(coverage.villages), share: share(coverage.surveyed, coverage.expected) })],
    ...(narrowed === "" ? [] : [[say("scope"), narrowed] as const]),
  ];
  return [
    letters(words.title, [margin, titleAt], { size: titleSize, colour: text1, weight: 700 }),
    letters(words.subtitle, [margin + widthOf(words.title, titleSize, 700) + 4, titleAt], { size: type.subtitle, colour: text2 }),
    letters(words.sentence, [margin, sentenceAt], { size: fittingSize(words.sentence, type.sentence, right - margin - widthOf(compared, type.meta) - 6), colour: text1 }),
    letters(compared, [right, sentenceAt], { size: type.meta, colour: text2, anchor: "end" }),
    stroke([[margin, ruleAt], [right, ruleAt]], 0.35, text1),
    ...line(facts, margin, right - (material.demo ? widthOf(say("demo"), type.meta, 700) + 5.5 : 0), asOfAt, type.meta),
    ...(material.demo ? [letters(say("demo"), [right, asOfAt], { size: type.meta, colour: unserved, weight: 700, anchor: "end" as const })] : []),
  ];
}

/** 上期简报 GT-…（2021年2月8日…18:00）. */
function comparedWords(material: BriefingMaterial, say: Say): string {
  const { before, beforeNumber } = material;
  const comparison = comparisonOf(material);
  return before === null || comparison === null ? say("daily.compared.none") : say(`daily.compared.${comparison}`, { number: beforeNumber ?? "", moment: momentWords(before.asOf, material) });
}

/** Source, a remark, the sum; number and code at the right. */
export function footMarks({ material, words, grid, say }: DailyParts, remark: string, sum: string, { page, pages }: PagePlace): Mark[] {
  const { margin, type, map } = grid;
  const lines = [say("daily.source", { ledger: say("ledger") }), remark, sum];
  return [
    ...lines.flatMap((text, index) => (text === "" ? [] : [letters(text, [margin, grid.footerAt[index]!], { size: fittingSize(text, type.notes, map.width), colour: index === 2 ? text1 : text2, weight: index === 2 ? 500 : 400 })])), // three baselines in every grid
    ...numberMarks(material, words, numberAt(grid), page, pages, grid, say),
  ];
}
