/** The regions that demo people come from and go to. */
import { readFileSync } from "node:fs";

export interface DemoRegion {
  code: string;
  name: string;
  shortName: string;
}

export interface DemoGeography {
  byCode: ReadonlyMap<string, DemoRegion>;
  childrenOf(code: string, digits: number): DemoRegion[];
}

export function readGeography(): DemoGeography {
  const [, ...lines] = readFileSync(new URL("../geography/regions.csv", import.meta.url), "utf8").trimEnd().split("\n");
  const regions = lines.map((line) => {
    const [code = "", name = "", shortName = ""] = line.split(",");
    return { code, name, shortName };
  });
  const kept = new Map<string, DemoRegion[]>();
  return {
    byCode: new Map(regions.map((region) => [region.code, region])),
    childrenOf(code, digits) {
      const key = `${code}/${digits}`;
      const found = kept.get(key) ?? regions.filter((region) => region.code.length === digits && region.code.startsWith(code));
      kept.set(key, found);
      return found;
    },
  };
}
