/** The ledger's picture and a question → the content of an interactive file. Of people it takes the protected cells and nothing else. */
import { decodeCube, type Cube } from "../../client/cube/decode.ts";
import { campaignDays, dateOfDay, dayNumber } from "../../client/cube/days.ts";
import { kindsOf, refusals, refusedBy, regionRefusals } from "../../client/cube/kinds.ts";
import { anyRegion, isMerged, mergedProvince, type MovementCells } from "../../client/interactive/cells.ts";
import { packCells, type InteractiveContent } from "../../client/interactive/content.ts";
import { sayInteractive } from "../../client/interactive/speech.ts";
import { coverageOf } from "../../client/print/figures.ts";
import { narrowedWords } from "../../client/print/header.ts";
import type { BriefingMaterial } from "../../client/print/material.ts";
import { listed, namesOf } from "../../client/print/names.ts";
import { clausesOf, wordsOf } from "../../client/print/sentence.ts";
import { inWords, speech } from "../../client/print/speech.ts";
import type { RegionTuple } from "../../client/scene/regionList.ts";
import { ancestorAt, movements, noDay, rollupMovements, type FlowFilter } from "../vocabulary.ts";
import { fileBoundaries } from "./interactiveGeography.ts";
import { protectedCells, type CountedRow } from "./protectedCells.ts";
import { materialOf, type Atlas, type BriefingQuestion, type LedgerPicture } from "./reading.ts";

/** Throws EmptyBriefing like every sheet. */
export function interactiveContent(ledger: LedgerPicture, atlas: Atlas, question: BriefingQuestion): InteractiveContent {
  const material = materialOf(ledger, atlas, { ...question, template: "single" });
  const { language, filter, campaign, ownWords, levels } = material;
  const days = campaignDays(campaign);
  const cells = protectedCells(countedRows(decodeCube(ledger.cube), filter), days);
  const inside = insideOf(cells, levels.inside);
  const dayOf = (iso: string) => Math.max(0, Math.min(days - 1, dayNumber(iso, campaign.from)));
  return {
    language, ...wordsOfFile(material), notes: ownWords.notes, demo: material.demo, number: material.number, code: material.code, approvalNumber: material.approvalNumber, campaign,
    lunar: Array.from({ length: days }, (_, day) => material.lunarOf(dateOfDay(day, campaign.from))), seats: material.seats,
    opens: { movement: filter.movement, days: filter.days ? { from: dayOf(filter.days.from), to: dayOf(filter.days.to) } : null },
    inside, ...packCells(cells), regions: regionsOf(cells, inside, material), ...fileBoundaries(atlas.topologies, inside),
  };
}

/** In one line, what of the people the file says. */
export function publishedLine({ language }: Pick<InteractiveContent, "language">, cells: readonly MovementCells[]): string {
  const say = sayInteractive(language);
  const sum = (list: MovementCells["cells"]) => list.reduce((total, { people }) => total + people, 0);
  const parts = cells.map((one) => (one.withheld ? say("withheldMade", { movement: say(`movements.${one.movement}`) }) : `${say(`movements.${one.movement}`)} ${inWords(sum(one.cells))}`));
  const all = cells.flatMap((one) => one.cells);
  return say("made", { people: inWords(sum(all)), movements: parts.join(speech(language)("and")), merged: inWords(sum(all.filter(isMerged))) });
}

/** Movement and days are chosen on the page: what the file is of does not name them. */
function wordsOfFile(material: BriefingMaterial): Pick<InteractiveContent, "title" | "subtitle" | "sentence" | "asOf" | "facts"> {
  const { language, ownWords, filter, campaign } = material;
  const [say, sayOnPage] = [speech(language), sayInteractive(language)];
  const names = namesOf(material, say);
  const every = { ...material, filter: { ...filter, movement: "goBack" as const, days: null } };
  const clauses = clausesOf(every, names, say).filter((clause) => clause !== say("clause.goBack") && clause !== say("clause.anyDays"));
  const narrowed = narrowedWords(material, names, say);
  return {
    title: ownWords.title || sayOnPage("title", { year: campaign.newYear.slice(0, 4) }),
    subtitle: ownWords.subtitle || sayOnPage("subtitle", { home: names.homes, work: filter.works.length > 0 ? listed(filter.works.map(names.map), say) : say("anyWork") }),
    sentence: say("only", { clauses: clauses.join(say("semicolon")) }), asOf: wordsOf(material, names, say).asOf,
    facts: [[say("coverage"), coverageWords(material)], ...(narrowed === "" ? [] : [[say("scope"), narrowed] as const])],
  };
}

/** One per cent of so many is five people: fewer would be counted by the share. */
const fewestForShare = 500;

function coverageWords({ language, coverage, filter }: BriefingMaterial): string {
  const { expected, surveyed, ...counts } = coverageOf(coverage, filter.homes);
  if (expected === 0) return speech(language)("coverageNone");
  const say = sayInteractive(language);
  const count = say("coverage", Object.fromEntries(Object.entries(counts).map(([name, places]) => [name, inWords(places)])));
  return expected < fewestForShare ? count : say("coverageShare", { count, share: Math.round((surveyed / expected) * 100) });
}

/** Of the three movements, whatever movement and days the filter names; all its other words hold. */
export function countedRows(cube: Cube, filter: FlowFilter): CountedRow[] {
  const [kinds, refusedKinds] = [kindsOf(cube), refusals(filter)];
  const [refusedHomes, refusedWorks] = [regionRefusals(cube.homes, filter.homes, refusedBy.home), regionRefusals(cube.works, filter.works, refusedBy.work)];
  const rows = new Map<string, CountedRow>();
  for (let row = 0; row < cube.rows; row += 1) {
    const [home, work] = [cube.home[row]!, cube.work[row]!];
    const movement = movements.find((one) => one === rollupMovements[cube.movement[row]!]);
    if (!movement || (refusedKinds[kinds[row]!]! & ~refusedBy.movement) !== 0 || refusedHomes[home] !== 0 || refusedWorks[work] !== 0) continue;
    const mark = cube.day[row]!;
    const day = mark === noDay ? null : mark;
    const county = ancestorAt(cube.homes[home]!, "county");
    const key = `${movement}|${county}|${work}|${day}`;
    const known = rows.get(key) ?? { movement, home: county, work: cube.works[work]!, day, people: 0 };
    rows.set(key, known);
    known.people += cube.people[row]!;
  }
  return [...rows.values()];
}

/** The one prefecture of all homes; empty when they lie in several. */
function insideOf(cells: readonly MovementCells[], usual: string): string {
  const prefectures = new Set(cells.flatMap((one) => one.cells.flatMap(({ home }) => (home === anyRegion ? [] : [ancestorAt(home, "prefecture")]))));
  return prefectures.size === 0 ? usual : prefectures.size === 1 ? [...prefectures][0]! : ""; // one of one
}

/** Of published cells alone, with what contains them. */
function regionsOf(cells: readonly MovementCells[], inside: string, { regions }: Pick<BriefingMaterial, "regions">): RegionTuple[] {
  const codes = new Set<string>([inside, ancestorAt(inside, "province")]);
  for (const { home, work } of cells.flatMap((one) => one.cells)) {
    for (const code of [home, mergedProvince(work) ?? work]) for (const level of ["province", "prefecture", "county"] as const) if (code !== anyRegion) codes.add(ancestorAt(code, level));
  }
  return [...codes].sort().flatMap((code): RegionTuple[] => {
    const region = regions.get(code);
    return region ? [[region.code, region.name, region.short, region.pinyin, region.lon, region.lat, region.kind]] : [];
  });
}

