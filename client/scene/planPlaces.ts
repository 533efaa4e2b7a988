/** The people of a plan, or of the demand, by where they go and where they come from. Pure; each list sums up to the demand. */
import { codeLength } from "../../server/vocabulary.ts";
import type { CharterPlan, PlannedGroup } from "./charterPlan.ts";

export interface PlaceCount {
  code: string;
  demand: number;
  served: number;
  unserved: number;
}
export interface PlaceRow extends PlaceCount {
  /** What it consists of, largest first; empty where it has no parts. */
  parts: PlaceCount[];
}
/** Of a plan, who rides on nothing. */
type LeftOut = Pick<CharterPlan["plan"], "unserved">;

/** Provinces with their cities, most demand first, ties by code. */
export function destinationRows(groups: readonly PlannedGroup[], plan: LeftOut | null): PlaceRow[] {
  const byCity = counted(groups, plan, ({ workCode }) => workCode);
  return largestFirst(gathered(byCity, (code) => code.slice(0, codeLength.province)));
}

/** Counties with their townships, most people left out first, then most demand. */
export function homeRows(groups: readonly PlannedGroup[], plan: LeftOut | null): PlaceRow[] {
  const byTownship = counted(groups, plan, ({ homeCode }) => homeCode);
  return largestFirst(gathered(byTownship, (code) => code.slice(0, codeLength.county))).sort((a, b) => b.unserved - a.unserved);
}

/** Before there is a plan everybody is left out. */
function counted(groups: readonly PlannedGroup[], plan: LeftOut | null, codeOf: (group: PlannedGroup) => string): PlaceCount[] {
  const left = new Map<string, number>();
  for (const { group, people } of plan?.unserved ?? []) left.set(group, (left.get(group) ?? 0) + people);
  const counts = new Map<string, PlaceCount>();
  for (const group of groups) {
    const unserved = plan ? left.get(group.groupId) ?? 0 : group.people;
    const code = codeOf(group);
    counts.set(code, add(counts.get(code), { code, demand: group.people, served: group.people - unserved, unserved }));
  }
  return [...counts.values()];
}

function gathered(counts: readonly PlaceCount[], codeOf: (code: string) => string): PlaceRow[] {
  const rows = new Map<string, PlaceRow>();
  for (const count of counts) {
    const code = codeOf(count.code);
    const known = rows.get(code);
    rows.set(code, { ...add(known, { ...count, code }), parts: [...known?.parts ?? [], count] });
  }
  return [...rows.values()].map((row) => ({ ...row, parts: largestFirst(row.parts) }));
}

function add(known: PlaceCount | undefined, more: PlaceCount): PlaceCount {
  return known ? { code: more.code, demand: known.demand + more.demand, served: known.served + more.served, unserved: known.unserved + more.unserved } : more;
}

function largestFirst<Row extends PlaceCount>(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => b.demand - a.demand || (a.code < b.code ? -1 : 1));
}
