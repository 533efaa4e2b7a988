/** The sheet's map of what the page shows, as large as its panel: the same scene, arrows, insets and legend. */
import { ancestorAt, emptyFilter, isWithin, levelOf, type Flow } from "../../server/vocabulary.ts";
import { groups, groupOf, type Group, type SheetFigures } from "../print/figures.ts";
import type { Grid } from "../print/grid.ts";
import { legendMarks, scaleMarks } from "../print/legend.ts";
import { mapPicture } from "../print/mapPicture.ts";
import { noOwnWords, type BriefingMaterial } from "../print/material.ts";
import { namesOf } from "../print/names.ts";
import type { CountLevels } from "../cube/answer.ts";
import type { Mark } from "../scene/marks.ts";
import { anyRegion, mergedProvince, type Cell } from "./cells.ts";
import type { View } from "./counting.ts";
import type { OpenedFile } from "./opened.ts";

export interface Picture {
  marks: Mark[];
  /** Millimetres. */
  width: number;
  height: number;
  /** People whom arrows and rings show; the others stand in the table alone. */
  drawn: number;
}

/** `cells`: those of the view. `size` in millimetres. */
export function pictureOf(file: OpenedFile, view: View, cells: readonly Cell[], size: { width: number; height: number }): Picture {
  const { content, regions, geography, sayOnMap } = file;
  const levels: CountLevels = { home: view.home === null ? "prefecture" : "county", work: "prefecture", workInside: "prefecture", inside: content.inside };
  const flows = flowsOf(cells, levels);
  const material: BriefingMaterial = {
    language: content.language, filter: { ...emptyFilter, movement: view.movement, homes: view.home === null ? [] : [view.home] }, campaign: content.campaign, asOf: "", number: null, code: null, ownWords: noOwnWords,
    narrowedTo: [], levels, answer: { rest: { flows: 0, people: 0 }, moving: movingOf(flows) } as BriefingMaterial["answer"], series: { homes: [], works: [] }, count: () => refuse(), before: null, reportedOn: null, coverage: [], demo: content.demo, seats: content.seats, // a map reads no more of the answer: the figures have its flows
    regions, geography, lunarOf: () => content.lunar[0]!, approvalNumber: content.approvalNumber, // no day stands on the map
  };
  const names = namesOf(material, sayOnMap);
  const grid = gridOf(size, content.inside !== "");
  const map = mapPicture(material, figuresOf(flows, cells, levels), grid, names, sayOnMap);
  const claims = map.province ? [map.main, map.province] : [map.main];
  return {
    ...size, marks: [...map.marks, ...scaleMarks(map, grid, sayOnMap), ...legendMarks(map, view.movement, content.seats, names, grid, sayOnMap)],
    drawn: claims.reduce((sum, { peopleDrawn, peopleInternal }) => sum + peopleDrawn + peopleInternal, 0),
  };
}

/** People at each end of the flows: the largest disc is theirs. */
function movingOf(flows: readonly Flow[]): BriefingMaterial["answer"]["moving"] {
  const countsBy = (end: "home" | "work") => {
    const people = new Map<string, number>();
    for (const flow of flows) people.set(flow[end], (people.get(flow[end]) ?? 0) + flow.people);
    return [...people].map(([code, count]) => ({ code, people: count }));
  };
  return { homes: countsBy("home"), works: countsBy("work"), within: [] };
}

function refuse(): never {
  throw new Error("the map of a file has no ledger to count, its figures are counted from the cells");
}

/** Everybody of the cells who works at a place of the map. The homes' own province is none: it would be drawn at their feet. */
export function flowsOf(cells: readonly Cell[], { home: level, inside }: Pick<CountLevels, "home" | "inside">): Flow[] {
  const flows = new Map<string, Flow>();
  for (const { home: county, work: place, people } of cells) {
    const home = county === anyRegion ? inside : ancestorAt(county, level);
    const work = mergedProvince(place) ?? place;
    if (home === "" || work === "" || work === anyRegion || (levelOf(work) === "province" && isWithin(home, work))) continue;
    const flow = flows.get(`${home}>${work}`) ?? { home, work, people: 0 };
    flows.set(`${home}>${work}`, flow);
    flow.people += people;
  }
  return [...flows.values()].sort((a, b) => b.people - a.people || (a.home < b.home ? -1 : a.home > b.home ? 1 : a.work < b.work ? -1 : 1));
}

/** As much of a sheet's figures as its map reads: the flows, and everybody of the homes' province for its inset. */
function figuresOf(flows: readonly Flow[], cells: readonly Cell[], { inside }: Pick<CountLevels, "inside">): SheetFigures {
  const sums = Object.fromEntries(groups.map((group) => [group, { people: 0, estimated: 0 }])) as Record<Group, { people: number; estimated: number }>; // a key for every group
  for (const { work, people } of cells) sums[groupOf(work, inside)].people += people;
  const people = flows.reduce((sum, flow) => sum + flow.people, 0);
  return { people, estimated: 0, groups: sums, hotSpots: [], top: [], rest: { places: 0, people: 0, estimated: 0 }, days: [], undated: 0, peakDay: null, flows: flows.map((flow) => ({ ...flow, estimated: 0 })), coverage: { townships: 0, reportedTownships: 0, villages: 0, reportedVillages: 0, expected: 0, surveyed: 0 } };
}

const paper = { titleAt: 0, sentenceAt: 0, ruleAt: 0, asOfAt: 0, rowHeight: 0, side: { x: 0, width: 0 }, margin: 0, ranked: 0, footerAt: [0, 0, 0] } as const;
/** Letters as on paper of A4. */
const type = { title: 22, subtitle: 12, sentence: 9, meta: 8, heading: 9.5, table: 7.8, notes: 7, figure: 30, legend: 7.8 } as const;
/** Of the map of an A4 sheet, for which ninety flows are as many as can be told apart. */
const sheetMap = { width: 194, height: 156, flows: 90 } as const;

/** The sheet's map on a panel of another shape: legend upper left, province lower left, South China Sea lower right. */
function gridOf({ width, height }: { width: number; height: number }, hasProvince: boolean): Grid {
  const factor = Math.min(1, height / sheetMap.height);
  const province = { width: Math.min(70, width * 0.34), height: Math.max(36, 43.5 * factor) };
  const sea = { width: 25 * Math.max(0.88, factor), height: 34 * Math.max(0.88, factor) };
  const aside = Math.max(0, Math.min(48, (width - height * 1.15) / 2));
  return {
    ...paper, width, height, map: { x: 0, y: 0, width, height }, legend: { x: 0, y: 0, width: 44, height: 37 }, legendAt: [3.5, 16.5], scaleAt: [3.5, 9.6], signs: false,
    nation: { x: aside + 3, y: 3, width: width - aside - 6, height: height - 8 },
    province: hasProvince ? { x: 0, y: height - province.height, ...province } : null, sea: { x: width - sea.width, y: height - sea.height, ...sea },
    type, maxFlows: Math.round(Math.max(40, Math.min(sheetMap.flows, (sheetMap.flows * width * height) / (sheetMap.width * sheetMap.height)))), workLevel: "prefecture", pixelsPerMillimetre: 8, hubRadius: 7.4 * Math.max(0.62, factor),
  };
}
