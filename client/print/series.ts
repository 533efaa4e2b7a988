/** The county series: all of it on the first page, then a page for every county of the homes. Their people add up to the whole. */
import { ancestorAt, isWithin } from "../../server/vocabulary.ts";
import { figuresOf } from "./figures.ts";
import type { BriefingMaterial } from "./material.ts";
import { namesOf } from "./names.ts";
import { ofHomes } from "./narrowed.ts";
import { countiesBeside, type CountyRow } from "./countiesTable.ts";
import { composeCounty } from "./countySheet.ts";
import { composeSheet, type Sheet } from "./sheet.ts";
import { speech } from "./speech.ts";
import type { BesideMap } from "./tables.ts";

/** What of the filter's homes lies in each county, by code: the county itself, or the townships that are asked for. */
export function countiesOf({ coverage, count, filter, levels }: Pick<BriefingMaterial, "coverage" | "count" | "filter" | "levels">): Map<string, string[]> {
  const { homes } = filter;
  const counted = count(filter, { ...levels, home: "county" }).answer.moving.homes.map(({ code }) => code);
  const codes = [...new Set([...coverage.map(({ township }) => ancestorAt(township, "county")), ...counted])].sort();
  const parts = codes.map((county): [string, string[]] => {
    if (homes.length === 0 || homes.some((home) => isWithin(county, home))) return [county, [county]];
    return [county, homes.filter((home) => isWithin(home, county))];
  });
  return new Map(parts.filter(([, part]) => part.length > 0));
}

export function seriesPages(material: BriefingMaterial): (() => Sheet)[] {
  const counties = [...countiesOf(material)];
  const pages = counties.length + 1;
  return [
    () => composeSheet(material, "single", { page: 1, pages }, besideOf(material, counties)),
    ...counties.map(([county, homes], index) => () => composeCounty(material, county, homes, { page: index + 2, pages })),
  ];
}

/** A row for each county in the order of its pages. Throws when they are not everybody. */
function besideOf(material: BriefingMaterial, counties: readonly (readonly [county: string, homes: string[]])[]): BesideMap {
  const say = speech(material.language);
  const names = namesOf(material, say);
  const rows = counties.map(([county, homes], index) => rowOf(ofHomes(material, homes, { home: "county" }), names.map(county), index + 2));
  const all = rowOf(material, say("table.total"), 0);
  const sum = rows.reduce((total, { people }) => total + people, 0);
  if (sum !== all.people) throw new Error(`the counties have ${sum} people, expected ${all.people}`);
  return countiesBeside(rows, all, say);
}

function rowOf(material: BriefingMaterial, name: string, page: number): CountyRow {
  const { people, groups, coverage } = figuresOf(material, 0);
  return { name, page, people, outside: groups.outside.people, province: groups.province.people + groups.inside.people, coverage };
}
