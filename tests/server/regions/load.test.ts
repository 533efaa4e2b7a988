import { beforeAll, describe, expect, it } from "vitest";
import type { Database, Scoped } from "../../../server/database/database.ts";
import { readRegionRows } from "../../../server/regions/files.ts";
import { loadRegions } from "../../../server/regions/load.ts";
import { distanceKm, regionsAt } from "../../../server/regions/queries.ts";
import { regionsRouter } from "../../../server/regions/router.ts";
import { createCallerFactory } from "../../../server/trpc.ts";
import type { Viewer } from "../../../server/vocabulary.ts";
import { onBothEngines } from "../../database.ts";

const desk: Viewer = { account: "desk", role: "administrator", scope: ["5323"] };

onBothEngines("regions in the database", (engine) => {
  let database: Database;
  const steps: [done: number, total: number][] = [];
  beforeAll(async () => {
    database = await engine.open();
    await loadRegions(database, (done, total) => steps.push([done, total]));
  });
  const within = <T>(work: (scoped: Scoped) => Promise<T>) => database.withScope(desk, work);
  const at = async (lon: number, lat: number) => (await within((scoped) => regionsAt(scoped, lon, lat))).map((row) => row.code);

  describe("loading", () => {
    it("stores every region of the list, once", async () => {
      const stored = await within(({ sql }) => sql`
        select code, name, short_name as "shortName", pinyin, level, parent, ST_X(position) as lon, ST_Y(position) as lat, position_kind as "positionKind",
          valid_from as "validFrom", valid_to as "validTo" from region order by code`);
      expect([...stored]).toEqual(readRegionRows().sort((a, b) => (a.code < b.code ? -1 : 1)));
    });

    it("makes every boundary a valid MultiPolygon in WGS-84 that has an area", async () => {
      const bad = await within(({ sql }) => sql`
        select code, name from region where boundary is not null
          and (not ST_IsValid(boundary) or GeometryType(boundary) <> 'MULTIPOLYGON' or ST_SRID(boundary) <> 4326 or ST_Area(boundary) <= 0)`);
      expect([...bad]).toEqual([]);
      const [count] = await within(({ sql }) => sql<{ shapes: number }[]>`select count(boundary)::int as shapes from region`);
      expect(count?.shapes).toBe(34 + 345 + 2888);
    });

    it("covers Chuxiong by its ten counties: the same area, no overlap", async () => {
      const [sum] = await within(({ sql }) => sql<{ whole: number; parts: number; union: number }[]>`
        select (select ST_Area(boundary::geography) from region where code = '5323') / 1e6 as whole, sum(ST_Area(boundary::geography)) / 1e6 as parts,
          ST_Area(ST_Union(boundary)::geography) / 1e6 as union from region where parent = '5323' and level = 'county'`);
      expect(sum?.whole).toBeGreaterThan(28_000); // published: 29,258 km² (with rounding of borders)
      expect(sum?.whole).toBeLessThan(29_700);
      expect(sum?.parts).toBeCloseTo(sum?.whole ?? 0, -1);
      expect(sum?.union).toBeCloseTo(sum?.whole ?? 0, -1);
    });

    it("reports its progress up to the end", () => {
      const last = steps.at(-1);
      expect(steps.length).toBeGreaterThan(3);
      expect(last?.[0]).toBe(last?.[1]);
    });

    it("does nothing when the files have not changed, and loads again when they have", async () => {
      const again: number[] = [];
      await loadRegions(database, (done) => again.push(done));
      expect(again).toEqual([]);
      await database.asOwner((sql) => sql`update reference_state set hash = 'of other files' where name = 'geography'`);
      await database.asOwner((sql) => sql`delete from region where code = '532326'`);
      await loadRegions(database, (done) => again.push(done));
      expect(again.length).toBeGreaterThan(3);
      expect(await at(101.322, 25.7254)).toContain("532326");
    });
  });

  describe("point in region", () => {
    it("names province, prefecture and county of a point", async () => {
      expect(await at(101.5447, 25.044)).toEqual(["53", "5323", "532301"]);
      expect(await at(121.51, 31.24)).toEqual(["31", "3101", "310115"]);
      expect(await at(113.746, 23.046)).toEqual(["44", "4419", "441900"]);
    });

    it("finds the county of every seat and of every township of Chuxiong", async () => {
      const strays = await within(({ sql }) => sql`
        select place.code from region place join region county on county.code = left(place.code, 6)
        where place.code like '5323%' and place.level in ('county', 'township') and not ST_Covers(county.boundary, place.position)`);
      expect([...strays]).toEqual([]);
    });

    it("finds nothing at sea and abroad", async () => {
      expect(await at(125, 29)).toEqual([]);
      expect(await at(139.7, 35.7)).toEqual([]);
    });
  });

  describe("distance", () => {
    it("measures between two seats, both ways the same", async () => {
      const there = await within((scoped) => distanceKm(scoped, "532301", "4419"));
      expect(there).toBeGreaterThan(1230);
      expect(there).toBeLessThan(1290);
      expect(await within((scoped) => distanceKm(scoped, "4419", "532301"))).toBeCloseTo(there ?? 0, 6);
    });

    it("is null for a village, which has no position", async () => {
      expect(await within((scoped) => distanceKm(scoped, "532301", "532326102204"))).toBeNull();
    });
  });

  describe("over tRPC", () => {
    const caller = () => createCallerFactory(regionsRouter)({ database, viewer: desk });

    it("answers the regions at a point and a distance", async () => {
      expect((await caller().at({ lon: 101.322, lat: 25.7254 })).map((region) => region.name)).toEqual(["云南省", "楚雄彝族自治州", "大姚县"]);
      expect(await caller().distanceKm({ from: "5323", to: "5301" })).toBeGreaterThan(100);
    });

    it("refuses a point off the globe and a code that is none", async () => {
      await expect(caller().at({ lon: 200, lat: 25 })).rejects.toMatchObject({ code: "BAD_REQUEST", message: expect.stringContaining("经度应在 -180 至 180 之间") });
      await expect(caller().distanceKm({ from: "大姚", to: "5301" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    });
  });
});
