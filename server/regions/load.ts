/** Fills the region tables from data/geography, when they are empty or the files have changed. */
import { readFileSync } from "node:fs";
import type { FeatureCollection } from "geojson";
import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";
import type { Database, Scoped } from "../database/database.ts";
import { insertMany, textArray } from "../database/bulk.ts";
import { geographyHash, geographyPath, readRegionAliases, readRegionRows } from "./files.ts";
import { importedPositions, storePositions } from "./queries.ts";

const chunk = 500;

/** All or nothing, in one transaction; positions that somebody imported outlive the files. `progress` hears how many of how many boundaries are stored. */
export async function loadRegions(database: Database, progress: (done: number, total: number) => void = () => {}): Promise<void> {
  const hash = geographyHash();
  await database.asOwner(async (sql) => {
    const [state] = await sql<{ hash: string }[]>`select hash from reference_state where name = 'geography'`;
    if (state?.hash === hash) return;
    const imported = await importedPositions({ sql });
    await sql`delete from region`;
    await sql`delete from region_alias`;
    await insertRows(sql);
    await storePositions(sql, imported);
    await insertBoundaries(sql, progress);
    await sql`insert into reference_state (name, hash) values ('geography', ${hash}) on conflict (name) do update set hash = excluded.hash`;
  });
}

async function insertRows(sql: Scoped["sql"]): Promise<void> {
  await insertMany(sql, {
    table: "region", constants: {}, rows: readRegionRows(),
    columns: [
      { name: "code", type: "text", value: (row) => row.code },
      { name: "name", type: "text", value: (row) => row.name },
      { name: "short_name", type: "text", value: (row) => row.shortName },
      { name: "pinyin", type: "text", value: (row) => row.pinyin },
      { name: "level", type: "text", value: (row) => row.level },
      { name: "parent", type: "text", value: (row) => row.parent },
      // PostGIS reads a point from text.
      { name: "position", type: "text", value: (row) => (row.lon === null || row.lat === null ? null : `SRID=4326;POINT(${row.lon} ${row.lat})`) },
      { name: "position_kind", type: "text", value: (row) => row.positionKind },
      { name: "valid_from", type: "date", value: (row) => row.validFrom },
      { name: "valid_to", type: "date", value: (row) => row.validTo },
    ],
  });
  await insertMany(sql, {
    table: "region_alias", constants: {}, rows: readRegionAliases(),
    columns: [
      { name: "old_code", type: "text", value: (alias) => alias.oldCode },
      { name: "new_code", type: "text", value: (alias) => alias.newCode },
      { name: "changed_on", type: "date", value: (alias) => alias.changedOn },
    ],
  });
}

/** Simplification can fold a ring over itself: every boundary is made valid and kept as its polygons. */
async function insertBoundaries(sql: Scoped["sql"], progress: (done: number, total: number) => void): Promise<void> {
  const topology = JSON.parse(readFileSync(geographyPath("boundaries.topo.json"), "utf8")) as Topology;
  const shapes = ["provinces", "prefectures", "counties"].flatMap((name) => {
    const object = topology.objects[name];
    if (!object) throw new Error(`boundaries.topo.json has no object ${name}`);
    return (feature(topology, object) as FeatureCollection).features;
  });
  for (let start = 0; start < shapes.length; start += chunk) {
    const part = shapes.slice(start, start + chunk);
    await sql`
      update region set boundary = ST_Multi(ST_CollectionExtract(ST_MakeValid(ST_SetSRID(ST_GeomFromGeoJSON(shape), 4326)), 3))
      from unnest(${textArray(part.map((one) => String(one.properties?.code)))}::text[], ${textArray(part.map((one) => JSON.stringify(one.geometry)))}::text[]) as t(code, shape)
      where region.code = t.code`;
    progress(Math.min(start + chunk, shapes.length), shapes.length);
  }
}
