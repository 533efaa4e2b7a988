/** From the finest codes of the cube to the level that is shown, and the pairs of places between which anybody moves at all. */
import { ancestorAt } from "../../server/vocabulary.ts";
import type { CountLevels } from "./answer.ts";
import type { Cube } from "./decode.ts";
import type { Layout } from "./layout.ts";

export interface Grouping {
  homes: string[];
  works: string[];
  /** From a finest index of the cube to an index into `homes` and `works`. */
  homeOf: Uint16Array;
  workOf: Uint16Array;
  /** For home × works.length + work the number of the pair, numbered by home, then workplace. */
  pairOf: Uint32Array;
  /** And back: home × works.length + work of each pair. */
  pairs: Uint32Array;
  /** Indices into `homes` and `works` of each pair. */
  homeOfPair: Uint16Array;
  workOfPair: Uint16Array;
  /** Digits that home and workplace of each pair share as a region: 0, 2, 4 or 6. */
  shared: Uint8Array;
}

export function groupAt(cube: Cube, layout: Layout, levels: CountLevels): Grouping {
  const homes = distinct(cube.homes.map((code) => ancestorAt(code, levels.home)));
  const works = distinct(cube.works.map((code) => ancestorAt(code, levels.inside !== "" && code.startsWith(levels.inside) ? levels.workInside : levels.work)));
  const pairOf = new Uint32Array(homes.codes.length * works.codes.length);
  for (let row = 0; row < layout.home.length; row++) pairOf[homes.index[layout.home[row]!]! * works.codes.length + works.index[layout.work[row]!]!] = 1;
  const pairs = Uint32Array.from(pairOf.keys()).filter((place) => pairOf[place] === 1);
  pairs.forEach((place, pair) => (pairOf[place] = pair));
  const homeOfPair = Uint16Array.from(pairs, (place) => Math.floor(place / works.codes.length));
  const workOfPair = Uint16Array.from(pairs, (place) => place % works.codes.length);
  const shared = Uint8Array.from(pairs, (_, pair) => sharedDigits(homes.codes[homeOfPair[pair]!]!, works.codes[workOfPair[pair]!]!)); // both from the pair's number
  return { homes: homes.codes, homeOf: homes.index, works: works.codes, workOf: works.index, pairOf, pairs, homeOfPair, workOfPair, shared };
}

function sharedDigits(home: string, work: string): number {
  return [6, 4, 2].find((digits) => work.length >= digits && home.slice(0, digits) === work.slice(0, digits)) ?? 0;
}

function distinct(codes: readonly string[]): { codes: string[]; index: Uint16Array } {
  const sorted = [...new Set(codes)].sort();
  const places = new Map(sorted.map((code, place) => [code, place]));
  return { codes: sorted, index: Uint16Array.from(codes, (code) => places.get(code)!) }; // every code is in the map made from them
}
