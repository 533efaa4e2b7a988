/**
 * Databases for tests: the same tests on both engines, each file in a database of its own. Migrating takes seconds on the embedded
 * engine, so both start as copies: of a directory under .build/ there, of a template database here.
 */
import { createHash, randomUUID } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { getTableName } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, describe } from "vitest";
import { scopeTables } from "../server/database/documentTables.ts";
import { countyTables, dataVersionHistory, workerIdentity } from "../server/database/schema.ts";
import { geographyHash } from "../server/regions/files.ts";
import { loadRegions } from "../server/regions/load.ts";
import { openDatabase, type Database, type DatabaseSource, type Engine } from "../server/database/database.ts";

export interface TestEngine {
  engine: Engine;
  /** Opens a new, migrated database without rows; closed and removed when the file's tests are over. */
  open(): Promise<Database>;
  /** Where a database is that nobody has opened yet, with all regions loaded, for tests that start the server itself. */
  place(): Promise<DatabaseSource>;
}

/** Runs the tests once on the embedded engine and once on PostgreSQL (skipped without GUITU_TEST_POSTGRES). */
export function onBothEngines(name: string, define: (engine: TestEngine) => void): void {
  describe(`${name} (embedded)`, () => define(engineOf("pglite", placeEmbedded)));
  describe.skipIf(!process.env.GUITU_TEST_POSTGRES)(`${name} (PostgreSQL)`, () => define(engineOf("postgres", placePostgres)));
}

type Contents = "empty" | "regions";
type Place = (contents: Contents) => Promise<{ source: DatabaseSource; remove: () => Promise<void> }>;

function engineOf(engine: Engine, place: Place): TestEngine {
  const leftovers: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const remove of leftovers.reverse()) await remove();
  });
  const placeOne = async (contents: Contents) => {
    const { source, remove } = await place(contents);
    leftovers.push(remove);
    return source;
  };
  return {
    engine,
    place: () => placeOne("regions"),
    open: async () => {
      const database = await openDatabase(await placeOne("empty"));
      leftovers.push(() => database.close());
      return database;
    },
  };
}

/** A database that nobody has opened yet, with all regions loaded, for tests that start a server beside other things; `remove` when it is closed. */
export function placeDatabase(engine: Engine): ReturnType<Place> {
  return engine === "pglite" ? placeEmbedded("regions") : placePostgres("regions");
}

const migrations = fileURLToPath(new URL("../server/database/migrations", import.meta.url));
/** Changes with the migrations, so that an old template is never used. */
const schemaHash = readdirSync(migrations).filter((name) => name.endsWith(".sql")).sort()
  .reduce((hash, name) => hash.update(readFileSync(join(migrations, name))), createHash("sha256")).digest("hex").slice(0, 12);

function templateName(contents: Contents): string {
  return contents === "empty" ? schemaHash : `${schemaHash}-${geographyHash()}`;
}

async function fill(source: DatabaseSource, contents: Contents): Promise<void> {
  const database = await openDatabase(source);
  if (contents === "regions") await loadRegions(database);
  await database.close();
}

async function placeEmbedded(contents: Contents): ReturnType<Place> {
  const template = await embeddedTemplate(contents);
  const directory = mkdtempSync(join(tmpdir(), "guitu-test-"));
  cpSync(template, directory, { recursive: true });
  return { source: { databaseUrl: undefined, dataDirectory: directory }, remove: async () => rmSync(directory, { recursive: true, force: true }) };
}

/** Made under another name and renamed: two test files that begin at once both make it, and one of them wins. */
async function embeddedTemplate(contents: Contents): Promise<string> {
  const template = fileURLToPath(new URL(`../.build/embedded-${templateName(contents)}`, import.meta.url));
  if (existsSync(template)) return template;
  mkdirSync(join(template, ".."), { recursive: true });
  const draft = mkdtempSync(`${template}-`);
  if (contents === "regions") cpSync(await embeddedTemplate("empty"), draft, { recursive: true }); // migrated already
  await fill({ databaseUrl: undefined, dataDirectory: draft }, contents);
  try {
    renameSync(draft, template);
  } catch {
    rmSync(draft, { recursive: true, force: true }); // the other one won
  }
  return template;
}

async function placePostgres(contents: Contents): ReturnType<Place> {
  const url = new URL(process.env.GUITU_TEST_POSTGRES ?? "");
  const template = await postgresTemplate(url, contents);
  const name = `guitu_${randomUUID().replaceAll("-", "")}`;
  await administer(url, async (sql) => sql.unsafe(`create database ${name} template ${template}`));
  const dataDirectory = mkdtempSync(join(tmpdir(), "guitu-test-"));
  return {
    source: { databaseUrl: databaseIn(url, name), dataDirectory },
    remove: async () => {
      rmSync(dataDirectory, { recursive: true, force: true });
      await administer(url, async (sql) => sql.unsafe(`drop database if exists ${name} with (force)`));
    },
  };
}

async function postgresTemplate(url: URL, contents: Contents): Promise<string> {
  const template = `guitu_template_${templateName(contents).replace("-", "_")}`;
  await administer(url, async (sql) => {
    await sql`select pg_advisory_lock(20210212)`; // test files run in parallel processes; released with the connection
    const [found] = await sql`select 1 from pg_database where datname = ${template}`;
    if (found) return;
    await sql.unsafe(`drop database if exists ${template}_draft with (force)`);
    await sql.unsafe(`create database ${template}_draft`);
    await fill({ databaseUrl: databaseIn(url, `${template}_draft`), dataDirectory: tmpdir() }, contents);
    await sql.unsafe(`alter database ${template}_draft rename to ${template}`);
  });
  return template;
}

async function administer<T>(url: URL, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url.href, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

function databaseIn(url: URL, name: string): string {
  const database = new URL(url);
  database.pathname = `/${name}`;
  return database.href;
}

/** Empties every table that grows, so that a test begins with nothing; regions stay. */
export async function emptyTables(database: Database): Promise<void> {
  const tables = [workerIdentity, dataVersionHistory, ...Object.values(countyTables), ...Object.values(scopeTables)].map((table) => getTableName(table));
  await database.asOwner(async (sql) => {
    await sql.unsafe(`truncate ${tables.join(", ")}`);
    await sql`update data_version set version = 0, changed_at = '2021-01-01T00:00:00+08:00'`;
  });
}
