/** The hot spots of a sheet by name, under the map's scale. */
import type { Mark } from "../scene/marks.ts";
import { themes } from "../scene/theme.ts";
import type { Grid } from "./grid.ts";
import type { RankedSpot } from "./hotSpots.ts";
import { bar, fittingSize, letters, runs } from "./ink.ts";
import type { SheetNames } from "./names.ts";
import { inWords, type Say } from "./speech.ts";

const paper = themes.paper;

/** Of the block in millimetres: below the scale, above the first line and from line to line; its squares. */
const block = { below: 8, step: 3.9, square: 2.9 };

/** Under the scale: what they are, and the place of each number. */
export function spotMarks(spots: readonly RankedSpot[], names: SheetNames, { scaleAt: [x, scale], legendAt, type }: Grid, say: Say): Mark[] {
  if (spots.length === 0) return [];
  const top = scale + block.below;
  const room = legendAt[0] - x - 2;
  const heading = runs([{ text: say("hot.title"), colour: paper.text1, weight: 700 }, { text: `　${say("hot.note")}`, colour: paper.text2, weight: 400 }], [x, top], fittingSize(`${say("hot.title")}　${say("hot.note")}`, type.legend, room, 700));
  return [heading, ...spots.flatMap(({ rank, code, people }, index): Mark[] => {
    const at = top + (index + 1) * block.step;
    const [colour, digit] = [paper.hotSpots[Math.min(rank, 3) - 1]!, paper.hotSpotText[Math.min(rank, 3) - 1]!]; // three colours
    return [
      { ...bar({ x, y: at - 2.25, width: block.square, height: block.square }, colour), key: `hotSquare:list:${rank}` },
      letters(String(rank), [x + block.square / 2, at], { size: type.notes * 0.95, colour: digit, weight: 700, anchor: "middle" }),
      letters(`${names.map(code)} ${inWords(people)}`, [x + block.square + 1.2, at], { size: type.legend, colour: paper.text1 }),
    ];
  })];
}
