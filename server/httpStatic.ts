/** Files as they are: the built client, and the geography that it draws, with the township positions that were imported. Nothing comes from another host. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { geographyPath, readRegionAliases } from "./regions/files.ts";
import type { TownshipPosition } from "./regions/positions.ts";
import type { PositionKind } from "./vocabulary.ts";

/** Paths without a file are the client's own: they get its page. */
export async function serveFiles(app: FastifyInstance, clientDirectory: string, importedPositions: () => Promise<TownshipPosition[]>): Promise<void> {
  servePacked(app, "/api/regions.json", async () => {
    const imported = await importedPositions();
    return { key: JSON.stringify(imported), read: () => regionsWith(imported) };
  });
  servePacked(app, "/api/geography/boundaries.json", fileOf("boundaries.topo.json"));
  servePacked(app, "/api/geography/context.json", fileOf("context.topo.json"));
  const built = existsSync(join(clientDirectory, "index.html"));
  if (built) {
    await app.register(fastifyStatic, {
      root: clientDirectory, preCompressed: true, index: ["index.html"], maxAge: 0,
      setHeaders: (reply, path) => {
        const lasting = /[\\/]assets[\\/]/.test(path); // their names carry a hash
        reply.header("cache-control", lasting ? "public, max-age=31536000, immutable" : "no-cache");
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const page = built && request.method === "GET" && !/^\/(api|trpc|assets)\//.test(request.url);
    return page ? reply.sendFile("index.html") : reply.code(404).send({ error: "没有这个地址。" });
  });
}

/** The list for the client, whose rows are code, name, short name, pinyin, lon, lat and kind of position. */
async function regionsWith(imported: readonly TownshipPosition[]): Promise<Buffer> {
  const regions = JSON.parse(await readFile(geographyPath("regions.client.json"), "utf8")) as { rows: [code: string, ...unknown[]][] }; // built and tested with the sources
  const places = new Map(imported.map((position) => [position.code, position]));
  const rows = regions.rows.map((row) => {
    const place = places.get(row[0]);
    return place ? [...row.slice(0, 4), place.lon, place.lat, "imported" satisfies PositionKind] : row;
  });
  return Buffer.from(JSON.stringify({ ...regions, rows, aliases: readRegionAliases() }));
}

/** What an address answers: read anew when the key differs from the last request's. */
type Contents = () => Promise<{ key: string; read: () => Promise<Buffer> }>;

function fileOf(name: string): Contents {
  return async () => ({ key: name, read: () => readFile(geographyPath(name)) });
}

/** Packed at the first request and kept: a megabyte of coordinates takes brotli a second. */
function servePacked(app: FastifyInstance, path: string, contents: Contents): void {
  let last: { key: string; packed: Promise<{ plain: Buffer; brotli: Buffer; etag: string }> } | null = null;
  const pack = async (read: () => Promise<Buffer>) => {
    const plain = await read();
    const brotli = await promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 7 } });
    return { plain, brotli, etag: `W/"${createHash("sha256").update(plain).digest("base64url").slice(0, 16)}"` };
  };
  app.get(path, async (request, reply) => {
    const { key, read } = await contents();
    if (last?.key !== key) {
      last = { key, packed: pack(read) };
      last.packed.catch(() => { last = null; });
    }
    const { plain, brotli, etag } = await last.packed;
    reply.headers({ etag, "cache-control": "no-cache", vary: "accept-encoding" }).type("application/json; charset=utf-8");
    if (request.headers["if-none-match"]?.split(/,\s*/).includes(etag)) return reply.code(304).send();
    return /\bbr\b/.test(request.headers["accept-encoding"] ?? "") ? reply.header("content-encoding", "br").send(brotli) : reply.send(plain);
  });
}
