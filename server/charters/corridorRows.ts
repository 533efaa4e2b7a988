/** The corridor network as rows: data/geography/corridors.csv, one section between two seats a row, ordered along each corridor. Schematic (示意): no section has a bend. */
import { z } from "zod";

/** A ferry carries the coach with its people. */
export const roadKinds = ["expressway", "link", "ferry"] as const;
export const railKinds = ["highSpeedRailway", "railway"] as const;
export const corridorKinds = [...roadKinds, ...railKinds] as const;
export type CorridorKind = (typeof corridorKinds)[number];

/**
 * Where a length comes from: `found` in a text that the row names; `recalled` a published figure that was not looked up again; `shared` a published
 * length of a whole road, shared among its sections by great circle; `derived` great circle × the factor in the row.
 */
export const lengthOrigins = ["found", "recalled", "shared", "derived"] as const;
export type LengthOrigin = (typeof lengthOrigins)[number];

export interface CorridorRow {
  kind: CorridorKind;
  /** Number and name of the road or line, such as G56 杭瑞高速. */
  name: string;
  /** Codes of data/geography/regions.csv: four digits for the seat of a prefecture, six for a county's. */
  fromCode: string;
  fromName: string;
  toCode: string;
  toName: string;
  lengthKm: number;
  /** Begins with the origin and a colon. */
  source: string;
}

const code = z.string().regex(/^\d{4}(\d{2})?$/, "expected a code of four or six digits");
const rowSchema = z.object({
  kind: z.enum(corridorKinds),
  name: z.string().min(1),
  fromCode: code,
  fromName: z.string().min(1),
  toCode: code,
  toName: z.string().min(1),
  lengthKm: z.coerce.number().positive(),
  source: z.string().refine((text) => lengthOrigins.some((origin) => text.startsWith(`${origin}: `)), `expected ${lengthOrigins.join(", ")} and a colon`),
});

/** Rows as a CSV reader gives them. Throws with the line of the file, the column, and what was expected. */
export function parseCorridorRows(records: unknown[]): CorridorRow[] {
  return records.map((record, index) => {
    const parsed = rowSchema.safeParse(record);
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    throw new Error(`corridors.csv, line ${index + 2}, ${issue?.path.join(".") ?? "row"}: ${issue?.message ?? "not a section"}`);
  });
}

export function lengthOriginOf(row: CorridorRow): LengthOrigin {
  const origin = lengthOrigins.find((candidate) => row.source.startsWith(`${candidate}: `));
  if (!origin) throw new Error(`the section ${row.fromName}–${row.toName} has no origin in "${row.source}"`);
  return origin;
}
