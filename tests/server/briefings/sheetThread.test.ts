/** The worker of sheets and the ledgers that are kept for it, over a real database. */
import { beforeAll, afterAll, describe, expect, it } from "vitest";
import { createLedgerShelf } from "../../../server/briefings/ledgerShelf.ts";
import { readLedger, type BriefingSources, type LedgerPicture } from "../../../server/briefings/reading.ts";
import type { SheetJob } from "../../../server/briefings/sheetMaking.ts";
import { createSheetMaker, SheetUnwanted, type SheetMaker } from "../../../server/briefings/sheetThread.ts";
import type { Database } from "../../../server/database/database.ts";
import { briefingGeography, briefingSources } from "../../../server/startBriefings.ts";
import { emptyFilter, moment } from "../../../server/vocabulary.ts";
import { onBothEngines } from "../../database.ts";
import { desk, deskOf, importReading, person, places, readingOf, settle, toolsOf } from "../../ledgerWorld.ts";

const lufeng = { homeCounty: places.lufeng, homeTownship: places.jinshan, homeVillage: places.jinshanVillage };
const jobOf = (ledger: LedgerPicture, template: "single" | "series" = "series"): SheetJob => ({
  ledger, question: { template, language: "zh-CN", filter: { ...emptyFilter, movement: "return" }, asOf: "2021-02-09T12:00:00+08:00" }, format: "pdf", scale: 1, at: new Date(0),
});

onBothEngines("ledgers for sheets", (engine) => {
  let database: Database;
  let cubes = 0;
  const counted: BriefingSources = { ...briefingSources, cube: (scoped) => { cubes += 1; return briefingSources.cube(scoped); } };
  beforeAll(async () => {
    database = await engine.open();
    await settle(database);
    await importReading(toolsOf(database, "2021-02-09T10:00:00+08:00"), readingOf({ records: [1, 2, 3].map((one) => person(one)) }));
    await importReading(toolsOf(database, "2021-02-09T11:00:00+08:00"), readingOf({ records: [11, 12].map((one) => person(one, { ...lufeng, workRegion: "3307" })) }));
  });

  describe("that were read before", () => {
    it("are the same object at every moment between two imports, read once", async () => {
      cubes = 0;
      const read = createLedgerShelf(database, counted);
      const first = await read(desk, moment.parse("2021-02-09T12:00:00+08:00"));
      expect(await read(desk, moment.parse("2021-02-09T12:00:07+08:00"))).toBe(first);
      expect(cubes).toBe(1);
      expect(await read(desk, moment.parse("2021-02-09T10:30:00+08:00"))).not.toBe(first);
      expect(await read(deskOf(places.lufeng), moment.parse("2021-02-09T12:00:00+08:00"))).not.toBe(first);
      expect(cubes).toBe(3);
    });

    it("are what reading the moment itself gives, in every scope, and anew after an import", async () => {
      const read = createLedgerShelf(database, briefingSources);
      const moments = ["2021-02-09T09:00:00+08:00", "2021-02-09T10:00:00+08:00", "2021-02-09T10:30:00+08:00", "2021-02-09T12:00:00+08:00", "2021-02-09T14:00:00+08:00"].map((one) => moment.parse(one));
      const check = async () => {
        for (const viewer of [desk, deskOf(places.lufeng), deskOf(places.dayao)]) {
          for (const asOf of moments) {
            const [{ cube, ...kept }, { cube: plainCube, ...plain }] = [await read(viewer, asOf), await readLedger(database.asOf(asOf), viewer, briefingSources)];
            expect(kept).toEqual(plain);
            expect(Buffer.from(cube).equals(Buffer.from(plainCube))).toBe(true);
          }
        }
      };
      await check();
      await importReading(toolsOf(database, "2021-02-09T13:00:00+08:00"), readingOf({ records: [person(1, { workRegion: "4403" }), person(4)] }));
      await check();
    });
  });

  describe("in the worker", () => {
    let maker: SheetMaker;
    let ledger: LedgerPicture;
    beforeAll(async () => {
      maker = createSheetMaker(briefingGeography);
      ledger = await readLedger(database, desk, briefingSources);
    });
    afterAll(() => maker.close());

    it("give the same bytes twice, page by page with progress", async () => {
      const heard: [number, number][] = [];
      const [first, second] = [await maker.make(jobOf(ledger), { progress: (done, pages) => heard.push([done, pages]) }), await maker.make(jobOf(ledger))];
      expect(heard).toEqual([[1, 3], [2, 3], [3, 3]]);
      if ("refused" in first || "refused" in second) throw new Error("refused");
      expect(first.pages).toBe(3);
      expect(Buffer.compare(first.content, second.content)).toBe(0);
    });

    it("are taken one after the other when several are asked for at once, more of them than are kept", async () => {
      const copies = Array.from({ length: 5 }, (): LedgerPicture => ({ ...ledger, cube: ledger.cube.slice() }));
      const made = await Promise.all([...copies, ...copies].map((copy) => maker.make(jobOf(copy, "single"))));
      for (const one of made) expect("refused" in one ? one.error : Buffer.compare(one.content, (made[0] as { content: Uint8Array }).content)).toBe(0);
    });

    it("stop when nobody wants the sheet any more, and the next one is made all the same", async () => {
      const unwanted = new AbortController();
      const pages: number[] = [];
      const stopped = maker.make(jobOf(ledger), { signal: unwanted.signal, progress: (done) => { pages.push(done); unwanted.abort(); } });
      const next = maker.make(jobOf(ledger, "single"));
      await expect(stopped).rejects.toThrow(SheetUnwanted);
      expect(pages.length).toBeLessThan(3);
      expect(await next).toHaveProperty("pages", 1);
    });
  });
});
