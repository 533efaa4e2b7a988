/** How a charter sheet names regions: as every other sheet does. */
import { regionName, tableName } from "../words/regionNames.ts";
import type { CharterMaterial } from "./charterMaterial.ts";
import { hubsOf } from "./charterFigures.ts";
import { listed } from "./names.ts";
import type { Say } from "./speech.ts";

export interface CharterNames {
  /** Short, as the map prints it; the code when nobody knows it. */
  map(code: string): string;
  table(code: string): string;
  /** Whose plan it is: the homes that it was made for, or where they are. */
  homes: string;
}

export function charterNames({ regions, language, plan }: Pick<CharterMaterial, "regions" | "language" | "plan">, say: Say): CharterNames {
  const named = (code: string, name: typeof regionName) => { const region = regions.get(code); return region ? name(region, language) : code; };
  const homes = plan.filter?.homes ?? [];
  return {
    map: (code) => named(code, regionName), table: (code) => named(code, tableName),
    homes: listed((homes.length > 0 ? homes : hubsOf(plan)).map((code) => named(code, homes.length > 0 ? tableName : regionName)), say),
  };
}
