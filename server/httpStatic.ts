/** Files as they are: the built client, and the geography that it draws. Nothing comes from another host. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { geographyPath, readRegionAliases } from "./regions/files.ts";

/** Paths without a file are the client's own: they get its page. */
export async function serveFiles(app: FastifyInstance, clientDirectory: string): Promise<void> {
  servePacked(app, "/api/regions.json", async () => {
    const regions = JSON.parse(await readFile(geographyPath("regions.client.json"), "utf8")) as object; // built and tested with the sources
    return Buffer.from(JSON.stringify({ ...regions, aliases: readRegionAliases() }));
  });
  servePacked(app, "/api/geography/boundaries.json", () => readFile(geographyPath("boundaries.topo.json")));
  servePacked(app, "/api/geography/context.json", () => readFile(geographyPath("context.topo.json")));
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

/** Packed at the first request and kept: a megabyte of coordinates takes brotli a second. */
function servePacked(app: FastifyInstance, path: string, read: () => Promise<Buffer>): void {
  let packed: Promise<{ plain: Buffer; brotli: Buffer; etag: string }> | null = null;
  const pack = async () => {
    const plain = await read();
    const brotli = await promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 7 } });
    return { plain, brotli, etag: `W/"${createHash("sha256").update(plain).digest("base64url").slice(0, 16)}"` };
  };
  app.get(path, async (request, reply) => {
    packed ??= pack();
    packed.catch(() => { packed = null; });
    const { plain, brotli, etag } = await packed;
    reply.headers({ etag, "cache-control": "no-cache", vary: "accept-encoding" }).type("application/json; charset=utf-8");
    if (request.headers["if-none-match"]?.split(/,\s*/).includes(etag)) return reply.code(304).send();
    return /\bbr\b/.test(request.headers["accept-encoding"] ?? "") ? reply.header("content-encoding", "br").send(brotli) : reply.send(plain);
  });
}
