import { describe, expect, it } from "vitest";
import { withoutUnused } from "../../server/database/postgisBundle.ts";

/** A file of a tar archive, its content in whole blocks. */
function entry(name: string, content: string): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0, "latin1");
  header.write(`${content.length.toString(8).padStart(11, "0")}\0`, 124, "latin1");
  const blocks = Buffer.alloc(Math.ceil(content.length / 512) * 512);
  blocks.write(content, "latin1");
  return Buffer.concat([header, blocks]);
}
const end = Buffer.alloc(1024);

describe("the bundle of PostGIS", () => {
  it("keeps the extension, its projections and its script as they are, and leaves out raster, topology and older versions", () => {
    const kept = [entry("lib/postgresql/postgis-3.so", "x".repeat(513)), entry("share/proj/", ""), entry("share/proj/proj.db", "p".repeat(512)), entry("share/postgresql/extension/postgis--3.6.2.sql", "create")];
    const unused = ["lib/postgresql/postgis_raster-3.so", "lib/postgresql/postgis_topology-3.so", "share/postgresql/contrib/postgis-3.6/spatial_ref_sys.sql", "share/postgresql/extension/postgis--3.5.0--ANY.sql", "share/postgresql/extension/postgis--unpackaged--3.6.2.sql"].map((name) => entry(name, "y".repeat(700)));
    const mixed = [unused[0]!, kept[0]!, unused[1]!, unused[2]!, kept[1]!, kept[2]!, unused[3]!, kept[3]!, unused[4]!]; // both lists are written above
    expect(withoutUnused(Buffer.concat([...mixed, end])).equals(Buffer.concat([...kept, end]))).toBe(true);
  });

  it("refuses an archive whose sizes it cannot read", () => {
    expect(() => withoutUnused(Buffer.concat([entry("a", "b").fill("z", 124, 136), end]))).toThrow('no size for "a"');
  });
});
