/** Title, subtitle, filter sentence, and the line that says of when and how complete. */
import type { Mark } from "../scene/marks.ts";
import { themes } from "../scene/theme.ts";
import type { SheetFigures } from "./figures.ts";
import type { Grid } from "./grid.ts";
import { fittingSize, letters, runs, stroke, widthOf, type Run } from "./ink.ts";
import type { SheetWords } from "./sentence.ts";
import type { BriefingMaterial } from "./material.ts";
import { listed, type SheetNames } from "./names.ts";
import type { SheetParts } from "./parts.ts";
import { inWords, share, type Say } from "./speech.ts";

const { text1, text2, unserved } = themes.paper;

export function headerMarks(parts: SheetParts): Mark[] {
  return headerWith(parts, parts.arithmetic.shown);
}

/** `shown`: what the map draws, in one line. */
export function headerWith({ words, figures, material, names, grid, say }: Pick<SheetParts, "words" | "material" | "names" | "grid" | "say"> & { figures: Pick<SheetFigures, "coverage"> }, shown: string): Mark[] {
  return titleMarks(words, facts(words, figures, shown, narrowedWords(material, names, say), say), material.demo, grid, say);
}

export type Facts = readonly (readonly [label: string, value: string])[];

/** What stands above every map; the facts in one line below the rule. */
export function titleMarks(words: SheetWords, said: Facts, demo: boolean, grid: Grid, say: Say): Mark[] {
  const { margin, type, width } = grid;
  const right = width - margin;
  const subtitleWidth = widthOf(words.subtitle, type.subtitle) + 4;
  const titleSize = fittingSize(words.title, type.title, right - margin - subtitleWidth, 700);
  const demoWidth = demo ? widthOf(say("demo"), type.meta, 700) + gap : 0;
  return [
    letters(words.title, [margin, grid.titleAt], { size: titleSize, colour: text1, weight: 700 }),
    letters(words.subtitle, [margin + widthOf(words.title, titleSize, 700) + 4, grid.titleAt], { size: type.subtitle, colour: text2 }),
    letters(words.sentence, [margin, grid.sentenceAt], { size: fittingSize(words.sentence, type.sentence, right - margin), colour: text1 }),
    stroke([[margin, grid.ruleAt], [right, grid.ruleAt]], 0.35, text1),
    ...line(said, margin, right - demoWidth, grid.asOfAt, type.meta),
    ...(demo ? [letters(say("demo"), [right, grid.asOfAt], { size: type.meta, colour: unserved, weight: 700, anchor: "end" as const })] : []),
  ];
}

/** Between two facts, in millimetres. */
const gap = 5.5;

/** Empty unless the reader sees less than the maker did. */
export function narrowedWords({ narrowedTo }: Pick<BriefingMaterial, "narrowedTo">, names: SheetNames, say: Say): string {
  return narrowedTo.length === 0 ? "" : say("narrowed", { homes: listed(narrowedTo.map(names.table), say) });
}

function facts({ asOf, newest }: SheetWords, { coverage }: Pick<SheetFigures, "coverage">, shown: string, narrowed: string, say: Say): Facts {
  const covered = coverage.expected === 0 ? say("coverageNone") : say("coverageCount", {
    reportedTownships: inWords(coverage.reportedTownships), townships: inWords(coverage.townships), reportedVillages: inWords(coverage.reportedVillages),
    villages: inWords(coverage.villages), share: share(coverage.surveyed, coverage.expected),
  });
  return [[say("asOf"), asOf], ...(newest === "" ? [] : [[say("newest"), newest] as const]), [say("coverage"), covered], [say("shown"), shown], ...(narrowed === "" ? [] : [[say("scope"), narrowed] as const])];
}

/** Label and value side by side, smaller where they do not fit. */
export function line(facts: readonly (readonly [label: string, value: string])[], left: number, right: number, y: number, wanted: number): Mark[] {
  const widthAt = (size: number) => facts.map(([label, value]) => widthOf(`${label} `, size) + widthOf(value, size, 500));
  const gaps = gap * (facts.length - 1);
  const size = Math.min(wanted, (wanted * (right - left - gaps)) / widthAt(wanted).reduce((sum, one) => sum + one, 0));
  let x = left;
  return facts.map(([label, value], index) => {
    const parts: Run[] = [{ text: `${label} `, colour: text2, weight: 400 }, { text: value, colour: text1, weight: 500 }];
    const mark = runs(parts, [x, y], size);
    x += widthAt(size)[index]! + gap; // one for every fact
    return mark;
  });
}
