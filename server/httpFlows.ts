/** Flows over plain HTTP: the cube as Arrow for the map, and the origin-destination list as CSV for everybody else. */
import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Database } from "./database/database.ts";
import { encodeCube } from "./flows/cube.ts";
import { flowsAsCsv } from "./flows/csv.ts";
import { readCube, readDataVersion, readFlows } from "./flows/queries.ts";
import { flowQuestion, refusalOf } from "./flows/question.ts";
import { campaign2021, type Viewer } from "./vocabulary.ts";

export function serveFlows(app: FastifyInstance, database: Database, viewer: Viewer): void {
  const cubes = new CubeCache(database, viewer);
  app.get("/api/flows.arrow", (request, reply) => cubes.answer(request, reply));
  app.get("/api/flows.csv", async (request, reply) => {
    const question = flowQuestion.safeParse(request.query);
    if (!question.success) return reply.code(400).send(refusalOf(question.error));
    const flows = await database.withScope(viewer, (scoped) => readFlows(scoped, question.data));
    const { movement, home, work } = question.data;
    return reply.type("text/csv; charset=utf-8").header("cache-control", "no-store")
      .header("content-disposition", `attachment; filename="guitu-flows-${movement}-${home}-${work}.csv"`).send(flowsAsCsv(flows));
  });
}

interface PackedCube {
  etag: string;
  plain: Uint8Array;
  brotli: Promise<Buffer>;
}

/** The cube of one scope, packed once for each data version: while one request packs it, the others wait for the same answer. */
class CubeCache {
  #packed: { key: string; cube: Promise<PackedCube> } | null = null;

  constructor(private readonly database: Database, private readonly viewer: Viewer) {}

  async answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const version = await this.database.withScope(this.viewer, readDataVersion);
    // The moment belongs to the key: a database that was begun anew counts from 0 again, and browsers remember.
    const key = createHash("sha256").update(JSON.stringify([version, this.viewer.scope])).digest("base64url").slice(0, 16);
    const etag = `W/"${version.dataVersion}-${key}"`;
    reply.headers({ etag, "cache-control": "private, no-cache", vary: "accept-encoding" });
    if (request.headers["if-none-match"]?.split(/,\s*/).includes(etag)) return reply.code(304).send();
    if (this.#packed?.key !== key) {
      const cube = this.#pack(etag);
      this.#packed = { key, cube };
      cube.catch(() => { this.#packed = null; });
    }
    const cube = await this.#packed!.cube; // set just above or before
    reply.type("application/vnd.apache.arrow.stream");
    const accepted = request.headers["accept-encoding"] ?? "";
    if (/\bbr\b/.test(accepted)) return reply.header("content-encoding", "br").send(await cube.brotli);
    if (/\bgzip\b/.test(accepted)) return reply.header("content-encoding", "gzip").send(await promisify(gzip)(cube.plain));
    return reply.send(Buffer.from(cube.plain));
  }

  async #pack(etag: string): Promise<PackedCube> {
    const { dataVersion, rows } = await this.database.withScope(this.viewer, async (scoped) => ({
      ...await readDataVersion(scoped), rows: await readCube(scoped, campaign2021.from, mostCubeRows),
    }));
    const plain = encodeCube(rows, { baseDate: campaign2021.from, dataVersion });
    return { etag, plain, brotli: promisify(brotliCompress)(plain, brotliOptions) };
  }
}

const mostCubeRows = 1_000_000;
/** 600,000 rows: 1.3 MB in half a second; quality 9 saves 3 % more in three times as long. */
export const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };
