/** Painted land, kept for as long as base and theme are the same: twelve small maps share it. */
import type { BaseMap } from "../scene/input.ts";
import type { Theme } from "../scene/theme.ts";

let kept: { base: BaseMap; theme: Theme; markup: string } | null = null;

export function landOf(base: BaseMap, theme: Theme, paint: () => string): string {
  if (kept?.base !== base || kept.theme !== theme) kept = { base, theme, markup: paint() };
  return kept.markup;
}
