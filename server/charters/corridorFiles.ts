/** The corridor network as it lies in data/geography. */
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { parseCorridorRows, type CorridorRow } from "./corridorRows.ts";
import type { CorridorPlace } from "./corridorPlaces.ts";
import { createCorridors, type Corridors } from "./corridors.ts";

const folder = new URL("../../data/geography/", import.meta.url);

export function readCorridorRows(): CorridorRow[] {
  return parseCorridorRows(readTable("corridors.csv"));
}

/** Every region with its position, of all levels. */
export function readCorridorPlaces(): CorridorPlace[] {
  return readTable("regions.csv").map(({ code, name, lon, lat }) => {
    if (!code || !name) throw new Error("data/geography/regions.csv: a row lacks code or name");
    return { code, name, lon: lon ? Number(lon) : null, lat: lat ? Number(lat) : null };
  });
}

export function openCorridors(): Corridors {
  return createCorridors(readCorridorRows(), readCorridorPlaces());
}

function readTable(name: string): Record<string, string>[] {
  return parse(readFileSync(new URL(name, folder), "utf8"), { columns: true });
}
