/** The one database of a process, whichever engine: opened, migrated, and reached only within somebody's scope. */
import { AsyncLocalStorage } from "node:async_hooks";
import { fileURLToPath } from "node:url";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres, { type Sql, type TransactionSql } from "postgres";
import { StartError } from "../startError.ts";
import { moment as momentSchema, viewer as viewerSchema, type Moment, type Viewer } from "../vocabulary.ts";
import { openEmbedded } from "./embedded.ts";

export type Engine = "pglite" | "postgres";

/** What a query may use: SQL templates and drizzle over the same transaction, and the counties that the viewer may see. */
export interface Scoped {
  sql: TransactionSql;
  db: PostgresJsDatabase;
  /** Six-digit codes inside the viewer's scope, sorted: every query names them beside the policies, so that a cluster can prune. */
  counties: string[];
  viewer: Viewer;
  /** The moment whose ledger is read; null for now. */
  asOf: Moment | null;
}

/** The ledger of one moment, or of now. */
export interface Reads {
  /** Runs `work` in one transaction as guitu_app within the viewer's scope. The only way to a handle. Must not be nested. */
  withScope<T>(viewer: Viewer, work: (scoped: Scoped) => Promise<T>): Promise<T>;
}

export interface Database extends Reads {
  engine: Engine;
  /**
   * The ledger as it was: the same queries in the same scope, read-only, over what the tables showed at that moment (schema as_of). Null is now.
   * Documents (scenarios, plans) and regions are those of now.
   */
  asOf(moment: Moment | null): Reads;
  /** Runs `work` in one transaction as the owner, for reference tables only (regions, migrations). */
  asOwner<T>(work: (sql: TransactionSql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface DatabaseSource {
  databaseUrl: string | undefined;
  dataDirectory: string;
}

/** Opens and migrates. Throws a StartError when the database is away, locked, or has no PostGIS. */
export async function openDatabase(source: DatabaseSource): Promise<Database> {
  const embedded = source.databaseUrl ? null : await openEmbedded(source.dataDirectory);
  const client = embedded ? connectEmbedded(embedded.socket) : connectServer(source.databaseUrl ?? "");
  const close = async () => {
    await client.end({ timeout: 5 });
    await embedded?.close();
  };
  try {
    await requirePostgis(client);
    await migrate(drizzle(client), { migrationsFolder: fileURLToPath(new URL("./migrations", import.meta.url)) });
  } catch (error) {
    await close();
    throw error instanceof StartError ? error : new StartError(`数据库不可用：${describe(error)}。`);
  }
  return { engine: embedded ? "pglite" : "postgres", ...scopedAccess(client), close };
}

/** Dates stay ISO strings, counts are numbers; a count beyond 2^53 would be a broken promise. */
const types = {
  date: { to: 1082, from: [1082], serialize: String, parse: String },
  timestamp: { to: 1184, from: [1184, 1114], serialize: String, parse: String },
  bigint: { to: 20, from: [20], serialize: String, parse: Number },
};
const options = { types, onnotice: () => {}, connection: { TimeZone: "Asia/Shanghai" } } as const;

function connectEmbedded(socket: string): Sql {
  // `path` is read by the driver although its types leave it out; one connection, kept for ever.
  return postgres({ ...options, path: socket, host: "localhost", database: "postgres", username: "postgres", max: 1, ssl: false } as postgres.Options<{}>) as unknown as Sql;
}

function connectServer(url: string): Sql {
  return postgres(url, { ...options, max: 8, connect_timeout: 10 }) as unknown as Sql;
}

async function requirePostgis(client: Sql): Promise<void> {
  const [row] = await client<{ installed: boolean }[]>`select exists(select 1 from pg_available_extensions where name = 'postgis') as installed`;
  if (!row?.installed) throw new StartError("数据库没有 PostGIS 扩展；请在数据库服务器上安装 PostGIS 3.3 或更新版本后再启动。");
}

/** One line: what the database said itself, not the statement that drizzle wraps around it. */
function describe(error: unknown): string {
  const { errors, cause, message } = error as NodeJS.ErrnoException & { errors?: Error[]; cause?: unknown }; // drivers throw Error or AggregateError
  if (cause instanceof Error) return describe(cause);
  return (errors?.[0]?.message || message || String(error)).replace(/\s+/g, " ");
}

function scopedAccess(client: Sql): Pick<Database, "withScope" | "asOf" | "asOwner"> {
  const inside = new AsyncLocalStorage<true>();
  const countiesOf = new Map<string, string[]>();
  const begin = <T>(work: (sql: TransactionSql) => Promise<T>, access = "read write"): Promise<T> => {
    if (inside.getStore()) throw new Error("a transaction was opened inside a transaction; hand the handle on instead");
    return inside.run(true, () => client.begin(access, work) as Promise<T>);
  };
  const readsOf = (asOf: Moment | null): Reads => ({
    withScope: (viewer, work) => begin(async (sql) => {
      const { scope } = viewerSchema.parse(viewer);
      const key = scope.join(",");
      const counties = countiesOf.get(key) ?? await readCounties(sql, scope);
      if (counties.length > 0) countiesOf.set(key, counties);
      await sql.unsafe(`set local role guitu_app`);
      await sql.unsafe(`set local guitu.scope = '${key}'`); // digits and commas: the schema above; SET takes no parameters
      if (asOf) await lookBack(sql, asOf);
      return work({ sql, db: drizzle(Object.assign(sql, { options: client.options }) as unknown as Sql), counties, viewer, asOf });
    }, asOf ? "read only" : "read write"),
  });
  return { asOwner: begin, asOf: readsOf, ...readsOf(null) };
}

/** From here on every name of a table that has a past means its view, for this transaction: a query cannot forget the moment. */
async function lookBack(sql: TransactionSql, asOf: Moment): Promise<void> {
  await sql.unsafe(`set local guitu.as_of = '${momentSchema.parse(asOf)}'`); // an ISO instant: the schema says so
  await sql.unsafe("set local search_path = as_of, public");
}

/** Counties that contain or are contained in a code of the scope, sorted. */
async function readCounties(sql: TransactionSql, scope: string[]): Promise<string[]> {
  const rows = await sql<{ code: string }[]>`
    select distinct code from region, unnest(${scope}::text[]) as s
    where level = 'county' and (starts_with(code, s) or starts_with(s, code)) order by code`;
  return rows.map((row) => row.code);
}
