/** Everything that an interactive file holds: written by the server (server/briefings/interactiveContent.ts), read by the page in it. */
import type { Topology } from "topojson-specification";
import type { Campaign, Movement } from "../../server/vocabulary.ts";
import type { LunarDate } from "../print/lunarDates.ts";
import type { RegionTuple } from "../scene/regionList.ts";
import type { Language } from "../words/language.ts";
import type { MovementCells } from "./cells.ts";

/** Cells of one movement as numbers: home, work (places in `homes` and `works`), day mark and people of the first, then of the next. */
export interface PackedCells {
  movement: Movement;
  withheld: boolean;
  numbers: readonly number[];
}

export interface InteractiveContent {
  language: Language;
  title: string;
  subtitle: string;
  /** Of whom the file is, whatever is chosen on the page. */
  sentence: string;
  /** In words, like the facts that follow: data as of, coverage, what a narrower reader sees. */
  asOf: string;
  facts: readonly (readonly [label: string, value: string])[];
  notes: string;
  demo: boolean;
  /** null before it has one; `code`: the modules of its QR code row by row. */
  number: string | null;
  code: readonly (readonly boolean[])[] | null;
  approvalNumber: string | null;
  campaign: Campaign;
  /** Of every day of the campaign. */
  lunar: readonly LunarDate[];
  seats: number;
  /** How the page opens; days as numbers since the campaign began. */
  opens: { movement: Movement; days: { from: number; to: number } | null };
  /** The homes' prefecture; empty when they lie in several. */
  inside: string;
  /** Region codes and marks (cells.ts) of the cells. Only of cells that are published: a name alone would say that somebody is there. */
  homes: readonly string[];
  works: readonly string[];
  movements: readonly PackedCells[];
  /** Names and positions of these regions and of those that contain them. */
  regions: readonly RegionTuple[];
  boundaries: Topology;
  context: Topology;
}

export function packCells(movements: readonly MovementCells[]): Pick<InteractiveContent, "homes" | "works" | "movements"> {
  const cells = movements.flatMap((one) => one.cells);
  const [homes, works] = [distinct(cells.map(({ home }) => home)), distinct(cells.map(({ work }) => work))];
  const [homeAt, workAt] = [new Map(homes.map((code, place) => [code, place])), new Map(works.map((code, place) => [code, place]))];
  return {
    homes, works,
    movements: movements.map(({ movement, withheld, cells: own }) => ({ movement, withheld, numbers: own.flatMap(({ home, work, day, people }) => [homeAt.get(home)!, workAt.get(work)!, day, people]) })), // both maps are made of all cells
  };
}

export function unpackCells({ homes, works, movements }: Pick<InteractiveContent, "homes" | "works" | "movements">): MovementCells[] {
  return movements.map(({ movement, withheld, numbers }) => ({
    movement, withheld,
    cells: Array.from({ length: numbers.length / 4 }, (_, cell) => ({ home: homes[numbers[cell * 4]!]!, work: works[numbers[cell * 4 + 1]!]!, day: numbers[cell * 4 + 2]!, people: numbers[cell * 4 + 3]! })), // four numbers a cell
  }));
}

function distinct(codes: readonly string[]): string[] {
  return [...new Set(codes)].sort();
}
