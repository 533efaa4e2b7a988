/** Makes everything in data/geography from the packages: npx tsx data/geography/build/build.ts */
import { writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { buildBoundaries } from "./boundaries.ts";
import { buildContext } from "./context.ts";
import { buildRegions } from "./regions.ts";
import type { RegionRow } from "./row.ts";

const columns = ["code", "name", "shortName", "pinyin", "level", "parent", "lon", "lat", "positionKind", "validFrom", "validTo"] as const satisfies (keyof RegionRow)[];
const target = (name: string) => new URL(`../${name}`, import.meta.url);

const rows = await buildRegions("5323");
const codes = new Set(rows.map((row) => row.code));
const orphans = rows.filter((row) => row.parent !== "" && !codes.has(row.parent));
if (orphans.length > 0) throw new Error(`regions without a parent: ${orphans.slice(0, 9).map((row) => row.code + row.name).join(", ")}`);
writeFileSync(target("regions.csv"), [columns.join(","), ...rows.map((row) => columns.map((column) => row[column] ?? "").join(","))].join("\n") + "\n");
const forClient = rows.filter((row) => row.code.length <= 6 || (row.code.length === 9 && row.code.startsWith("5323")))
  .map(({ code, name, shortName, pinyin, lon, lat, positionKind }) => [code, name, shortName, pinyin, lon, lat, positionKind]);
writeFileSync(target("regions.client.json"), JSON.stringify({ columns: ["code", "name", "short", "pinyin", "lon", "lat", "kind"], rows: forClient }));
console.log(`${rows.length} regions, ${forClient.length} for the client`);

const names = new Map(rows.map((row) => [row.code, row.name]));
const boundaries = buildBoundaries("5323", names);
for (const [name, built] of [["boundaries", boundaries], ["context", buildContext(boundaries)]] as const) {
  const text = JSON.stringify(built);
  writeFileSync(target(`${name}.topo.json`), text);
  console.log(`${name}: ${Math.round(text.length / 1024)} kB, ${Math.round(gzipSync(text).length / 1024)} kB gzip`);
}
