/** The figures of a sheet as worksheets: what stands on the paper, number by number. */
import type { Sheet } from "../../client/print/sheet.ts";
import { tableRows } from "../../client/print/sideColumn.ts";
import { speech, type Say } from "../../client/print/speech.ts";
import type { Block, Cell, Paper } from "../papers/paper.ts";
import type { NamedPaper } from "../papers/workbook.ts";

/** Three worksheets: the key figures, the places, the days. */
export function figurePapers(sheet: Sheet): NamedPaper[] {
  const { movement, language } = sheet.about;
  const say = speech(language);
  const paper = (...blocks: Block[]): Paper => ({ title: sheet.words.title, subtitle: `${say("asOf")} ${sheet.words.asOf}　${sheet.words.sentence}`, orientation: "portrait", footer: sheet.arithmetic.line, blocks });
  return [
    { sheet: say("headline.title"), paper: paper(keyFigures(sheet, say), { kind: "notes", lines: [sheet.arithmetic.line] }) },
    { sheet: say("table.title.short"), paper: paper(places(sheet, say)) },
    ...(movement === "stay" ? [] : [{ sheet: say(`chart.title.${movement}`), paper: paper(days(sheet, say)) }]),
  ];
}

function keyFigures({ figures, names }: Sheet, say: Say): Block {
  const { coverage, groups } = figures;
  const rows: [string, number][] = [
    [say("table.total"), figures.people], [say("table.estimated"), Math.round(figures.estimated)], [say("headline.outside"), groups.outside.people], [say("headline.province", { name: names.inside }), groups.province.people],
    [say("headline.inside", { name: names.inside }), groups.inside.people], [say("headline.unknown"), groups.unknown.people], [say("workbook.expected"), coverage.expected], [say("workbook.surveyed"), coverage.surveyed],
    [say("workbook.villages"), coverage.villages], [say("workbook.reportedVillages"), coverage.reportedVillages],
  ];
  return { kind: "table", title: null, columns: [{ heading: say("workbook.figure"), width: 3 }, { heading: say("table.people"), width: 1, align: "right" }], rows };
}

/** Numbers stay numbers: the cells of the printed table are text. */
function places({ figures, names, about: { seats, language, movement } }: Sheet, say: Say): Block {
  const numbers = [...figures.top, ...(figures.rest.places > 0 ? [figures.rest] : []), ...[figures.groups.inside, figures.groups.unknown].filter(({ people }) => people > 0), figures];
  const rows = tableRows({ figures, names, say, seats, language, movement }).map(({ cells: [rank, place, , , , peak] }, index): Cell[] => {
    const { people, estimated } = numbers[index]!; // the same rows in the same order
    return [rank, place, people, Math.round(estimated), Math.round((people / seats) * 10) / 10, peak];
  });
  const columns = (["rank", "place", "people", "estimated", "buses", "peak"] as const).map((key) => ({ heading: say(`table.${key}`), width: key === "place" ? 3 : 1, align: key === "place" ? "left" as const : "right" as const }));
  return { kind: "table", title: null, columns, rows, marked: new Set([rows.length - 1]) };
}

function days({ figures }: Sheet, say: Say): Block {
  const rows: Cell[][] = [...figures.days.map(({ date, people, estimated }) => [date, people, Math.round(estimated)]), ...(figures.undated > 0 ? [[say("chart.undated"), figures.undated, 0]] : [])];
  return { kind: "table", title: null, columns: [{ heading: say("workbook.day"), width: 2 }, { heading: say("table.people"), width: 1, align: "right" }, { heading: say("table.estimated"), width: 1, align: "right" }], rows };
}
