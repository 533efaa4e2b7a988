/** The five small dimensions of a row (movement, mode, intention, organised, industry) as one number, so that a filter is one look-up. */
import { goBackIntentions, industries, rollupMovements, travelModes, type FlowFilter } from "../../server/vocabulary.ts";
import type { Cube } from "./decode.ts";

/** Bits of a refusal: which dimension of the filter refuses a row. */
export const refusedBy = { movement: 1, mode: 2, intention: 4, organised: 8, industry: 16, home: 32, work: 64 } as const;

const sizes = { movement: rollupMovements.length, mode: travelModes.length, intention: goBackIntentions.length, organised: 2, industry: industries.length };
export const kindCount = sizes.movement * sizes.mode * sizes.intention * sizes.organised * sizes.industry;

export interface Kind {
  movement: number;
  mode: number;
  intention: number;
  organised: number;
  industry: number;
}

export function kindsOf(cube: Cube): Uint16Array {
  const kinds = new Uint16Array(cube.rows);
  for (let row = 0; row < cube.rows; row++) {
    kinds[row] = (((cube.movement[row]! * sizes.mode + cube.mode[row]!) * sizes.intention + cube.intention[row]!) * sizes.organised + cube.organised[row]!) * sizes.industry + cube.industry[row]!;
  }
  return kinds;
}

/** Every kind taken apart, by its number. */
export const kinds: readonly Kind[] = Array.from({ length: kindCount }, (_, number) => {
  const industry = number % sizes.industry;
  const organised = Math.floor(number / sizes.industry) % sizes.organised;
  const intention = Math.floor(number / (sizes.industry * sizes.organised)) % sizes.intention;
  const mode = Math.floor(number / (sizes.industry * sizes.organised * sizes.intention)) % sizes.mode;
  return { movement: Math.floor(number / (sizes.industry * sizes.organised * sizes.intention * sizes.mode)), mode, intention, organised, industry };
});

/** For each kind the bits of the dimensions that refuse it. */
export function refusals(filter: FlowFilter): Uint8Array {
  return Uint8Array.from(kinds, (kind) =>
    (rollupMovements[kind.movement] === filter.movement ? 0 : refusedBy.movement)
    | (filter.modes.length === 0 || filter.modes.includes(travelModes[kind.mode]!) ? 0 : refusedBy.mode)
    | (filter.intentions.length === 0 || filter.intentions.includes(goBackIntentions[kind.intention]!) ? 0 : refusedBy.intention)
    | (filter.organised === null || filter.organised === (kind.organised === 1) ? 0 : refusedBy.organised)
    | (filter.industries.length === 0 || filter.industries.includes(industries[kind.industry]!) ? 0 : refusedBy.industry));
}

/** For each code 0 where the list of regions takes it, else `bit`. An empty list takes all. */
export function regionRefusals(codes: readonly string[], regions: readonly string[], bit: number): Uint8Array {
  return Uint8Array.from(codes, (code) => (regions.length === 0 || regions.some((region) => code.startsWith(region)) ? 0 : bit));
}
