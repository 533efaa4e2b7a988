import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openDatabase, type Database, type DatabaseSource } from "../../../server/database/database.ts";
import { readRegionRows } from "../../../server/regions/files.ts";
import { importPositions } from "../../../server/regions/importPositions.ts";
import { loadRegions } from "../../../server/regions/load.ts";
import { readPositions, UnreadablePositions } from "../../../server/regions/positions.ts";
import { importedPositions } from "../../../server/regions/queries.ts";
import { onBothEngines } from "../../database.ts";
import { desk } from "../../ledgerWorld.ts";

const heading = "code,name,lon,lat,system";
const csv = (...lines: string[]) => Buffer.from([heading, ...lines].join("\r\n"));
/** 石羊镇 of 大姚县, somewhere inside the county. */
const good = "532326102,石羊镇,101.2000,25.8500,WGS-84";

describe("rows of positions", () => {
  const names = new Map(readRegionRows().filter(({ level }) => level === "township").map((row) => [row.code, row]));
  const read = (...lines: string[]) => readPositions([heading, ...lines].map((line) => line.split(",")), (code) => names.get(code));

  it("takes full and short names, and every spelling of WGS-84", () => {
    expect(read(good, "532326103,六苴,101.3,25.8,wgs84")).toMatchObject({ rows: 2, positions: [{ rowNumber: 2, code: "532326102", lon: 101.2, lat: 25.85 }, { rowNumber: 3, code: "532326103" }], findings: [] });
  });

  it.each([
    ["a code that is no township's", "532326,大姚县,101.2,25.85,WGS-84", "code“532326”不是 9 位乡镇代码"],
    ["an unknown code", "532326999,石羊镇,101.2,25.85,WGS-84", "没有代码为 532326999 的乡镇"],
    ["another township's name", "532326102,金碧镇,101.2,25.85,WGS-84", "代码 532326102 是石羊镇，文件写的是“金碧镇”"],
    ["GCJ-02", "532326102,石羊镇,101.2,25.85,GCJ-02", "坐标系 GCJ-02 还不能换算"],
    ["no system", "532326102,石羊镇,101.2,25.85,", "坐标系“”不认识"],
    ["degrees and minutes", "532326102,石羊镇,101°12′,25.85,WGS-84", "经度 lon“101°12′”不是以度为单位的数"],
    ["an empty cell, which is not zero", "532326102,石羊镇,101.2,,WGS-84", "纬度 lat“”不是以度为单位的数"],
    ["exchanged degrees", "532326102,石羊镇,25.85,101.2,WGS-84", "请检查经度和纬度是否写反"],
  ])("refuses %s in one sentence with the row", (_name, line, sentence) => {
    const { positions, findings, rows } = read(line);
    expect([rows, positions.length]).toEqual([1, 0]);
    expect(findings[0]?.message).toMatch(/^第 2 行：.*。$/);
    expect(findings[0]?.message).toContain(sentence);
  });

  it("keeps the first of two rows with one code, also when the first is wrong", () => {
    expect(read(good, good)).toMatchObject({ positions: [{ rowNumber: 2 }], findings: [{ rowNumber: 3, message: expect.stringContaining("在第 2 行已经有了") }] });
    expect(read(good.replace("WGS-84", "GCJ-02"), good).findings).toHaveLength(2);
  });

  it("counts rows as Excel shows them, and leaves out empty ones", () => {
    expect(read("", good, " , ,,,", "532326103,六苴镇,1,2,WGS-84")).toMatchObject({ rows: 2, positions: [{ rowNumber: 3 }], findings: [{ rowNumber: 5 }] });
  });

  it("says which columns are missing", () => {
    expect(() => readPositions([["code", "经度"]], () => undefined)).toThrow(new UnreadablePositions("文件缺少 name、lon、lat、system 列；第一行应为 code,name,lon,lat,system。"));
  });
});

onBothEngines("importing positions", (engine) => {
  let source: DatabaseSource;
  let database: Database;
  const folder = mkdtempSync(join(tmpdir(), "guitu-positions-"));
  beforeAll(async () => {
    source = await engine.place();
    database = await openDatabase(source);
  });
  beforeEach(async () => { await database.asOwner((sql) => sql`update region set position_kind = 'approximate' where position_kind = 'imported'`); });
  afterAll(async () => {
    await database.close();
    rmSync(folder, { recursive: true });
  });
  const imported = () => database.withScope(desk, importedPositions);

  it("puts a township where it was surveyed, and calls it approximate no longer", async () => {
    expect(await importPositions(database, csv(good), { dryRun: false })).toEqual({ rows: 1, accepted: 1, refused: 0, findings: [] });
    expect([...await imported()]).toEqual([{ code: "532326102", lon: 101.2, lat: 25.85 }]);
    const [count] = await database.withScope(desk, ({ sql }) => sql<{ left: number }[]>`select count(*) as left from region where code like '5323%' and position_kind = 'approximate' and level = 'township'`);
    expect(count?.left).toBe(91);
  });

  it("refuses a position outside the county and says how far, and keeps the others", async () => {
    const summary = await importPositions(database, csv("532326103,六苴镇,101.5447,25.0440,WGS-84", good), { dryRun: false });
    expect(summary).toMatchObject({ rows: 2, accepted: 1, refused: 1, findings: [{ rowNumber: 2, message: expect.stringMatching(/^第 2 行：六苴镇（532326103）的位置在大姚县界外 \d+\.\d 公里；.*。$/) }] });
    expect(await imported()).toHaveLength(1);
  });

  it("stores nothing in a dry run", async () => {
    expect(await importPositions(database, csv(good), { dryRun: true })).toMatchObject({ accepted: 1 });
    expect(await imported()).toHaveLength(0);
  });

  it("reads the marks and the code pages that Excel writes", async () => {
    const gb18030 = Buffer.concat([Buffer.from(`${heading}\r\n532326102,`), Buffer.from([0xca, 0xaf, 0xd1, 0xf2, 0xd5, 0xf2]), Buffer.from(",101.2,25.85,WGS-84\r\n")]); // 石羊镇
    for (const file of [Buffer.concat([Buffer.from("\uFEFF"), csv(good)]), gb18030]) expect(await importPositions(database, file, { dryRun: true })).toMatchObject({ rows: 1, accepted: 1 });
  });

  it("outlives the files of the program, when these change", async () => {
    await importPositions(database, csv(good), { dryRun: false });
    await database.asOwner((sql) => sql`update reference_state set hash = 'of other files' where name = 'geography'`);
    await loadRegions(database);
    expect([...await imported()]).toEqual([{ code: "532326102", lon: 101.2, lat: 25.85 }]);
  });

  it("imports by its command, and says in one sentence what it cannot open", async () => {
    await database.close();
    const path = join(folder, "点位.csv");
    writeFileSync(path, csv(good, good));
    const env = { ...process.env, GUITU_DATA: source.dataDirectory, DATABASE_URL: source.databaseUrl ?? "" };
    const run = (...words: string[]) => promisify(execFile)(process.execPath, ["--import", "tsx", "server/regions/positionsCommand.ts", ...words], { env })
      .then(({ stdout }) => ({ code: 0, text: stdout }), ({ code, stderr }: { code: number; stderr: string }) => ({ code, text: stderr }));
    expect(await run(path)).toEqual({ code: 0, text: "第 3 行：石羊镇（532326102）在第 2 行已经有了；请只保留一行。\n导入完成：共 2 行，采用 1，退回 1。\n" });
    expect(await run(join(folder, "没有.csv"))).toEqual({ code: 1, text: expect.stringMatching(/^无法打开文件 .*。\n$/) });
    expect(await run(path, "--quick")).toEqual({ code: 1, text: expect.stringMatching(/^没有选项 --quick。/) });
    database = await openDatabase(source);
    expect(await imported()).toHaveLength(1);
  });
});
