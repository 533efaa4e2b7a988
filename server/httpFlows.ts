/** Flows over plain HTTP: the cube as Arrow for the map, and the origin-destination list as CSV for everybody else. */
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { asOfAt } from "./asOf.ts";
import type { Database } from "./database/database.ts";
import { encodeCube } from "./flows/cube.ts";
import { flowsAsCsv } from "./flows/csv.ts";
import { readCube, readDataVersion, readFlows } from "./flows/queries.ts";
import { flowQuestion, refusalOf, type RefusedQuestion } from "./flows/question.ts";
import { campaign2021, type Moment, type Viewer } from "./vocabulary.ts";

export interface FlowsSettings {
  database: Database;
  viewer: Viewer;
  now: () => Date;
}

export function serveFlows(app: FastifyInstance, { database, viewer, now }: FlowsSettings): void {
  const cubes = new CubeCache(database, viewer);
  const readAsOf = asOfReader(now);
  app.get<{ Querystring: { asOf?: unknown } }>("/api/flows.arrow", (request, reply) => {
    const read = readAsOf(request.query.asOf);
    return "error" in read ? reply.code(400).send(read) : cubes.answer(read.asOf, request, reply);
  });
  app.get<{ Querystring: { asOf?: unknown } }>("/api/flows.csv", async (request, reply) => {
    const { asOf: asked, ...rest } = request.query;
    const read = readAsOf(asked);
    if ("error" in read) return reply.code(400).send(read);
    const question = flowQuestion.safeParse(rest);
    if (!question.success) return reply.code(400).send(refusalOf(question.error));
    const flows = await database.asOf(read.asOf).withScope(viewer, (scoped) => readFlows(scoped, question.data));
    const { movement, home, work } = question.data;
    const name = ["guitu-flows", movement, home, work, ...(read.asOf ? [read.asOf.replace(/[-:]|\.\d+/g, "")] : [])].join("-");
    return reply.type("text/csv; charset=utf-8").header("cache-control", "no-store")
      .header("content-disposition", `attachment; filename="${name}.csv"`).send(flowsAsCsv(flows));
  });
}

/** Null is now. */
function asOfReader(now: () => Date): (asked: unknown) => { asOf: Moment | null } | RefusedQuestion {
  const schema = asOfAt(now);
  return (asked) => {
    if (asked === undefined) return { asOf: null };
    const read = schema.safeParse(asked);
    return read.success ? { asOf: read.data } : { field: "asOf", error: `参数 asOf 不可用：${read.error.issues[0]?.message}。` };
  };
}

interface PackedCube {
  etag: string;
  plain: Uint8Array;
  brotli: Promise<Buffer>;
}

/**
 * The cubes of one scope, packed once for each data version and moment: while one request packs it, the others wait for the same answer. A
 * moment has a version, too: how many imports there were. One that was still being stored can join them, and then it is another answer.
 */
class CubeCache {
  /** Oldest first. */
  readonly #packed = new Map<string, Promise<PackedCube>>();

  constructor(private readonly database: Database, private readonly viewer: Viewer) {}

  async answer(asOf: Moment | null, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const version = await this.database.asOf(asOf).withScope(this.viewer, readDataVersion);
    // The time of the last change belongs to the key: a database that was begun anew counts from 0 again, and browsers remember.
    const key = createHash("sha256").update(JSON.stringify([version, this.viewer.scope, asOf])).digest("base64url").slice(0, 16);
    const etag = `W/"${version.dataVersion}-${key}"`;
    reply.headers({ etag, "cache-control": "private, no-cache", vary: "accept-encoding" });
    if (request.headers["if-none-match"]?.split(/,\s*/).includes(etag)) return reply.code(304).send();
    const cube = await this.#keep(key, () => this.#pack(asOf, etag));
    reply.type("application/vnd.apache.arrow.stream");
    const accepted = request.headers["accept-encoding"] ?? "";
    if (/\bbr\b/.test(accepted)) return reply.header("content-encoding", "br").send(await cube.brotli);
    if (/\bgzip\b/.test(accepted)) return reply.header("content-encoding", "gzip").send(await promisify(gzip)(cube.plain));
    return reply.send(Buffer.from(cube.plain));
  }

  /** The cube of the key, and those asked for last. */
  #keep(key: string, pack: () => Promise<PackedCube>): Promise<PackedCube> {
    const cube = this.#packed.get(key) ?? pack();
    this.#packed.delete(key);
    this.#packed.set(key, cube);
    cube.catch(() => this.#packed.delete(key));
    const [oldest] = this.#packed.keys();
    if (this.#packed.size > mostCubes && oldest !== undefined) this.#packed.delete(oldest);
    return cube;
  }

  async #pack(asOf: Moment | null, etag: string): Promise<PackedCube> {
    const { dataVersion, rows } = await this.database.asOf(asOf).withScope(this.viewer, async (scoped) => ({
      ...await readDataVersion(scoped), rows: await readCube(scoped, campaign2021.from, mostCubeRows),
    }));
    const plain = encodeCube(rows, { baseDate: campaign2021.from, dataVersion });
    return { etag, plain, brotli: promisify(brotliCompress)(plain, brotliOptions) };
  }
}

const mostCubeRows = 1_000_000;
/** The present and a few moments; the largest has about 7 MB. */
const mostCubes = 4;
/** 600,000 rows: 1.3 MB in half a second; quality 9 saves 3 % more in three times as long. */
export const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };
