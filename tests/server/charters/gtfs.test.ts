import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gtfsCsv } from "../../../server/charters/gtfs.ts";
import { parsePlan, type Plan } from "../../../server/charters/plan.ts";
import { runCommand } from "../../serverProcess.ts";

/** The reader has no types: what it gives is checked below. */
const load = createRequire(import.meta.url) as (name: string) => (...words: unknown[]) => Promise<AsyncIterable<Record<string, unknown>> & Map<string, unknown>>;

describe("the GTFS feed of a plan", () => {
  const folder = mkdtempSync(join(tmpdir(), "guitu-gtfs-"));
  const at = (name: string) => join(folder, name);
  const run = async (file: string, words: string[]) => { const program = runCommand(file, words, {}); const { code } = await program.ended; return { code, said: program.said() }; };
  let plan: Plan;
  let tables: Record<string, Record<string, string>[]>;
  beforeAll(async () => {
    await run("server/charters/exampleCommand.ts", ["--people", "1500", "--seed", "1", "--out", at("problem.json")]);
    await run("server/charters/planCommand.ts", [at("problem.json"), "--out", at("plan.json"), "--effort", "1"]);
    const { code, said } = await run("server/charters/gtfsCommand.ts", ["--problem", at("problem.json"), "--plan", at("plan.json"), "--out", at("feed.zip")]);
    expect([code, said]).toEqual([0, expect.stringContaining("trips,")]);
    plan = parsePlan(JSON.parse(readFileSync(at("plan.json"), "utf8")));
    const files = Object.entries(unzipSync(readFileSync(at("feed.zip"))));
    for (const [name, bytes] of files) writeFileSync(at(name), bytes);
    tables = Object.fromEntries(files.map(([name, bytes]) => [name.replace(".txt", ""), parse(Buffer.from(bytes), { columns: true })]));
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const column = (table: string, name: string) => (tables[table] ?? []).map((row) => row[name] ?? "");

  it("has each coach trip of the plan once, with the plan's own times", () => {
    expect(plan.trips.length).toBeGreaterThan(3);
    expect(column("trips", "trip_id").sort()).toEqual(plan.trips.map(({ id }) => id).sort());
    const seconds = (time = "") => { const [hours = NaN, minutes = NaN, rest = NaN] = time.split(":").map(Number); return hours * 60 + minutes + rest / 60; };
    for (const trip of plan.trips) {
      const times = (tables["stop_times"] ?? []).filter((row) => row["trip_id"] === trip.id);
      expect(times.map((row) => [row["stop_id"], seconds(row["arrival_time"]), seconds(row["departure_time"])])).toEqual(trip.stops.map(({ place, arriveMinute, departMinute }) => [place, arriveMinute, departMinute]));
    }
  });

  it("keeps the rules of the specification: what is referred to is there, nothing stands twice, time does not run back", () => {
    const within = (table: string, name: string, other: string, key = name) => expect(column(table, name).filter((value) => value !== "" && !column(other, key).includes(value))).toEqual([]);
    within("stop_times", "trip_id", "trips");
    within("stop_times", "stop_id", "stops");
    within("trips", "route_id", "routes");
    within("routes", "agency_id", "agency");
    within("trips", "service_id", "calendar_dates");
    within("trips", "shape_id", "shapes");
    within("calendar_dates", "service_id", "trips");
    within("stops", "stop_id", "stop_times");
    for (const [table, key] of [["stops", "stop_id"], ["routes", "route_id"], ["trips", "trip_id"]] as const) expect(new Set(column(table, key)).size).toBe(column(table, key).length);
    let last = { trip: "", time: "" };
    for (const row of tables["stop_times"] ?? []) {
      const [arrival = "", departure = ""] = [row["arrival_time"], row["departure_time"]];
      if (row["trip_id"] === last.trip) expect(arrival >= last.time).toBe(true);
      expect(departure >= arrival && arrival.length === 8).toBe(true);
      last = { trip: row["trip_id"] ?? "", time: departure };
    }
    for (const row of [...tables["stops"] ?? [], ...tables["shapes"] ?? []]) {
      const [lat, lon] = [Number(row["stop_lat"] ?? row["shape_pt_lat"]), Number(row["stop_lon"] ?? row["shape_pt_lon"])];
      expect(lat > 15 && lat < 55 && lon > 70 && lon < 140).toBe(true);
    }
    expect(column("stop_times", "pickup_type").some((type) => type === "1") && column("stop_times", "drop_off_type").some((type) => type === "1")).toBe(true);
  });

  it("is read by a public GTFS reader without an error, to the same moments", async () => {
    const readCsv = load("gtfs-utils/read-csv");
    const readFile = (name: string) => readCsv(at(`${name}.txt`));
    const shapes = [];
    for await (const [id] of (await load("gtfs-utils/read-shapes")(readFile)) as unknown as AsyncIterable<[string]>) shapes.push(id);
    expect(shapes.length).toBe(new Set(column("shapes", "shape_id")).size);
    const stops = [];
    for await (const stop of (await load("gtfs-utils/read-stops")(readFile)).values() as unknown as AsyncIterable<unknown>) stops.push(stop);
    expect(stops.length).toBe(column("stops", "stop_id").length);
    const stopovers = [];
    for await (const one of load("gtfs-utils/compute-stopovers")(readFile, "Asia/Shanghai") as unknown as AsyncIterable<Record<string, unknown>>) stopovers.push(one);
    expect(stopovers).toHaveLength(plan.trips.reduce((sum, { stops }) => sum + stops.length, 0));
    const firstDay = Date.parse(`${JSON.parse(readFileSync(at("problem.json"), "utf8")).firstDate as string}T00:00:00+08:00`) / 1000;
    for (const trip of plan.trips) expect(stopovers.find((one) => one["trip_id"] === trip.id && one["stop_id"] === trip.stops[0]?.place)?.["departure"]).toBe(firstDay + trip.day * 86_400 + (trip.stops[0]?.departMinute ?? NaN) * 60);
  });

  it("says in one sentence what is missing", async () => {
    expect(await run("server/charters/gtfsCommand.ts", ["--problem", at("nothing.json"), "--plan", at("plan.json"), "--out", at("x.zip")])).toEqual({ code: 1, said: expect.stringMatching(/^[^\n]*nothing\.json[^\n]*\n$/) });
    expect(await run("server/charters/gtfsCommand.ts", [])).toEqual({ code: 1, said: "Usage: npm run export:gtfs -- --problem problem.json --plan plan.json --out feed.zip\n" });
  });

  it("refuses a trip that stops at a place nobody knows, and leaves none out", async () => {
    const [first, ...rest] = plan.trips;
    writeFileSync(at("lost.json"), JSON.stringify({ ...plan, trips: [{ ...first, stops: first?.stops.map((stop, index) => (index === 0 ? { ...stop, place: "nowhere" } : stop)) }, ...rest] }));
    expect(await run("server/charters/gtfsCommand.ts", ["--problem", at("problem.json"), "--plan", at("lost.json"), "--out", at("x.zip")])).toEqual({ code: 1, said: `trip ${first?.id}: stop "nowhere" is no place of the problem\n` });
  });

  it("quotes what CSV needs quoted", () => {
    expect(gtfsCsv([["a", "b"], ['大姚, "金碧"', 3]])).toBe('a,b\r\n"大姚, ""金碧""",3\r\n');
  });
});
