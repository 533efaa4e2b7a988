/** Places of a row → region codes, each spelling worked out once. Pure: the gazetteer comes in as an argument. */
import { isWithin } from "../vocabulary.ts";

export type PlacePart = "province" | "city" | "county" | "township" | "village";

/** What the ledger asks of a gazetteer; server/regions has one. */
export interface LedgerGazetteer {
  byCode(code: string): { code: string; name: string } | undefined;
  resolve(parts: Partial<Record<PlacePart, string>>, within?: string):
    | { code: string }
    | { problem: "unknown" | "ambiguous"; at: PlacePart; candidates: string[] };
}

export interface HomeTexts {
  place: string;
  county: string;
  township: string;
  village: string;
}

/** `township` is null exactly when there is a problem; `at` is the part that could not be found. */
export interface HomeReading {
  township: string | null;
  village: string | null;
  problem: "unknown" | "ambiguous" | "outside" | "coarse" | null;
  at: PlacePart | null;
  /** Names to choose from, or the region that lies outside. */
  hint: string;
}

export interface WorkTexts {
  place: string;
  province: string;
  city: string;
  county: string;
  address: string;
}

/** `code` is as fine as could be found, at most a county; `at` is the part that could not be found. */
export interface WorkReading {
  code: string | null;
  at: PlacePart | null;
  hint: string;
}

export interface PlaceFinder {
  home(texts: HomeTexts): HomeReading;
  work(texts: WorkTexts): WorkReading;
}

export function createPlaceFinder(gazetteer: LedgerGazetteer, importingRegions: readonly string[]): PlaceFinder {
  const homes = new Map<string, HomeReading>();
  const works = new Map<string, WorkReading>();
  return {
    home(texts) {
      const key = `${texts.place}|${texts.county}|${texts.township}|${texts.village}`;
      let home = homes.get(key);
      if (!home) homes.set(key, (home = findHome(texts, gazetteer, importingRegions)));
      return home;
    },
    work(texts) {
      const stated = texts.province !== "" || texts.city !== "" || texts.county !== "" || texts.place !== "";
      const key = `${texts.place}|${texts.province}|${texts.city}|${texts.county}|${stated ? "" : texts.address}`;
      let work = works.get(key);
      if (!work) works.set(key, (work = findWork(texts, stated, gazetteer)));
      return work;
    },
  };
}

/** The township inside the importing regions first, so that a township alone is enough; then anywhere, to say that it lies outside. */
function findHome({ place, county, township, village }: HomeTexts, gazetteer: LedgerGazetteer, importingRegions: readonly string[]): HomeReading {
  const parts = stated({ province: place, county, township });
  const inside = importingRegions.map((region) => gazetteer.resolve(parts, region)).filter((found) => "code" in found);
  const townships = [...new Set(inside.map(({ code }) => code).filter((code) => code.length >= 9))];
  const [found] = townships;
  const none = { township: null, village: null };
  if (townships.length > 1) return { ...none, problem: "ambiguous", at: "township", hint: namesOf(townships, gazetteer) };
  if (found !== undefined) return withVillage(found, village, gazetteer);
  const anywhere = resolveAnywhere(parts, gazetteer, importingRegions);
  if (!("code" in anywhere)) return { ...none, problem: anywhere.problem, at: anywhere.at, hint: namesOf(anywhere.candidates, gazetteer) };
  if (isOutside(anywhere.code, importingRegions)) return { ...none, problem: "outside", at: "county", hint: namesOf([anywhere.code], gazetteer) };
  return { ...none, problem: "coarse", at: "township", hint: namesOf([anywhere.code], gazetteer) };
}

function isOutside(code: string, importingRegions: readonly string[]): boolean {
  return !importingRegions.some((region) => isWithin(code, region) || isWithin(region, code));
}

/** Townships of other provinces are not in every gazetteer: then the county alone tells that the home lies outside. */
function resolveAnywhere(parts: Partial<Record<PlacePart, string>>, gazetteer: LedgerGazetteer, importingRegions: readonly string[]): ReturnType<LedgerGazetteer["resolve"]> {
  const whole = gazetteer.resolve(parts);
  if ("code" in whole || whole.at !== "township" || (!parts.county && !parts.province)) return whole;
  const county = gazetteer.resolve(stated({ ...parts, township: undefined }));
  return "code" in county && isOutside(county.code, importingRegions) ? county : whole;
}

function withVillage(found: string, village: string, gazetteer: LedgerGazetteer): HomeReading {
  const township = found.slice(0, 9);
  const home: HomeReading = { township, village: found.length === 12 ? found : null, problem: null, at: null, hint: namesOf([township], gazetteer) };
  if (home.village !== null || village === "") return home;
  const names = [township.slice(0, 6), township].map((code) => gazetteer.byCode(code)?.name ?? "");
  const bare = names.reduce((text, name) => (name !== "" && text.length > name.length && text.startsWith(name) ? text.slice(name.length) : text), village);
  const resolved = gazetteer.resolve({ village: bare }, township);
  if ("code" in resolved && resolved.code.length === 12 && isNamed(bare, gazetteer.byCode(resolved.code)?.name ?? "")) return { ...home, village: resolved.code };
  return { ...home, at: "village" };
}

const villageEnding = /(?:村民委员会|村委会|居民委员会|居委会|行政村|社区|村)$/;
const afterVillage = /^(?:$|村|社区|居委会|居民委员会|行政村)/;

/** Whether a text names this village, hamlets behind it allowed ("郭家村大村小组"), and not another that begins alike ("郭家大村"). */
function isNamed(text: string, name: string): boolean {
  if (/^\d+$/.test(text) || text === name) return true;
  let short = name;
  while (villageEnding.test(short) && short.replace(villageEnding, "").length >= 2) short = short.replace(villageEnding, "");
  const at = text.indexOf(short);
  return at >= 0 && afterVillage.test(text.slice(at + short.length));
}

/** As fine as the cells agree: when the county is unknown the city is taken, then the province. */
function findWork(texts: WorkTexts, isStated: boolean, gazetteer: LedgerGazetteer): WorkReading {
  const { place, province, city, county, address } = texts;
  if (!isStated) return { code: address === "" ? null : codeOf(gazetteer.resolve({ province: address })), at: null, hint: "" };
  const whole = stated({ province: province || place, city, county });
  const tries = [whole, { ...whole, county: undefined }, { ...whole, county: undefined, city: undefined }].map(stated);
  let problem: { at: PlacePart; candidates: string[] } | null = null;
  for (const parts of tries) {
    if (Object.keys(parts).length === 0) continue;
    const resolved = gazetteer.resolve(parts);
    if ("code" in resolved) return { code: resolved.code.slice(0, 6), at: problem?.at ?? null, hint: namesOf([resolved.code.slice(0, 6)], gazetteer) };
    problem ??= resolved;
  }
  return { code: null, at: problem?.at ?? "province", hint: namesOf(problem?.candidates ?? [], gazetteer) };
}

function codeOf(resolved: ReturnType<LedgerGazetteer["resolve"]>): string | null {
  return "code" in resolved ? resolved.code.slice(0, 6) : null;
}

function stated(parts: Partial<Record<PlacePart, string>>): Partial<Record<PlacePart, string>> {
  return Object.fromEntries(Object.entries(parts).filter(([, text]) => text));
}

function namesOf(codes: readonly string[], gazetteer: LedgerGazetteer): string {
  return codes.slice(0, 4).map((code) => `${gazetteer.byCode(code.slice(0, 6))?.name ?? ""}${code.length > 6 ? gazetteer.byCode(code)?.name ?? code : ""}` || code).join("、");
}
