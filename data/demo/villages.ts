/** How many workers each village has, how many it surveyed, and which villages stayed silent. */
import type { DemoGeography } from "./geography.ts";
import { coverage, residents } from "./calibration.ts";
import type { Random } from "./random.ts";

export interface DemoVillage {
  county: string;
  townshipCode: string;
  township: string;
  code: string;
  village: string;
  expected: number;
  /** Rows of the ledger. */
  surveyed: number;
}

/** Villages of the prefecture by code; the surveyed add up to exactly `workers`. */
export function planVillages(geography: DemoGeography, workers: number, random: Random): DemoVillage[] {
  const all = geography.childrenOf("5323", 12).map((region) => ({ region, weight: Math.exp(random.normal(0, 0.5)) }));
  const countyWeight = new Map<string, number>();
  for (const { region, weight } of all) countyWeight.set(region.code.slice(0, 6), (countyWeight.get(region.code.slice(0, 6)) ?? 0) + weight);
  const everybody = Object.values(residents).reduce((sum, people) => sum + people, 0);
  const silent = new Set(Array.from({ length: coverage.silentVillages }, () => random.pick(all).region.code));
  const weak = random.pick(all).region.code.slice(0, 9);
  const shares = all.map(({ region, weight }) => {
    const county = region.code.slice(0, 6);
    const share = ((residents[county] ?? 0) / everybody) * (weight / (countyWeight.get(county) ?? 1));
    const rate = region.code.startsWith(weak) ? coverage.weak : Math.min(1, random.normal(coverage.usual, coverage.deviation));
    return { region, share, rate: silent.has(region.code) ? 0 : rate };
  });
  const surveyed = apportion(shares.map(({ share, rate }) => share * rate), workers);
  const perShare = workers / shares.reduce((sum, { share, rate }) => sum + share * rate, 0);
  return shares.map(({ region, share, rate }, index) => ({
    county: region.code.slice(0, 6), townshipCode: region.code.slice(0, 9), township: geography.byCode.get(region.code.slice(0, 9))?.name ?? "", code: region.code, village: region.name,
    surveyed: surveyed[index]!, // one for each share
    expected: rate === 0 ? Math.max(1, Math.round(share * perShare)) : Math.max(surveyed[index]!, Math.round(surveyed[index]! / rate)),
  }));
}

/** Whole numbers in proportion to the shares that add up to the total (largest remainders). */
export function apportion(shares: readonly number[], total: number): number[] {
  const sum = shares.reduce((all, share) => all + share, 0);
  const exact = shares.map((share) => (share / sum) * total);
  const whole = exact.map(Math.floor);
  const missing = total - whole.reduce((all, part) => all + part, 0);
  const byRemainder = exact.map((value, index) => ({ index, remainder: value - Math.floor(value) })).sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, missing)) whole[index]! += 1;
  return whole;
}
