/** The figures of a sheet as tables: what stands on the paper, number by number, for worksheets and slides. */
import type { Mark } from "../scene/marks.ts";
import type { SheetParts } from "./parts.ts";
import { tableRows, type SideInput } from "./sideColumn.ts";

export interface SheetTable {
  /** Of its worksheet. */
  name: string;
  /** Shares of the width; figures stand at the right. */
  columns: readonly { heading: string; width: number; figures: boolean }[];
  /** As many cells in each row as there are columns. Numbers stay numbers. */
  rows: readonly (readonly (string | number)[])[];
  /** Whether the last row is the sum of the others. */
  total: boolean;
}

/** A table in the place of that of the workplaces, and what worksheets have of it. */
export interface BesideMap {
  marks(side: SideInput, y: number): { marks: Mark[]; height: number };
  table: SheetTable;
}

type Figured = Pick<SheetParts, "material" | "figures" | "names" | "say">;

/** Key figures, places and days. */
export function flowTables(parts: Figured): SheetTable[] {
  return [keyFigures(parts), places(parts), ...hotSpots(parts), ...(parts.material.filter.movement === "stay" ? [] : [days(parts)])];
}

function keyFigures({ figures, names, say }: Figured): SheetTable {
  const { coverage, groups } = figures;
  const rows: [string, number][] = [
    [say("table.total"), figures.people], [say("table.estimated"), Math.round(figures.estimated)], [say("headline.outside"), groups.outside.people], [say("headline.province", { name: names.inside, province: names.province }), groups.province.people],
    [say("headline.inside", { name: names.inside }), groups.inside.people], [say("headline.unknown"), groups.unknown.people], [say("workbook.expected"), coverage.expected], [say("workbook.surveyed"), coverage.surveyed],
    [say("workbook.villages"), coverage.villages], [say("workbook.reportedVillages"), coverage.reportedVillages],
  ];
  return { name: say("headline.title"), columns: [{ heading: say("workbook.figure"), width: 3, figures: false }, { heading: say("table.people"), width: 1, figures: true }], rows, total: false };
}

/** The cells of the printed table are text: here the numbers behind them. */
function places({ figures, names, say, material: { seats, language, filter: { movement } } }: Figured): SheetTable {
  const numbers = [...figures.top, ...(figures.rest.places > 0 ? [figures.rest] : []), ...[figures.groups.inside, figures.groups.unknown].filter(({ people }) => people > 0), figures];
  const rows = tableRows({ figures, names, say, seats, language, movement }).map(({ cells: [rank, place, , , , peak] }, index) => {
    const { people, estimated } = numbers[index]!; // the same rows in the same order
    return [rank, place, people, Math.round(estimated), Math.round((people / seats) * 10) / 10, peak];
  });
  const columns = (["rank", "place", "people", "estimated", "buses", "peak"] as const).map((key) => ({ heading: say(`table.${key}`), width: key === "place" ? 3 : 1, figures: key !== "place" }));
  return { name: say("table.title.short"), columns, rows, total: true };
}

function days({ figures, say, material: { filter: { movement } } }: Figured): SheetTable {
  const rows = [...figures.days.map(({ date, people, estimated }) => [date, people, Math.round(estimated)]), ...(figures.undated > 0 ? [[say("chart.undated"), figures.undated, 0]] : [])];
  return {
    name: say(`chart.title.${movement}`), rows, total: false,
    columns: [{ heading: say("workbook.day"), width: 2, figures: false }, { heading: say("table.people"), width: 1, figures: true }, { heading: say("table.estimated"), width: 1, figures: true }],
  };
}

/** With what makes them hot. */
function hotSpots({ figures: { hotSpots: spots }, names, say }: Figured): SheetTable[] {
  if (spots.length === 0) return [];
  const round = (value: number, digits: number) => Number(value.toFixed(digits));
  const columns = [
    { heading: say("table.rank"), width: 1, figures: false }, { heading: say("hot.place"), width: 3, figures: false },
    ...["table.people", "hot.usual", "hot.z", "hot.p"].map((key) => ({ heading: say(key), width: 1, figures: true })),
  ];
  return [{ name: say("hot.title"), columns, rows: spots.map(({ rank, code, people, usual, z, p }) => [rank, names.map(code), people, Math.round(usual), round(z, 2), round(p, 4)]), total: false }];
}
