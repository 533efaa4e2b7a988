/** All SQL over regions. They are reference data: the same for everybody, read within anybody's scope. */
import { textArray } from "../database/bulk.ts";
import type { Scoped } from "../database/database.ts";
import type { TownshipPosition } from "./positions.ts";

/** The regions whose boundary holds a WGS-84 point, from province to county; empty outside the country. */
export async function regionsAt({ sql }: Scoped, lon: number, lat: number): Promise<{ code: string; name: string; level: string }[]> {
  return sql<{ code: string; name: string; level: string }[]>`
    select code, name, level from region
    where boundary && ST_SetSRID(ST_MakePoint(${lon}::float8, ${lat}::float8), 4326)
      and ST_Covers(boundary, ST_SetSRID(ST_MakePoint(${lon}::float8, ${lat}::float8), 4326))
    order by length(code), code`;
}

/** Great-circle distance in km between the positions of two regions, on the WGS-84 ellipsoid; null when either has no position. */
export async function distanceKm({ sql }: Scoped, from: string, to: string): Promise<number | null> {
  const [row] = await sql<{ km: number | null }[]>`
    select ST_Distance(a.position::geography, b.position::geography) / 1000 as km
    from region a, region b where a.code = ${from} and b.code = ${to}`;
  return row?.km ?? null;
}

/** Every township with its names, by code. */
export async function readTownships(sql: Scoped["sql"]): Promise<{ code: string; name: string; shortName: string }[]> {
  return sql<{ code: string; name: string; shortName: string }[]>`select code, name, short_name as "shortName" from region where level = 'township' order by code`;
}

/** Positions that their county does not hold, with the distance to it; null when the county has no boundary. A point on the boundary is inside. */
export async function straysOf(sql: Scoped["sql"], positions: readonly TownshipPosition[]): Promise<{ code: string; county: string; km: number | null }[]> {
  return sql<{ code: string; county: string; km: number | null }[]>`
    select place.code, county.name as county, ST_Distance(county.boundary::geography, place.at::geography) / 1000 as km
    from (select code, ST_SetSRID(ST_MakePoint(lon, lat), 4326) as at from ${unnested(sql, positions)} as given(code, lon, lat)) as place
      join region county on county.code = left(place.code, 6)
    where county.boundary is null or not ST_Covers(county.boundary, place.at) order by place.code`;
}

/** Puts the townships where somebody surveyed them; a code that is no longer a region is left out. */
export async function storePositions(sql: Scoped["sql"], positions: readonly TownshipPosition[]): Promise<void> {
  await sql`
    update region set position = ST_SetSRID(ST_MakePoint(given.lon, given.lat), 4326), position_kind = 'imported'
    from ${unnested(sql, positions)} as given(code, lon, lat) where region.code = given.code`;
}

/** The positions that were imported, by code. */
export async function importedPositions({ sql }: Pick<Scoped, "sql">): Promise<TownshipPosition[]> {
  return sql<TownshipPosition[]>`select code, ST_X(position) as lon, ST_Y(position) as lat from region where position_kind = 'imported' order by code`;
}

function unnested(sql: Scoped["sql"], positions: readonly TownshipPosition[]) {
  const column = (cell: (position: TownshipPosition) => string | number) => textArray(positions.map((position) => String(cell(position))));
  return sql`unnest(${column(({ code }) => code)}::text[], ${column(({ lon }) => lon)}::float8[], ${column(({ lat }) => lat)}::float8[])`;
}
