/** Both movements day by day over the whole width, with the line of the moment before. */
import type { Movement } from "../../../server/vocabulary.ts";
import type { Mark } from "../../scene/marks.ts";
import { dateOfDay } from "../../cube/days.ts";
import { dayChartMarks } from "../dayChart.ts";
import { figuresOf } from "../figures.ts";
import { noOwnWords, type BriefingMaterial } from "../material.ts";
import { bodyAt, numberAt, type DailyParts } from "./dailyFrame.ts";
import { dailyFilter, dailyMovements, type DailyMovement } from "./dailyCounts.ts";

/** The material of one movement, as a map of flows has it: of the filter no more than a daily briefing takes. */
export function movementMaterial(material: BriefingMaterial, movement: Movement): BriefingMaterial {
  const filter = { ...dailyFilter(material.filter), movement };
  return { ...material, filter, ownWords: noOwnWords, ...material.count(filter, material.levels), before: null };
}

/** Of the movements that have anybody. */
export function daysMarks({ material, figures, writer, grid, say }: DailyParts): Mark[] {
  const shown = dailyMovements.filter((movement) => figures.movements[movement].people.now > 0);
  const height = (numberAt(grid) - bodyAt - 2) / Math.max(1, shown.length);
  return shown.flatMap((movement, index) => {
    const own = movementMaterial(material, movement);
    const y = bodyAt + index * height;
    return dayChartMarks({
      figures: figuresOf(own, grid.ranked), movement, organised: false, seats: material.seats, language: material.language, names: writer.names, say, grid: { ...grid, side: { x: grid.margin, width: grid.width - 2 * grid.margin } },
      campaign: material.campaign, lunarOf: material.lunarOf, plans: own.answer.totals, earlier: earlierDays(material, movement), note: material.before === null ? undefined : say("daily.days.line", { earlier: writer.earlier }),
    }, y, y + height - 4);
  });
}

/** People of each day as the moment before had them; undefined without one. */
function earlierDays({ before, filter, levels, campaign }: BriefingMaterial, movement: DailyMovement): ReadonlyMap<string, number> | undefined {
  if (before === null) return undefined;
  const counts = before.count({ ...dailyFilter(filter), movement }, levels).answer.days[movement];
  return new Map(Array.from(counts, (people, day) => [dateOfDay(day, campaign.from), people]));
}
