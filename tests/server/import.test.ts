import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../server/database/database.ts";
import { noDate, type FollowUpRecord } from "../../server/vocabulary.ts";
import { emptyTables, onBothEngines } from "../database.ts";
import { desk, deskOf, importReading, nextImportId, person, places, readingOf, settle, toolsOf, worldSeals } from "../ledgerWorld.ts";

onBothEngines("storing a ledger", (engine) => {
  let database: Database;
  beforeAll(async () => {
    database = await engine.open();
    await settle(database);
  });
  beforeEach(() => emptyTables(database));

  const people = (numbers: number[], changes: Partial<FollowUpRecord> = {}) => numbers.map((number) => person(number, changes));
  const read = <T>(work: Parameters<typeof database.withScope<T>>[1], viewer = desk) => database.withScope(viewer, work);
  const current = () => read(({ sql }) => sql<{ workerId: string; plan: string; recordedAt: string }[]>`
    select worker_id as "workerId", plan, recorded_at as "recordedAt" from follow_up where superseded_at is null order by worker_id`);

  it("accepts new people and counts them in every roll-up", async () => {
    const { counts } = await importReading(toolsOf(database), readingOf({ records: people([1, 2, 3]) }));
    expect(counts).toEqual({ rows: 3, accepted: 3, unchanged: 0, refused: 0, warnings: 0 });
    const fine = await read(({ sql }) => sql`select home_township, work_region, movement, day, mode, intention, organised, industry, people from flow_rollup order by movement`);
    expect(fine).toEqual([
      { home_township: places.lucheng, work_region: "4419", movement: "goBack", day: "2021-02-20", mode: "charter", intention: "yes", organised: true, industry: "manufacturing", people: 3 },
      { home_township: places.lucheng, work_region: "4419", movement: "return", day: "2021-02-01", mode: "train", intention: "yes", organised: true, industry: "manufacturing", people: 3 },
    ]);
    expect(await read(({ sql }) => sql`select movement, work_prefecture, people from flow_rollup_coarse order by movement`))
      .toEqual([{ movement: "goBack", work_prefecture: "4419", people: 3 }, { movement: "return", work_prefecture: "4419", people: 3 }]);
  });

  it("finds the same file unchanged and raises no follow-up", async () => {
    const tools = toolsOf(database);
    await importReading(tools, readingOf({ records: people([1, 2, 3]) }));
    const before = await current();
    const { counts } = await importReading(tools, readingOf({ records: people([3, 1, 2]).map((record, index) => ({ ...record, rowNumber: 90 + index })) }));
    expect(counts).toEqual({ rows: 3, accepted: 0, unchanged: 3, refused: 0, warnings: 0 });
    expect(await current()).toEqual(before);
  });

  it("ends the earlier follow-up at the moment the new one begins, and both moments can be asked for", async () => {
    const tools = toolsOf(database);
    await importReading(tools, readingOf({ records: [person(1)] }));
    await importReading(tools, readingOf({ records: [person(1, { plan: "stay", returnDate: null, returnMode: "unknown", returnVehicle: null })] }));
    const history = await read(({ sql }) => sql`select plan, recorded_at as "from", superseded_at as "to" from follow_up order by recorded_at`);
    expect(history.map((row) => row.plan)).toEqual(["return", "stay"]);
    expect(history[0]?.to).toBe(history[1]?.from);
    expect(history[1]?.to).toBeNull();
    const asOf = (moment: unknown) => read(({ sql }) => sql`
      select plan from follow_up where recorded_at <= ${String(moment)} and (superseded_at is null or superseded_at > ${String(moment)})`);
    expect(await asOf(history[0]?.from)).toEqual([{ plan: "return" }]);
    expect(await asOf(history[1]?.from)).toEqual([{ plan: "stay" }]);
    expect(await read(({ sql }) => sql`select movement, people from flow_rollup order by movement`)).toEqual([{ movement: "goBack", people: 1 }, { movement: "stay", people: 1 }]);
  });

  it("gives a later import a later moment even when the clock stands still", async () => {
    const tools = { ...toolsOf(database), now: () => new Date("2021-02-09T10:00:00+08:00") };
    for (const post of ["甲", "乙", "丙"]) await importReading(tools, readingOf({ records: [person(1, { post })] }));
    const moments = await read(({ sql }) => sql<{ at: number }[]>`select extract(epoch from recorded_at)::float8 as at from follow_up order by recorded_at`);
    expect(new Set(moments.map((row) => row.at)).size).toBe(3);
  });

  it("refuses a person whom another county of the prefecture holds, and says which", async () => {
    const tools = toolsOf(database);
    await importReading(tools, readingOf({ records: people([1, 2]) }));
    const moved = { homeCounty: places.dayao, homeTownship: places.shiyang, homeVillage: places.shiyangVillage };
    const { counts, reading } = await importReading(tools, readingOf({ records: [person(2, moved), person(3, moved)] }));
    expect(counts).toEqual({ rows: 2, accepted: 1, unchanged: 0, refused: 1, warnings: 0 });
    expect(reading.refusedRows.map((row) => row.rowNumber)).toEqual([5]);
    expect(reading.findings.at(-1)?.message).toContain("楚雄市");
    const stored = await read(({ sql }) => sql`select home_county, code, severity, value, message from import_finding`);
    expect(stored).toMatchObject([{ home_county: places.dayao, severity: "error", value: "5323**********002X" }]);
    expect(JSON.stringify(stored)).not.toContain(person(2).idNumber);
  });

  it("counts refused rows for the county that files the ledger", async () => {
    const { counts } = await importReading(toolsOf(database), readingOf({ records: people([1, 2]), refused: [20, 21] }));
    expect(counts).toEqual({ rows: 4, accepted: 2, unchanged: 0, refused: 2, warnings: 0 });
    expect(await read(({ sql }) => sql`select home_county, rows, accepted, unchanged, refused from import_batch`))
      .toEqual([{ home_county: places.chuxiong, rows: 4, accepted: 2, unchanged: 0, refused: 2 }]);
  });

  it("keeps a file of refused rows alone as an import of its county", async () => {
    const { counts } = await importReading(toolsOf(database), readingOf({ records: [], refused: [4] }));
    expect(counts).toEqual({ rows: 1, accepted: 0, unchanged: 0, refused: 1, warnings: 0 });
    expect(await read(({ sql }) => sql`select count(*) as batches from import_batch`)).toEqual([{ batches: 1 }]);
  });

  it("stores findings with personal values masked", async () => {
    const findings = [
      { rowNumber: 4, column: "姓名", code: "name", severity: "warning" as const, value: "李晓明", message: "姓名“李晓明”有空格" },
      { rowNumber: 4, column: "身份证号", code: "id", severity: "warning" as const, value: "532301199001011234", message: "身份证号 532301199001011234 校验位不符" },
      { rowNumber: 4, column: "联系电话", code: "phone", severity: "warning" as const, value: "138 1234 1234", message: "电话 138 1234 1234 多写了空格" },
      { rowNumber: 4, column: "紧急联系人", code: "contact", severity: "warning" as const, value: "王芳1", message: "紧急联系人“王芳1”不像姓名" },
      { rowNumber: 4, column: "紧急联系人电话", code: "phone", severity: "warning" as const, value: "138 4321 4321", message: "电话 138 4321 4321 多写了空格" },
    ];
    const { counts } = await importReading(toolsOf(database), readingOf({ records: [person(1)], findings }));
    expect(counts.warnings).toBe(5);
    const stored = await read(({ sql }) => sql`select value, message from import_finding order by ordinal`);
    expect(stored).toEqual([
      { value: "李*明", message: "姓名“李*明”有空格" }, { value: "5323**********1234", message: "身份证号 5323**********1234 校验位不符" },
      { value: "138****1234", message: "电话 138****1234 多写了空格" },
      { value: "王*1", message: "紧急联系人“王*1”不像姓名" }, { value: "138****4321", message: "电话 138****4321 多写了空格" },
    ]);
  });

  it("answers a repeated import key with what the first try stored, and refuses the key for another file", async () => {
    const tools = toolsOf(database);
    const importId = nextImportId();
    const first = await importReading(tools, readingOf({ records: people([1, 2]) }), { importId });
    const again = await importReading(tools, readingOf({ records: people([1, 2]) }), { importId });
    expect(again.counts).toEqual(first.counts);
    expect(await read(({ sql }) => sql`select count(*) as batches from import_batch`)).toEqual([{ batches: 1 }]);
    await expect(importReading(tools, readingOf({ records: people([3]) }), { importId, fileHash: "other" })).rejects.toThrow("已用于另一个文件");
  });

  it("counts a dry run as it would come out and stores nothing", async () => {
    const tools = toolsOf(database);
    await importReading(tools, readingOf({ records: people([1, 2]) }));
    const version = () => read(({ sql }) => sql`select version from data_version`);
    const before = await version();
    const { counts } = await importReading(tools, readingOf({ records: [person(1), person(2, { post: "班长" }), person(3)] }), { dryRun: true });
    expect(counts).toEqual({ rows: 3, accepted: 2, unchanged: 1, refused: 0, warnings: 0 });
    expect(await current()).toHaveLength(2);
    expect(await version()).toEqual(before);
  });

  it("refuses to import for a scope inside a county", async () => {
    await expect(importReading(toolsOf(database), readingOf({ records: [person(1)] }), { viewer: deskOf(places.lucheng) })).rejects.toThrow("县级或以上");
  });

  it("keeps ID number and phone sealed, and opens them with the key alone", async () => {
    await importReading(toolsOf(database), readingOf({ records: [person(1), person(2, { phone: null })] }));
    const rows = await read(({ sql }) => sql<{ workerId: string; idSealed: Buffer; phoneSealed: Buffer | null }[]>`
      select worker_id as "workerId", id_sealed as "idSealed", phone_sealed as "phoneSealed" from worker order by name`);
    expect(rows.map((row) => worldSeals.unseal(row.workerId, "id", row.idSealed))).toEqual([person(1).idNumber, person(2).idNumber]);
    expect(rows[0]?.phoneSealed && worldSeals.unseal(rows[0].workerId, "phone", rows[0].phoneSealed)).toBe(person(1).phone);
    expect(rows[1]?.phoneSealed).toBeNull();
    const everything = JSON.stringify(await read(({ sql }) => sql`select w::text as row from worker w union all select f::text from follow_up f union all select i::text from worker_identity i`));
    expect(everything).not.toContain(person(1).idNumber);
    expect(everything).not.toContain(String(person(1).phone));
    expect(everything).not.toContain(Buffer.from(person(1).idNumber).toString("hex"));
  });

  describe("with villages that expect people", () => {
    const expected = [
      { homeCounty: places.chuxiong, homeTownship: places.lucheng, homeVillage: places.luchengVillage, people: 5 },
      { homeCounty: places.chuxiong, homeTownship: places.ziwu, homeVillage: places.ziwuVillage, people: 4 },
    ];

    it("shows a silent village with what it expects, and people without a village under the township", async () => {
      await importReading(toolsOf(database), readingOf({ records: [person(1), person(2), person(3, { homeVillage: null })], expected }));
      expect(await read(({ sql }) => sql`select home_village, expected, surveyed from coverage_rollup order by home_village`)).toEqual([
        { home_village: places.lucheng, expected: 0, surveyed: 1 }, { home_village: places.luchengVillage, expected: 5, surveyed: 2 },
        { home_village: places.ziwuVillage, expected: 4, surveyed: 0 },
      ]);
    });

    it("takes a new expectation although every row is unchanged", async () => {
      const tools = toolsOf(database);
      await importReading(tools, readingOf({ records: [person(1)], expected }));
      await importReading(tools, readingOf({ records: [person(1)], expected: expected.map((village) => ({ ...village, people: 9 })) }));
      expect(await read(({ sql }) => sql`select sum(expected) as expected, sum(surveyed) as surveyed from coverage_rollup`)).toEqual([{ expected: 18, surveyed: 1 }]);
    });
  });

  it("stores what two imports of the same county say at once, one after the other", async () => {
    const tools = toolsOf(database);
    const numbers = Array.from({ length: 200 }, (_, index) => index + 1);
    const results = await Promise.all(["甲厂", "乙厂", "丙厂"].map((employer) => importReading(tools, readingOf({ records: people(numbers, { employer }) }))));
    expect(results.map((result) => result.counts.accepted)).toEqual([200, 200, 200]);
    expect(await current()).toHaveLength(200);
    const chains = await read(({ sql }) => sql`select worker_id from follow_up group by worker_id
      having count(*) <> 3 or count(distinct recorded_at) <> 3 or count(superseded_at) <> 2`);
    expect(chains).toEqual([]);
  });

  it("gives a person whom two counties report at once to one of them", async () => {
    const tools = toolsOf(database);
    const numbers = Array.from({ length: 300 }, (_, index) => index + 1);
    const dayao = { homeCounty: places.dayao, homeTownship: places.shiyang, homeVillage: places.shiyangVillage };
    const [a, b] = await Promise.all([
      importReading(tools, readingOf({ records: people(numbers) })), importReading(tools, readingOf({ records: people([...numbers].reverse(), dayao) })),
    ]);
    expect(a.counts.accepted + b.counts.accepted).toBe(300);
    expect(a.counts.refused + b.counts.refused).toBe(300);
    expect(await current()).toHaveLength(300);
  });

  it("counts people without date, workplace and intention where they belong", async () => {
    await importReading(toolsOf(database), readingOf({ records: [
      person(1, { returnDate: null, goBackFrom: null, wantsTransport: false }),
      person(2, { employed: false, workRegion: null, plan: "home", returnDate: null, returnMode: "unknown", goBackIntention: "no", goBackFrom: null, goBackTo: null, wantsTransport: false, industry: "unknown" }),
    ] }));
    expect(await read(({ sql }) => sql`select movement, work_region, day, mode, people from flow_rollup order by movement`)).toEqual([
      { movement: "goBack", work_region: "4419", day: noDate, mode: "unknown", people: 1 }, { movement: "home", work_region: "", day: noDate, mode: "unknown", people: 1 },
      { movement: "return", work_region: "4419", day: noDate, mode: "train", people: 1 },
    ]);
  });
});
