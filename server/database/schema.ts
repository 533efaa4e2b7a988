/**
 * The tables, for both engines. The tables that grow carry `home_county` first in every key (server/deploy explains the cluster);
 * reference tables are small, seldom written and never refer to a growing table.
 */
import { sql } from "drizzle-orm";
import {
  bigint, boolean, check, date, foreignKey, index, integer, pgTable, primaryKey, text, timestamp, uuid, uniqueIndex,
} from "drizzle-orm/pg-core";
import { bytes, geometry } from "./columns.ts";

// ── Reference tables ─────────────────────────────────────────────────────────────────────────────────────────────────
export const region = pgTable("region", {
  code: text().notNull(),
  name: text().notNull(),
  shortName: text("short_name").notNull(),
  pinyin: text().notNull(),
  level: text().notNull(),
  parent: text().notNull(),
  position: geometry({ type: "Point", srid: 4326 }),
  positionKind: text("position_kind"),
  boundary: geometry({ type: "MultiPolygon", srid: 4326 }),
  validFrom: date("valid_from", { mode: "string" }).notNull(),
  validTo: date("valid_to", { mode: "string" }),
}, (t) => [
  primaryKey({ name: "region_pk", columns: [t.code] }),
  index("region_parent").on(t.parent),
  index("region_boundary").using("gist", t.boundary),
  index("region_position").using("gist", t.position),
]);

export const regionAlias = pgTable("region_alias", {
  oldCode: text("old_code").notNull(),
  newCode: text("new_code").notNull(),
  changedOn: date("changed_on", { mode: "string" }).notNull(),
}, (t) => [primaryKey({ name: "region_alias_pk", columns: [t.oldCode] })]);

/** What the reference tables were filled from, so that they are filled again when the files change. */
export const referenceState = pgTable("reference_state", {
  name: text().notNull(),
  hash: text().notNull(),
}, (t) => [primaryKey({ name: "reference_state_pk", columns: [t.name] })]);

/** One row: the number that every cache key carries. It rises with each transaction that changes what a screen can show. */
export const dataVersion = pgTable("data_version", {
  one: boolean().notNull().default(true),
  version: bigint({ mode: "number" }).notNull(),
  changedAt: timestamp("changed_at", { withTimezone: true, mode: "string" }).notNull(),
}, (t) => [primaryKey({ name: "data_version_pk", columns: [t.one] }), check("data_version_one", sql`${t.one}`)]);

/** Which import raised the data version, by the moment of its rows: the version as of a moment is how many there were. One row an import and county. */
export const dataVersionHistory = pgTable("data_version_history", {
  version: bigint({ mode: "number" }).notNull(),
  recordedAt: timestamp("recorded_at", { withTimezone: true, mode: "string" }).notNull(),
}, (t) => [primaryKey({ name: "data_version_history_pk", columns: [t.version] }), index("data_version_history_moment").on(t.recordedAt)]);

// ── Tables that grow ─────────────────────────────────────────────────────────────────────────────────────────────────
/** Uniqueness of a person within the prefecture; the only growing table without home_county in its key (distributed by id_hash). */
export const workerIdentity = pgTable("worker_identity", {
  prefecture: text().notNull(),
  /** HMAC-SHA-256 of the ID number, hex. */
  idHash: text("id_hash").notNull(),
  homeCounty: text("home_county").notNull(),
  workerId: uuid("worker_id").notNull(),
}, (t) => [primaryKey({ name: "worker_identity_pk", columns: [t.prefecture, t.idHash] })]);

export const household = pgTable("household", {
  homeCounty: text("home_county").notNull(),
  homeTownship: text("home_township").notNull(),
  /** Number or head of household as the village writes it. */
  household: text().notNull(),
}, (t) => [check("household_township", sql`starts_with(${t.homeTownship}, ${t.homeCounty})`), primaryKey({ name: "household_pk", columns: [t.homeCounty, t.homeTownship, t.household] })]);

/** What is known of a person, now or until an import replaced it. */
const personColumns = {
  homeCounty: text("home_county").notNull(),
  /** The first 16 bytes of the ID number's keyed hash: the same person has the same id on every machine that holds the key. */
  workerId: uuid("worker_id").notNull(),
  /** Of the current follow-up, so that a township's scope holds for the person as well. */
  homeTownship: text("home_township").notNull(),
  name: text().notNull(),
  sex: text().notNull(),
  birthDate: date("birth_date", { mode: "string" }).notNull(),
  /** AES-256-GCM of the ID number and of the phone: 12 bytes nonce, ciphertext, 16 bytes tag; bound to the worker's id. */
  idSealed: bytes("id_sealed").notNull(),
  phoneSealed: bytes("phone_sealed"),
  phoneHash: text("phone_hash"),
  /** Since when the row says so; what it said before is in worker_history. */
  recordedAt: timestamp("recorded_at", { withTimezone: true, mode: "string" }).notNull(),
};

export const worker = pgTable("worker", personColumns, (t) => [check("worker_township", sql`starts_with(${t.homeTownship}, ${t.homeCounty})`), primaryKey({ name: "worker_pk", columns: [t.homeCounty, t.workerId] })]);

/** What a worker's row said until an import replaced it, so that a list of then names people as it did. */
export const workerHistory = pgTable("worker_history", {
  ...personColumns,
  supersededAt: timestamp("superseded_at", { withTimezone: true, mode: "string" }).notNull(),
}, (t) => [
  check("worker_history_township", sql`starts_with(${t.homeTownship}, ${t.homeCounty})`),
  primaryKey({ name: "worker_history_pk", columns: [t.homeCounty, t.workerId, t.recordedAt] }),
]);

/** What was learnt about a worker, and when. Never overwritten: the current row is the one whose superseded_at is null. */
export const followUp = pgTable("follow_up", {
  homeCounty: text("home_county").notNull(),
  workerId: uuid("worker_id").notNull(),
  recordedAt: timestamp("recorded_at", { withTimezone: true, mode: "string" }).notNull(),
  supersededAt: timestamp("superseded_at", { withTimezone: true, mode: "string" }),
  importId: uuid("import_id").notNull(),
  /** Hash of everything the row says; equal means unchanged. */
  contentHash: text("content_hash").notNull(),
  homeTownship: text("home_township").notNull(),
  homeVillage: text("home_village"),
  household: text(),
  employed: boolean().notNull(),
  workRegion: text("work_region"),
  workAddress: text("work_address"),
  employer: text(),
  post: text(),
  industry: text().notNull(),
  monthlyWageFen: integer("monthly_wage_fen"),
  plan: text().notNull(),
  returnDate: date("return_date", { mode: "string" }),
  returnMode: text("return_mode").notNull(),
  returnVehicle: text("return_vehicle"),
  goBackIntention: text("go_back_intention").notNull(),
  goBackFrom: date("go_back_from", { mode: "string" }),
  goBackTo: date("go_back_to", { mode: "string" }),
  wantsTransport: boolean("wants_transport").notNull(),
  travelGroup: text("travel_group"),
  /** Sealed like the worker's phone, but kept with each follow-up: whom to call, as it was said then. */
  contactNameSealed: bytes("contact_name_sealed"),
  contactPhoneSealed: bytes("contact_phone_sealed"),
  /** Null: the ledger did not say. */
  usesWheelchair: boolean("uses_wheelchair"),
  unemployedReason: text("unemployed_reason"),
  wantsWork: boolean("wants_work"),
  wantsTraining: boolean("wants_training"),
}, (t) => [
  check("follow_up_township", sql`starts_with(${t.homeTownship}, ${t.homeCounty})`),
  primaryKey({ name: "follow_up_pk", columns: [t.homeCounty, t.workerId, t.recordedAt] }),
  uniqueIndex("follow_up_current").on(t.homeCounty, t.workerId).where(sql`${t.supersededAt} is null`),
  foreignKey({ name: "follow_up_worker", columns: [t.homeCounty, t.workerId], foreignColumns: [worker.homeCounty, worker.workerId] }),
]);

/** One row a county: its lock while a ledger is stored, its own version, and how fresh its ledger is. */
export const countyVersion = pgTable("county_version", {
  homeCounty: text("home_county").notNull(),
  /** Rises with each import of the county. */
  version: bigint({ mode: "number" }).notNull(),
  /** The moment of the last import: strictly later each time, so that no two follow-ups of a worker share a recorded_at. */
  changedAt: timestamp("changed_at", { withTimezone: true, mode: "string" }).notNull(),
  /** The latest day that a ledger of the county speaks of. */
  reportedOn: date("reported_on", { mode: "string" }),
  /** Whether any of its people are made up. */
  demo: boolean().notNull(),
}, (t) => [primaryKey({ name: "county_version_pk", columns: [t.homeCounty] })]);

/** Every state that a county's row has had, the present one too; only added to. */
export const countyVersionHistory = pgTable("county_version_history", {
  homeCounty: text("home_county").notNull(),
  version: bigint({ mode: "number" }).notNull(),
  changedAt: timestamp("changed_at", { withTimezone: true, mode: "string" }).notNull(),
  reportedOn: date("reported_on", { mode: "string" }),
  demo: boolean().notNull(),
}, (t) => [primaryKey({ name: "county_version_history_pk", columns: [t.homeCounty, t.version] })]);

/** One file's part in one county. A file of several counties has one row each, under the same import_id. */
export const importBatch = pgTable("import_batch", {
  homeCounty: text("home_county").notNull(),
  importId: uuid("import_id").notNull(),
  fileName: text("file_name").notNull(),
  fileHash: text("file_hash").notNull(),
  /** The day the ledger speaks of (its title row), or the day of the import. */
  reportedOn: date("reported_on", { mode: "string" }).notNull(),
  demo: boolean().notNull(),
  rows: integer().notNull(),
  accepted: integer().notNull(),
  unchanged: integer().notNull(),
  refused: integer().notNull(),
  warnings: integer().notNull(),
  importedBy: text("imported_by").notNull(),
  recordedAt: timestamp("recorded_at", { withTimezone: true, mode: "string" }).notNull(),
}, (t) => [
  primaryKey({ name: "import_batch_pk", columns: [t.homeCounty, t.importId] }),
  check("import_batch_sum", sql`${t.accepted} + ${t.unchanged} + ${t.refused} = ${t.rows}`),
]);

export const importFinding = pgTable("import_finding", {
  homeCounty: text("home_county").notNull(),
  importId: uuid("import_id").notNull(),
  ordinal: integer().notNull(),
  rowNumber: integer("row_number").notNull(),
  columnName: text("column_name"),
  code: text().notNull(),
  severity: text().notNull(),
  value: text(),
  message: text().notNull(),
}, (t) => [
  primaryKey({ name: "import_finding_pk", columns: [t.homeCounty, t.importId, t.ordinal] }),
  foreignKey({ name: "import_finding_batch", columns: [t.homeCounty, t.importId], foreignColumns: [importBatch.homeCounty, importBatch.importId] }),
]);

/** How many workers a village is expected to follow up, and since when. Never overwritten: the current row is the one whose superseded_at is null. */
export const expectedWorkers = pgTable("expected_workers", {
  homeCounty: text("home_county").notNull(),
  homeVillage: text("home_village").notNull(),
  homeTownship: text("home_township").notNull(),
  people: integer().notNull(),
  recordedAt: timestamp("recorded_at", { withTimezone: true, mode: "string" }).notNull(),
  supersededAt: timestamp("superseded_at", { withTimezone: true, mode: "string" }),
}, (t) => [
  check("expected_workers_township", sql`starts_with(${t.homeTownship}, ${t.homeCounty})`),
  primaryKey({ name: "expected_workers_pk", columns: [t.homeCounty, t.homeVillage, t.recordedAt] }),
  uniqueIndex("expected_workers_current").on(t.homeCounty, t.homeVillage).where(sql`${t.supersededAt} is null`),
]);

// ── Roll-ups: what screens read. Recomputed per county in the transaction that changed it ────────────────────────────
/** The finest grain. `work_region` is '' for people without a workplace; `day` is 0001-01-01 for people without a date. */
export const flowRollup = pgTable("flow_rollup", {
  homeCounty: text("home_county").notNull(),
  homeTownship: text("home_township").notNull(),
  workRegion: text("work_region").notNull(),
  movement: text().notNull(),
  day: date({ mode: "string" }).notNull(),
  mode: text().notNull(),
  intention: text().notNull(),
  organised: boolean().notNull(),
  industry: text().notNull(),
  people: integer().notNull(),
}, (t) => [
  check("flow_rollup_township", sql`starts_with(${t.homeTownship}, ${t.homeCounty})`),
  primaryKey({
    name: "flow_rollup_pk",
    columns: [t.homeCounty, t.homeTownship, t.workRegion, t.movement, t.day, t.mode, t.intention, t.organised, t.industry],
  }),
]);

/** County × workplace prefecture × movement × day: answers most figures without touching the finest grain. */
export const flowRollupCoarse = pgTable("flow_rollup_coarse", {
  homeCounty: text("home_county").notNull(),
  workPrefecture: text("work_prefecture").notNull(),
  movement: text().notNull(),
  day: date({ mode: "string" }).notNull(),
  people: integer().notNull(),
}, (t) => [
  primaryKey({ name: "flow_rollup_coarse_pk", columns: [t.homeCounty, t.workPrefecture, t.movement, t.day] }),
]);

/** Expected and surveyed people by village; `home_village` is the township's code for people without a known village. */
export const coverageRollup = pgTable("coverage_rollup", {
  homeCounty: text("home_county").notNull(),
  homeTownship: text("home_township").notNull(),
  homeVillage: text("home_village").notNull(),
  expected: integer().notNull(),
  surveyed: integer().notNull(),
  lastRecordedAt: timestamp("last_recorded_at", { withTimezone: true, mode: "string" }),
}, (t) => [check("coverage_rollup_township", sql`starts_with(${t.homeTownship}, ${t.homeCounty})`), primaryKey({ name: "coverage_rollup_pk", columns: [t.homeCounty, t.homeTownship, t.homeVillage] })]);

/** How many briefings a region has of a day: nobody may see all of them, and no number may be given twice. */
export const briefingCount = pgTable("briefing_count", {
  region: text().notNull(),
  day: date({ mode: "string" }).notNull(),
  count: integer().notNull(),
}, (t) => [primaryKey({ name: "briefing_count_pk", columns: [t.region, t.day] })]);

/** Answers of the routing server by question: positions and ways, nothing about people. */
export const routeCache = pgTable("route_cache", {
  question: text().notNull(),
  answer: text().notNull(),
}, (t) => [primaryKey({ name: "route_cache_pk", columns: [t.question] })]);

/** Every growing table that is distributed by home_county, for the tests and the deployment. */
export const countyTables = {
  household, worker, workerHistory, followUp, countyVersion, countyVersionHistory, importBatch, importFinding, expectedWorkers, flowRollup, flowRollupCoarse, coverageRollup,
};
export const referenceTables = { region, regionAlias, referenceState, dataVersion, dataVersionHistory, routeCache, briefingCount };
