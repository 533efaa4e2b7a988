/** The figures of a charter sheet as worksheets, whole: every city, every township, every day. Numbers stay numbers. */
import { tripStatuses } from "../../server/vocabulary.ts";
import type { PlaceRow } from "../scene/planPlaces.ts";
import type { CharterSide } from "./charterSide.ts";
import type { SheetTable } from "./tables.ts";

type Figured = Omit<CharterSide, "grid">;
type Cells = SheetTable["rows"][number];

export function charterTables(input: Figured): SheetTable[] {
  return [planFigures(input), destinations(input), homes(input), days(input)];
}

function planFigures({ figures, material: { plan: { totals } }, say }: Figured): SheetTable {
  const percent = (part: number | null) => (part === null ? "–" : Math.round(part * 1000) / 10);
  const yuan = (amount: number | null) => (amount === null ? "–" : Math.round(amount));
  const rows: Cells[] = [
    [say("plan.table.demand"), figures.demand], [say("plan.table.served"), figures.served], [say("plan.table.unserved"), figures.unserved],
    [say("plan.workbook.onCoaches"), figures.onCoaches], [say("plan.workbook.onTrains"), figures.onTrains], [say("plan.workbook.onBlockSeats"), figures.onBlockSeats],
    [say("plan.figure.coaches"), figures.coaches], [say("plan.figure.trains"), figures.trains],
    [say("plan.workbook.paid"), yuan(totals.paid)], [say("plan.workbook.head"), yuan(totals.costPerHead)], [say("plan.workbook.saving"), percent(figures.saving)], [say("plan.workbook.gap"), percent(totals.gap)],
    ...tripStatuses.map((status): Cells => [`${say("plan.workbook.runs")} ${say(`charters.life.status.${status}`)}`, figures.states[status].runs]),
    ...figures.reasons.map(({ reason, people }): Cells => [`${say("plan.table.unserved")} ${say(`charters.unserved.reason.${reason}`)}`, people]),
  ];
  return { name: say("plan.workbook.figures"), columns: [{ heading: say("workbook.figure"), width: 3, figures: false }, { heading: "", width: 1, figures: true }], rows, total: false };
}

const counts = ["demand", "served", "unserved"] as const;

function countColumns(say: Figured["say"], ...places: string[]): SheetTable["columns"] {
  return [...places.map((heading) => ({ heading, width: 2, figures: false })), ...counts.map((key) => ({ heading: say(`plan.table.${key}`), width: 1, figures: true }))];
}

/** A province, then its cities. */
function destinations({ figures, names, say }: Figured): SheetTable {
  const rows = figures.destinations.flatMap((row): Cells[] => [
    [names.table(row.code), "", row.demand, row.served, row.unserved, row.coaches, row.trains, row.first ?? "", row.last ?? ""],
    ...row.parts.map((part): Cells => ["", names.table(part.code), part.demand, part.served, part.unserved, "", "", "", ""]),
  ]);
  const columns = [...countColumns(say, say("plan.table.place"), say("plan.table.city")), ...(["coaches", "trains", "first", "last"] as const).map((key) => ({ heading: say(`plan.table.${key}`), width: 1, figures: true }))];
  const total: Cells = [say("plan.table.total"), "", figures.demand, figures.served, figures.unserved, figures.coaches, figures.trains, "", ""];
  return { name: say("plan.table.destinations"), columns, rows: [...rows, total], total: true };
}

function homes({ figures, names, say }: Figured): SheetTable {
  const cells = ({ demand, served, unserved }: Pick<PlaceRow, "demand" | "served" | "unserved">) => [demand, served, unserved];
  const rows = figures.homes.flatMap((row): Cells[] => [[names.table(row.code), "", ...cells(row)], ...row.parts.map((part): Cells => ["", names.table(part.code), ...cells(part)])]);
  return { name: say("plan.table.homes"), columns: countColumns(say, say("plan.table.home"), say("plan.table.township")), rows: [...rows, [say("plan.table.total"), "", ...cells(figures)]], total: true };
}

function days({ figures: { days: all, served, onBlockSeats, unserved }, say }: Figured): SheetTable {
  const columns = [{ heading: say("workbook.day"), width: 2, figures: false }, ...(["served", "unserved"] as const).map((key) => ({ heading: say(`plan.table.${key}`), width: 1, figures: true }))];
  const rows: Cells[] = [...all.map(({ date, people, unserved: left }): Cells => [date, people, left]), ...(onBlockSeats > 0 ? [[say("plan.workbook.onBlockSeats"), onBlockSeats, 0]] : []), [say("plan.table.total"), served, unserved]];
  return { name: say("plan.days.title"), columns, rows, total: true };
}
