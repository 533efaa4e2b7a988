/** The sheet's picture by night: every colour of paper becomes the night's colour of the same name. */
import type { Mark } from "../scene/marks.ts";
import { themes } from "../scene/theme.ts";

const { paper, night } = themes;

/** Of weekends and the holiday: darker than #E4E4E4, so that it does not vanish in greyscale. */
export const shade = "#D0D9E4";

/** Names whose colours paper has for one thing only; ink is one colour there, so it is named last. */
const names = ["ground", "neighbours", "originRegion", "border", "outline", "river", "hairline", "text3", "text2", "return", "goBack", "stay", "atHome", "undecided", "unserved", "served", "hatch", "land", "text1"] as const;
const nightOf = new Map<string, string>([
  [shade, night.hairline],
  ...(["return", "goBack"] as const).flatMap((direction) => paper.ramps[direction].map((colour, step): [string, string] => [colour, night.ramps[direction][step]!])), // five steps in every theme
  ...names.map((name): [string, string] => [paper[name], night[name]]),
]);

export function byNight(marks: readonly Mark[]): Mark[] {
  const colour = (paperColour: string) => nightOf.get(paperColour) ?? paperColour;
  return marks.map((mark): Mark => {
    switch (mark.kind) {
      case "path": return { ...mark, colour: colour(mark.colour) };
      case "polygon": return { ...mark, fill: colour(mark.fill) };
      case "circle": return { ...mark, ...(mark.fill === undefined ? {} : { fill: colour(mark.fill) }), ...(mark.stroke === undefined ? {} : { stroke: colour(mark.stroke) }) };
      case "text": return { ...mark, runs: mark.runs.map((run) => ({ ...run, colour: colour(run.colour) })), ...(mark.halo ? { halo: { ...mark.halo, colour: colour(mark.halo.colour) } } : {}) };
    }
  });
}
