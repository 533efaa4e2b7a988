/** The same question of other homes: a county beside its prefecture. Counted anew by the counter that counted the whole, so that the parts add up. */
import type { CountLevels } from "../cube/answer.ts";
import type { BriefingMaterial } from "./material.ts";

export function ofHomes(material: BriefingMaterial, homes: readonly string[], change: Partial<CountLevels> = {}): BriefingMaterial {
  const filter = { ...material.filter, homes: [...homes] };
  const levels = { ...material.levels, ...change };
  return { ...material, filter, levels, ...material.count(filter, levels), before: material.before && ofHomes(material.before, homes, change) };
}
