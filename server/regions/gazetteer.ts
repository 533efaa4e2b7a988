/** From what people write to region codes: full and short names, old names and codes, one cell or several. Pure. */
import { ancestorAt, codeLength, type PositionKind, type RegionLevel } from "../vocabulary.ts";

export interface RegionRow {
  code: string;
  name: string;
  shortName: string;
  pinyin: string;
  level: RegionLevel;
  parent: string;
  /** WGS-84 degrees. */
  lon: number | null;
  lat: number | null;
  positionKind: PositionKind | null;
  validFrom: string;
  validTo: string | null;
}

export interface RegionAlias {
  oldCode: string;
  newCode: string;
  changedOn: string;
}

/** What a row of the ledger says about a place; missing parts are left out. Any part may hold more than its own level ("广东省东莞市长安镇"). */
export type PlaceParts = Partial<Record<"province" | "city" | "county" | "township" | "village", string>>;

export type Resolution =
  | { code: string }
  /** `reached` is the code that the parts before the problem named, "" when none did. */
  | { problem: "unknown" | "ambiguous"; at: keyof PlaceParts; candidates: string[]; reached: string };

export interface Gazetteer {
  byCode(code: string): RegionRow | undefined;
  /** Children of a region, sorted by code. */
  childrenOf(code: string): readonly RegionRow[];
  /** The finest region that the parts name, inside `within` when given. */
  resolve(parts: PlaceParts, within?: string): Resolution;
}

const partLevels = { province: "province", city: "prefecture", county: "county", township: "township", village: "village" } as const satisfies Record<keyof PlaceParts, RegionLevel>;
const partNames = ["province", "city", "county", "township", "village"] as const;

/** Names that were in use and are still written. */
const formerNames: Record<string, string> = { 禄丰县: "532302" };

export function createGazetteer(rows: readonly RegionRow[], aliases: readonly RegionAlias[] = []): Gazetteer {
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const newCodes = new Map(aliases.map((alias) => [alias.oldCode, alias.newCode]));
  const children = groupByParent(rows);
  const spellings = new SpellingIndex(rows);
  const find = (code: string) => byCode.get(renumber(code, newCodes));
  return {
    byCode: find,
    childrenOf: (code) => children.get(code) ?? [],
    resolve: (parts, within = "") => {
      const found = resolveParts(parts, within, spellings, find);
      return "code" in found ? { code: cityOfMunicipality(found.code, parts, children) } : found;
    },
  };
}

/** 532331… → 532302…, for the county and everything below it. */
function renumber(code: string, newCodes: Map<string, string>): string {
  const county = newCodes.get(ancestorAt(code, "county"));
  return county ? county + code.slice(codeLength.county) : code;
}

/** 上海 is a province and a city at once: its only city is meant. 重庆 has two parts, and the first is meant when the city is stated. */
function cityOfMunicipality(code: string, parts: PlaceParts, children: Map<string, RegionRow[]>): string {
  if (code.length !== codeLength.province) return code;
  const cities = children.get(code) ?? [];
  return cities[0] && (cities.length === 1 || (parts.city && isSameName(cities[0], code, children))) ? cities[0].code : code;
}

function isSameName(city: RegionRow, province: string, children: Map<string, RegionRow[]>): boolean {
  return children.get("")?.some((row) => row.code === province && row.name === city.name) ?? false;
}

function groupByParent(rows: readonly RegionRow[]): Map<string, RegionRow[]> {
  const children = new Map<string, RegionRow[]>();
  for (const row of rows) {
    const siblings = children.get(row.parent);
    if (siblings) siblings.push(row);
    else children.set(row.parent, [row]);
  }
  return children;
}

/** Every spelling of a region → the regions that bear it, coarse ones first. */
class SpellingIndex {
  readonly #regions = new Map<string, RegionRow[]>();

  constructor(rows: readonly RegionRow[]) {
    for (const row of rows) for (const spelling of spellingsOf(row)) this.#add(spelling, row);
    for (const [name, code] of Object.entries(formerNames)) {
      const row = rows.find((candidate) => candidate.code === code);
      if (row) this.#add(name, row);
    }
    for (const regions of this.#regions.values()) regions.sort((a, b) => a.code.length - b.code.length || (a.code < b.code ? -1 : 1));
  }

  #add(spelling: string, row: RegionRow): void {
    const regions = this.#regions.get(spelling);
    if (!regions) this.#regions.set(spelling, [row]);
    else if (!regions.includes(row)) regions.push(row);
  }

  /** Regions of this spelling inside `within`. Townships and villages only inside a named prefecture: their names recur everywhere. 海南 is the province, not 海南州 elsewhere. */
  at(spelling: string, within: string): RegionRow[] {
    const finest = within.length >= codeLength.prefecture ? codeLength.village : codeLength.county;
    const found = (this.#regions.get(spelling) ?? []).filter((row) => row.code.startsWith(within) && row.code !== within && row.code.length <= finest);
    const [first] = found;
    return first?.level === "province" ? found.filter((row) => row.code.startsWith(first.code)) : found;
  }

  /** Longest prefix of `text` that names a region inside `within`. */
  longestPrefix(text: string, within: string): { regions: RegionRow[]; rest: string } | null {
    for (let length = Math.min(text.length, 24); length >= 2; length--) {
      const regions = this.at(text.slice(0, length), within);
      if (regions.length > 0) return { regions, rest: text.slice(length) };
    }
    return null;
  }
}

/** 楚雄彝族自治州, 楚雄州; 大姚县, 大姚; 郭家村民委员会, 郭家村委会, 郭家村, 郭家. */
function spellingsOf(row: RegionRow): string[] {
  const spellings = new Set([row.name, row.shortName]);
  if (row.level === "prefecture") spellings.add(row.shortName.replace(/州$/, ""));
  if (row.level === "county" && row.name.length > 2) spellings.add(row.name.replace(/(新区|区)$/, ""));
  if (row.level === "township") for (const ending of ["镇", "乡", "街道"]) if (/[镇乡]$|街道/.test(row.name)) spellings.add(row.shortName + ending);
  if (row.level === "village") for (const ending of ["村", "村委会", "村民委员会", "社区", "居委会", "社区居委会"]) spellings.add(row.shortName.replace(/社区$/, "") + ending);
  spellings.add(row.shortName.replace(/社区$/, "") || row.shortName);
  return [...spellings].filter((spelling) => spelling.length >= 2);
}

function resolveParts(parts: PlaceParts, within: string, spellings: SpellingIndex, find: (code: string) => RegionRow | undefined): Resolution {
  let reached = within;
  let named = false;
  for (const part of partNames) {
    const text = parts[part]?.replace(/[\s　,，、·]/g, "");
    if (!text || /^(市辖区|县|(省|自治区)?直辖县级行政区划|不限|无)$/.test(text)) continue; // placeholders of the official lists
    const found = /^\d{2,12}$/.test(text) ? byNumber(text, reached, find) : byText(text, reached, partLevels[part], spellings);
    if ("problem" in found) return { ...found, at: part, reached };
    reached = found.code;
    named = true;
  }
  return named && reached !== "" ? { code: reached } : { problem: "unknown", at: "province", candidates: [], reached: "" };
}

type PartResolution = { code: string } | { problem: "unknown" | "ambiguous"; candidates: string[] };

function byNumber(text: string, within: string, find: (code: string) => RegionRow | undefined): PartResolution {
  const row = find(text) ?? (/^\d{6}$/.test(text) ? find(text.replace(/(00)+$/, "")) : undefined);
  return row?.code.startsWith(within) ? { code: row.code } : { problem: "unknown", candidates: [] };
}

/** Walks down one cell from name to name; a rest that names nothing (a street, a factory) is left, once something was found. */
function byText(text: string, within: string, level: RegionLevel, spellings: SpellingIndex): PartResolution {
  let code = within;
  let rest = text;
  while (rest.length >= 2) {
    const inside = spellings.longestPrefix(rest, code);
    const again = repeated(rest, code, spellings);
    const step = again && (!inside || again.rest.length < inside.rest.length || again.name === inside.regions[0]?.name) ? again : inside;
    if (!step) break;
    const chosen = choose(step.regions, level);
    if (!chosen) return { problem: "ambiguous", candidates: step.regions.map((region) => region.code) };
    code = chosen;
    rest = step.rest;
  }
  if (code !== within || rest.length < text.length) return { code };
  return { problem: "unknown", candidates: [] };
}

/** The cell names the container once more ("楚雄州" in the city column after the home prefecture is known): accepted as it is. */
function repeated(text: string, within: string, spellings: SpellingIndex): { name: string; regions: RegionRow[]; rest: string } | null {
  if (within === "") return null;
  const step = spellings.longestPrefix(text, "");
  const container = step?.regions.find((region) => within.startsWith(region.code));
  return step && container ? { name: container.name, regions: [{ ...container, code: within }], rest: step.rest } : null;
}

/** A municipality as the whole (what follows may lie in either of its parts), or one region of the column's level, or the coarsest when it stands alone. */
function choose(regions: RegionRow[], level: RegionLevel): string | null {
  const [whole, ...parts] = regions;
  if (whole && parts.length > 0 && parts.every((part) => part.name === whole.name && part.code.startsWith(whole.code))) return whole.code;
  const wanted = regions.filter((region) => region.level === level);
  const coarsest = regions.filter((region) => region.code.length === regions[0]?.code.length);
  const candidates = wanted.length > 0 ? wanted : coarsest;
  return candidates.length === 1 ? candidates[0]?.code ?? null : null;
}
