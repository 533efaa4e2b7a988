/** 文字解读: what the figures of a daily briefing say, in five paragraphs. No number that the tables do not have, no cause, nothing of groups of nobody. Pure. */
import { dailyParagraphs, type DailyParagraph } from "../../../server/vocabulary.ts";
import type { BriefingMaterial } from "../material.ts";
import { coverageText } from "./coverageText.ts";
import type { DailyFigures } from "./dailyFigures.ts";
import { demandText, mainFlowsText, peaksText } from "./movementText.ts";
import { overallText } from "./overallText.ts";
import type { Paragraph } from "./paragraph.ts";
import type { Writer } from "./writer.ts";

const written = { overall: overallText, mainFlows: mainFlowsText, peaks: peaksText, silentVillages: coverageText, demand: demandText } satisfies Record<DailyParagraph, (figures: DailyFigures, writer: Writer, material: BriefingMaterial) => string>;

/** Those that have anything to say, numbered without gaps. */
export function dailyText(figures: DailyFigures, writer: Writer, material: BriefingMaterial): Paragraph[] {
  const { say } = writer;
  const said = dailyParagraphs.map((name) => {
    const text = written[name](figures, writer, material);
    const own = material.ownWords.paragraphs?.[name]?.trim() ?? "";
    return { name, text: own === "" ? text : own, own: own !== "" && own !== text };
  }).filter(({ text }) => text !== "");
  return said.map((one, index) => ({ ...one, heading: say("daily.heading", { ordinal: say(`daily.ordinals.${index + 1}`), name: say(`daily.paragraphs.${one.name}`) }) }));
}
