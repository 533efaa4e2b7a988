/** Names and positions of regions, fetched once. */
import { shallowRef } from "vue";
import { codeLength } from "../../server/vocabulary.ts";
import { askServer } from "../askServer.ts";
import type { PlaceTuple } from "../cube/protocol.ts";
import { regionsFrom, type Region, type RegionTuple } from "../scene/regionList.ts";
import { words } from "../words/index.ts";
import { regionName, tableName } from "../words/regionNames.ts";

const regions = shallowRef<ReadonlyMap<string, Region>>(new Map());
let loading: Promise<void> | null = null;

async function load(): Promise<void> {
  const response = await askServer("/api/regions.json");
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const { rows } = (await response.json()) as { rows: RegionTuple[] }; // built with the sources, columns as in RegionTuple
  regions.value = regionsFrom(rows);
}

/** Finest first by length of the match: name, short name or pinyin that begins with the text, then those that contain it. */
function search(text: string, most = 12): Region[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return [];
  const rank = (region: Region) => [region.short, region.name, region.pinyin].some((word) => word.startsWith(wanted)) ? 0
    : region.name.includes(wanted) || region.pinyin.includes(wanted) || region.code.startsWith(wanted) ? 1 : 2;
  return [...regions.value.values()].map((region) => ({ region, rank: rank(region) })).filter((found) => found.rank < 2)
    .sort((a, b) => a.rank - b.rank || a.region.code.length - b.region.code.length || (a.region.code < b.region.code ? -1 : 1))
    .slice(0, most).map((found) => found.region);
}

function named(code: string, write: typeof regionName): string {
  const region = regions.value.get(code);
  return region ? write(region, words.global.locale.value) : code;
}

export function useRegions() {
  return {
    regions,
    load: () => (loading ??= load().catch((error: unknown) => { loading = null; throw error; })),
    search,
    /** Short name as the map prints it; the code when nobody knows it. */
    nameOf: (code: string) => named(code, regionName),
    tableNameOf: (code: string) => named(code, tableName),
    /** Coordinates of everything down to counties and townships, for hot spots. */
    places: (): PlaceTuple[] => [...regions.value.values()].flatMap(({ code, lon, lat }) => (lon === null || lat === null ? [] : [[code, lon, lat] as const])),
    childrenOf: (code: string) => {
      const next = Object.values(codeLength).find((length) => length > code.length);
      return [...regions.value.values()].filter((region) => region.code.length === next && region.code.startsWith(code));
    },
  };
}
