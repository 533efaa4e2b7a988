/** All SQL over regions. They are reference data: the same for everybody, read within anybody's scope. */
import type { Scoped } from "../database/database.ts";

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
