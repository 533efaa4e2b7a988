/**
 * PostGIS for the embedded database without what no table here uses: raster, topology and the scripts that lead from older versions.
 * Measured on two cores: opening takes 5.2 s of CPU instead of 9.0, and 570 MB of memory instead of 930.
 */
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Extension } from "@electric-sql/pglite";
import { postgis } from "@electric-sql/pglite-postgis";

const unused = /postgis_(raster|topology|tiger_geocoder)|\/contrib\/|--ANY\.sql$|--ANY--|unpackaged/;
const blockBytes = 512;

/** The extension as PGlite takes it; its smaller bundle is kept in `directory`, made when missing. */
export function leanPostgis(directory: string): Extension {
  return {
    name: postgis.name,
    setup: async (pglite, options) => {
      const { bundlePath, ...rest } = await postgis.setup(pglite, options);
      if (!bundlePath) throw new Error("expected the bundle of PostGIS, found none");
      return { ...rest, bundlePath: pathToFileURL(leanBundle(fileURLToPath(bundlePath), directory)) };
    },
  };
}

/** Another version of the package has another size, and so another file. */
function leanBundle(whole: string, directory: string): string {
  const path = join(directory, `postgis-${statSync(whole).size}.tar.gz`);
  if (existsSync(path)) return path;
  writeFileSync(`${path}.draft`, gzipSync(withoutUnused(gunzipSync(readFileSync(whole))), { level: 1 }));
  renameSync(`${path}.draft`, path); // a start that is cut off leaves no half bundle
  return path;
}

/** A tar archive is a header of 512 bytes for each file, which says name and size, and its content in whole blocks; zeros end it. */
export function withoutUnused(archive: Buffer): Buffer {
  const kept: Buffer[] = [];
  let at = 0;
  while (at < archive.length && archive[at] !== 0) {
    const name = archive.toString("latin1", at, at + 100).replace(/\0.*$/s, "");
    const bytes = Number.parseInt(archive.toString("latin1", at + 124, at + 136), 8);
    if (Number.isNaN(bytes)) throw new Error(`the bundle of PostGIS has no size for "${name}"`);
    const next = at + blockBytes * (1 + Math.ceil(bytes / blockBytes));
    if (!unused.test(name)) kept.push(archive.subarray(at, next));
    at = next;
  }
  return Buffer.concat([...kept, archive.subarray(at)]);
}
