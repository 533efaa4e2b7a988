/** The region lists as they lie in data/geography: the only reader of those files on the server. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { levelOf, positionKinds, type PositionKind } from "../vocabulary.ts";
import type { RegionAlias, RegionRow } from "./gazetteer.ts";

const folder = new URL("../../data/geography/", import.meta.url);

/** Path of a file of data/geography, for those who serve it as it is. */
export function geographyPath(name: string): string {
  return fileURLToPath(new URL(name, folder));
}

export function readRegionRows(): RegionRow[] {
  return readTable("regions.csv").map((row) => ({
    code: cell(row, "code"), name: cell(row, "name"), shortName: cell(row, "shortName"), pinyin: cell(row, "pinyin"),
    level: levelOf(cell(row, "code")), parent: cell(row, "parent"),
    lon: number(cell(row, "lon")), lat: number(cell(row, "lat")), positionKind: positionKind(cell(row, "positionKind")),
    validFrom: cell(row, "validFrom"), validTo: cell(row, "validTo") || null,
  }));
}

export function readRegionAliases(): RegionAlias[] {
  return readTable("aliases.csv").map((row) => ({ oldCode: cell(row, "oldCode"), newCode: cell(row, "newCode"), changedOn: cell(row, "changedOn") }));
}

/** 审图号, null until one is granted, and where the boundaries come from: for the legend and every print. */
export function readApproval(): { number: string | null; boundaries: string } {
  const { number, boundaries } = JSON.parse(readFileSync(new URL("approval.json", folder), "utf8")) as Record<string, string | null>;
  if (number === undefined || typeof boundaries !== "string") throw new Error("data/geography/approval.json lacks number or boundaries");
  return { number, boundaries };
}

/** Changes when any file that the database is filled from changes. */
export function geographyHash(): string {
  const hash = createHash("sha256");
  for (const name of ["regions.csv", "aliases.csv", "boundaries.topo.json"]) hash.update(readFileSync(new URL(name, folder)));
  return hash.digest("hex").slice(0, 16);
}

function readTable(name: string): Record<string, string>[] {
  return parse(readFileSync(new URL(name, folder), "utf8"), { columns: true });
}

function cell(row: Record<string, string>, column: string): string {
  const value = row[column];
  if (value === undefined) throw new Error(`data/geography: a row lacks the column ${column}`);
  return value;
}

function number(text: string): number | null {
  return text === "" ? null : Number(text);
}

function positionKind(text: string): PositionKind | null {
  return positionKinds.find((kind) => kind === text) ?? null;
}
