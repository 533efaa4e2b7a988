/** One county on one page: its townships on the map, where their people go, how far they were followed up, and the days. */
import { ancestorAt } from "../../server/vocabulary.ts";
import type { Mark } from "../scene/marks.ts";
import { themes } from "../scene/theme.ts";
import { codeMarks } from "./code.ts";
import { dayBoxMarks } from "./countyDays.ts";
import { countyFiguresOf, type CountyFigures } from "./countyFigures.ts";
import { countyGrid } from "./countyGrid.ts";
import { countyPicture, type CountyPicture } from "./countyPicture.ts";
import { gateMarks, gateName, gateRowHeight, gateRows, townshipTable, type CountyWords } from "./countyTables.ts";
import { grids } from "./grid.ts";
import { headerWith } from "./header.ts";
import { fittingSize, letters } from "./ink.ts";
import { coverageSigns, flowLegend, scaleAt } from "./legend.ts";
import type { BriefingMaterial } from "./material.ts";
import { namesOf } from "./names.ts";
import { ofHomes } from "./narrowed.ts";
import type { PagePlace } from "./parts.ts";
import { wordsOf, type SheetWords } from "./sentence.ts";
import { aboutOf, type Sheet } from "./sheetOf.ts";
import { colourOf } from "./sideColumn.ts";
import { sumLine } from "./arithmetic.ts";
import { inWords, share, speech, type Say } from "./speech.ts";
import type { SheetTable } from "./tables.ts";

const paper = themes.paper;
const grid = grids.single;

/** Drawn, not drawn, nowhere: everybody. */
export interface CountySum {
  drawn: number;
  flowsDrawn: number;
  rest: number;
  unplaced: number;
  total: number;
  line: string;
  shown: string;
}

export interface CountySheet extends Sheet {
  county: CountyFigures;
}

/** `homes`: the county, or those of its townships that are asked for. */
export function composeCounty(whole: BriefingMaterial, code: string, homes: readonly string[], place: PagePlace): CountySheet {
  const say = speech(whole.language);
  const material = ofHomes(whole, homes, { home: "county", inside: ancestorAt(code, "prefecture") });
  const figures = countyFiguresOf(whole, code, homes);
  const names = namesOf(material, say);
  const { filter: { movement }, seats, number, code: modules } = material;
  const words: CountyWords = { names, say, inside: names.inside, colour: colourOf(movement), seats: movement === "stay" ? null : seats };
  const picture = countyPicture(material, figures, gateRows(figures), gateRowHeight(figures), names);
  const sum = sumOf(figures, picture, words);
  const said: SheetWords = countyWords(material, code, words, place);
  const [lon, lat] = middleOf(material, code);
  const map = [...picture.marks, ...scaleAt(picture.project, [lon, lat], countyGrid.scaleAt, grid.type.notes, "", say), ...gateMarks(figures, words)];
  const marks = [
    ...headerWith({ words: said, figures, material, names, grid, say }, sum.shown), ...map, ...townshipTable(figures, words), ...dayBoxMarks(material, figures, words), ...footer(material, sum, picture, words),
    ...pageMarks(number, modules, place, words),
  ];
  const frame = { ...countyGrid.map, width: countyGrid.map.width + countyGrid.gates.width };
  return { ...place, width: grid.width, height: grid.height, marks, map: { frame, marks: map }, words: said, sum: sum.line, tables: tablesOf(figures, words), about: aboutOf(material), county: figures };
}

function middleOf({ regions }: BriefingMaterial, code: string): readonly [number, number] {
  const region = regions.get(code);
  return [region?.lon ?? 101.5, region?.lat ?? 25];
}

/** The title is the county's; what the maker wrote for the series stands before it. */
function countyWords(material: BriefingMaterial, code: string, { names, say, inside }: CountyWords, { page, pages }: PagePlace): SheetWords {
  const { movement, organised } = material.filter;
  const written = wordsOf({ ...material, ownWords: { ...material.ownWords, title: "", subtitle: "" } }, names, say);
  const county = names.table(code);
  const title = material.ownWords.title === "" ? say(`county.title.${movement === "goBack" && organised === true ? "goBackOrganised" : movement}`, { county }) : say("county.ownTitle", { title: material.ownWords.title, county });
  return { ...written, title, subtitle: say("county.subtitle", { inside, page: page - 1, pages: pages - 1 }) };
}

/** Throws when the page does not add up: it must not be printed then. */
function sumOf({ people, gates, flows }: CountyFigures, { drawn, placed }: CountyPicture, { say, seats }: CountyWords): CountySum {
  if (seats === null) return staySum(people, placed, say);
  const add = (some: readonly { people: number }[]) => some.reduce((sum, one) => sum + one.people, 0);
  const unplaced = add(gates.filter(({ group }) => group === "unknown"));
  const shown = add(drawn);
  const rest = people - shown - unplaced;
  if (rest < 0 || add(gates) !== people) throw new Error(`the county page shows ${shown} + ${unplaced} people and its table ${add(gates)}, expected ${people}`);
  const parts = [
    say("county.drawn", { flows: drawn.length, people: inWords(shown) }), ...(rest > 0 ? [say("county.notDrawn", { flows: Math.max(0, flows.length - drawn.length), people: inWords(rest) })] : []),
    ...(unplaced > 0 ? [say("county.unplaced", { people: inWords(unplaced) })] : []),
  ];
  return { drawn: shown, flowsDrawn: drawn.length, rest, unplaced, total: people, line: sumLine(parts, people, say), shown: say("county.shown", { flows: drawn.length, people: inWords(shown), share: share(shown, people) }) };
}

/** Those who stay travel nowhere: they are drawn at their home's disc, or their township has no position. */
function staySum(people: number, placed: number, say: Say): CountySum {
  const parts = [say("arithmetic.stay", { drawn: inWords(placed) }), ...(people > placed ? [say("county.noPosition", { people: inWords(people - placed) })] : [])];
  return { drawn: placed, flowsDrawn: 0, rest: 0, unplaced: people - placed, total: people, line: sumLine(parts, people, say), shown: say("shownStay", { people: inWords(placed), share: share(placed, people) }) };
}

function footer(material: BriefingMaterial, sum: CountySum, { legend, thinner }: CountyPicture, { say }: CountyWords): Mark[] {
  const [sourceAt, sumAt, legendAt] = countyGrid.footerAt;
  const width = 205;
  const source = `${say("county.source", { ledger: say("ledger") })}${say("approval", { number: material.approvalNumber ?? say("pending") })}`;
  return [
    letters(source, [countyGrid.map.x, sourceAt], { size: fittingSize(source, grid.type.notes, width), colour: paper.text2 }),
    letters(sum.line, [countyGrid.map.x, sumAt], { size: fittingSize(sum.line, grid.type.notes, width), colour: paper.text1, weight: 500 }),
    ...flowLegend(legend, { x: countyGrid.map.x, y: legendAt, width }, material, coverageSigns(material.filter.movement, say), { thinner, ringed: false }, say),
  ];
}

/** Number and page left of the code, in the lower right corner. */
function pageMarks(number: string | null, modules: BriefingMaterial["code"], { page, pages }: PagePlace, { say }: CountyWords): Mark[] {
  const { code } = countyGrid;
  const right = code.x - 1.5;
  return [
    letters(say("number"), [right, code.y + 5], { size: grid.type.notes, colour: paper.text2, anchor: "end" }), letters(number ?? say("numberPending"), [right, code.y + 9], { size: grid.type.meta, colour: paper.text1, weight: 500, anchor: "end" }),
    letters(say("page", { page, pages }), [right, code.y + 13.4], { size: grid.type.notes, colour: paper.text2, anchor: "end" }), ...(modules ? codeMarks(modules, code) : []),
  ];
}

function tablesOf(figures: CountyFigures, words: CountyWords): SheetTable[] {
  const { names, say } = words;
  const column = (heading: string, width: number, isFigure: boolean) => ({ heading, width, figures: isFigure });
  const county = names.map(figures.county);
  return [
    {
      name: `${county} ${say("county.work")}`, total: true, columns: [column(say("county.work"), 3, false), column(say("table.people"), 1, true), column(say("table.estimated"), 1, true)],
      rows: [...figures.gates.map((gate) => [gateName(gate, words), gate.people, Math.round(gate.estimated)]), [say("table.total"), figures.people, Math.round(figures.estimated)]],
    },
    {
      name: `${county} ${say("county.column.township")}`, total: true, columns: [column(say("county.column.township"), 3, false), column(say("county.column.people"), 1, true), column(say("table.estimated"), 1, true), column(say("workbook.reportedVillages"), 1, true), column(say("workbook.villages"), 1, true)],
      rows: [...figures.townships.map(({ code, people, estimated, reportedVillages, villages }) => [names.map(code), people, Math.round(estimated), reportedVillages, villages]), [say("table.total"), figures.people, Math.round(figures.estimated), figures.coverage.reportedVillages, figures.coverage.villages]],
    },
  ];
}
