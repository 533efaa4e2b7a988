/** How a sheet names regions: short on the map, in full words where the ledger leaves something open. */
import { ancestorAt, levelOf } from "../../server/vocabulary.ts";
import { regionName, tableName } from "../words/regionNames.ts";
import type { BriefingMaterial } from "./material.ts";
import type { Say } from "./speech.ts";

export interface SheetNames {
  /** Short, as the map prints it; the code when nobody knows it. */
  map(code: string): string;
  /** In lists: with its province when that is the homes' own. */
  table(code: string): string;
  /** The prefecture of the homes. */
  inside: string;
  province: string;
  /** Whom the sheet is about: the filter's homes, or the prefecture. */
  homes: string;
}

const mostNamed = 3;

export function namesOf({ regions, language, levels, filter }: Pick<BriefingMaterial, "regions" | "language" | "levels" | "filter">, say: Say): SheetNames {
  const map = (code: string) => { const region = regions.get(code); return region ? regionName(region, language) : code; };
  const inTable = (code: string) => { const region = regions.get(code); return region ? tableName(region, language) : code; };
  const province = ancestorAt(levels.inside, "province");
  const table = (code: string) => {
    if (levelOf(code) === "province" && levels.work !== "province") return say("table.noCity", { name: map(code) });
    return levelOf(code) === "prefecture" && code.startsWith(province) && province !== "" ? say("table.inProvince", { name: inTable(code), province: map(province) }) : inTable(code);
  };
  const inside = map(levels.inside);
  return { map, table, inside, province: map(province), homes: filter.homes.length === 0 ? inside : listed(filter.homes.map(inTable), say) };
}

/** At most three by name, so that a sentence fits its line. */
export function listed(names: readonly string[], say: Say): string {
  const named = names.slice(0, mostNamed).join(say("and"));
  return names.length > mostNamed ? say("several", { names: named, count: names.length }) : named;
}
