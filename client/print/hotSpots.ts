/** Where people gather beyond the usual: the places, and those that a map marks. Pure. */
import type { SceneHotSpot } from "../scene/input.ts";
import { hotSpotMarksOf, hotSpotsShown } from "../scene/sceneNodes.ts";
import type { BriefingMaterial } from "./material.ts";

/** A place where significantly more people arrive, or stay, than around the others; 1 is the strongest. */
export interface RankedSpot {
  rank: number;
  code: string;
  people: number;
  /** People that it would have if it moved like everybody. */
  usual: number;
  /** Getis-Ord Gi*, and the one-sided p of it. */
  z: number;
  p: number;
}

/** Of sheets by prefecture: provinces are too few and too large to compare. */
export function rankedSpots({ answer, levels }: Pick<BriefingMaterial, "answer" | "levels">): RankedSpot[] {
  if (levels.work === "province") return [];
  return hotSpotsShown(answer.hotSpots).map(({ code, people, usual, z, p }, index) => ({ rank: index + 1, code, people, usual, z, p }));
}

/** Marks for those that one map shows; counties inside the one ring of their prefecture are only named. */
export function spotsOn(spots: readonly RankedSpot[], { regions, levels }: Pick<BriefingMaterial, "regions" | "levels">, isHere: (code: string) => boolean): SceneHotSpot[] {
  const inRing = (code: string) => levels.home === "prefecture" && code.length > 4 && code.startsWith(levels.inside) && levels.inside !== "";
  return spots.filter(({ code }) => isHere(code) && !inRing(code)).flatMap((spot) => hotSpotMarksOf([spot], regions).map((mark) => ({ ...mark, rank: spot.rank })));
}
