/** Column types that drizzle lacks or declares too loosely. */
import { customType } from "drizzle-orm/pg-core";

/** PostGIS geometry with its type and SRID, which drizzle's own column drops from the migration. Read as hex EWKB; query with ST_AsGeoJSON. */
export const geometry = customType<{ data: string; config: { type: "Point" | "MultiPolygon"; srid: number } }>({
  dataType: (config) => `geometry(${config?.type ?? "Geometry"},${config?.srid ?? 4326})`,
});

/** Bytes, for what is stored encrypted. */
export const bytes = customType<{ data: Uint8Array }>({ dataType: () => "bytea" });
