/** What grew and what shrank between two moments, computed once. Every change is in it: the differences add up to the difference of the whole. Pure. */
import type { MovingCount } from "../cube/answer.ts";
import { figuresOf, groups, type Group, type SheetFigures } from "./figures.ts";
import type { BriefingMaterial } from "./material.ts";

export interface ThenAndNow {
  then: number;
  now: number;
}

export interface ChangedPlace extends ThenAndNow {
  /** "" for a workplace that is not stated. */
  code: string;
}

/** Places that changed in one direction: the largest changes by name, the others together. */
export interface Changes {
  named: ChangedPlace[];
  rest: ThenAndNow & { places: number };
  /** Signed. */
  difference: number;
}

export interface ComparisonFigures {
  people: ThenAndNow;
  groups: Record<Group, ThenAndNow>;
  grown: Changes;
  shrunk: Changes;
  /** Workplaces as they were, so that all of them are everybody. */
  unchanged: ThenAndNow & { places: number };
  /** Home counties by code, changed or not. */
  homes: ChangedPlace[];
  /** Of each moment, for its map. */
  before: SheetFigures;
  after: SheetFigures;
}

export function differenceOf({ then, now }: ThenAndNow): number {
  return now - then;
}

/** `named`: places by name in each direction. */
export function comparisonOf(material: BriefingMaterial, earlier: BriefingMaterial, named: number): ComparisonFigures {
  const [before, after] = [figuresOf(earlier, 0), figuresOf(material, 0)];
  const works = pairs(earlier.answer.moving.works, material.answer.moving.works);
  const unchanged = works.filter((place) => place.now === place.then);
  return {
    people: { then: before.people, now: after.people }, before, after,
    groups: Object.fromEntries(groups.map((group) => [group, { then: before.groups[group].people, now: after.groups[group].people }])) as ComparisonFigures["groups"], // a key for every group
    grown: changes(works.filter((place) => place.now > place.then), named), shrunk: changes(works.filter((place) => place.now < place.then), named),
    unchanged: { ...sumOf(unchanged), places: unchanged.length }, homes: pairs(homeCounties(earlier), homeCounties(material)),
  };
}

function homeCounties({ count, filter, levels }: BriefingMaterial): readonly MovingCount[] {
  return count(filter, { ...levels, home: "county" }).answer.moving.homes;
}

/** Places of either moment, by code. */
function pairs(before: readonly MovingCount[], after: readonly MovingCount[]): ChangedPlace[] {
  const [then, now] = [before, after].map((places) => new Map(places.map(({ code, people }) => [code, people]))) as [Map<string, number>, Map<string, number>]; // one for each moment
  return [...new Set([...then.keys(), ...now.keys()])].sort().map((code) => ({ code, then: then.get(code) ?? 0, now: now.get(code) ?? 0 })).filter((place) => place.then > 0 || place.now > 0);
}

/** Largest change first, ties by code. */
function changes(places: readonly ChangedPlace[], most: number): Changes {
  const ranked = places.toSorted((a, b) => Math.abs(differenceOf(b)) - Math.abs(differenceOf(a)) || (a.code < b.code ? -1 : 1));
  const rest = ranked.slice(most);
  return { named: ranked.slice(0, most), rest: { ...sumOf(rest), places: rest.length }, difference: differenceOf(sumOf(ranked)) };
}

function sumOf(places: readonly ThenAndNow[]): ThenAndNow {
  return { then: places.reduce((sum, { then }) => sum + then, 0), now: places.reduce((sum, { now }) => sum + now, 0) };
}
