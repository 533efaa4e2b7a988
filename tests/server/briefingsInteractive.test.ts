import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, it } from "vitest";
import { fewest, isMerged, type MovementCells } from "../../client/interactive/cells.ts";
import { unpackCells, type InteractiveContent } from "../../client/interactive/content.ts";
import type { NumberedBriefing } from "../../server/briefings/briefings.ts";
import type { Database } from "../../server/database/database.ts";
import { createHttp } from "../../server/http.ts";
import { campaign2021, type Viewer } from "../../server/vocabulary.ts";
import { dayNumber } from "../../client/cube/days.ts";
import { onBothEngines } from "../database.ts";
import { desk, deskOf, importReading, person, places, readingOf, settle, toolsOf } from "../ledgerWorld.ts";

onBothEngines("interactive files of the ledger", (engine) => {
  let database: Database;
  let whole: FastifyInstance;
  const opened: FastifyInstance[] = [];
  const directory = mkdtempSync(join(tmpdir(), "guitu-interactive-"));
  const serverOf = async (viewer: Viewer, clock = "2021-02-09T12:00:00+08:00") => {
    const app = await createHttp({ tools: { ...toolsOf(database), now: () => new Date(clock) }, viewer, directory, host: "127.0.0.1", clientDirectory: join(directory, "none"), address: "https://guitu.example" });
    opened.push(app);
    return app;
  };
  const headers = { host: "localhost:3000" };
  const get = (app: FastifyInstance, url: string) => app.inject({ url, headers });
  const contentOf = (html: string) => JSON.parse(/id="content">(.*?)<\/script>/s.exec(html)![1]!) as InteractiveContent;
  const cellsOf = (html: string, movement = "goBack") => unpackCells(contentOf(html)).find((one) => one.movement === movement) as MovementCells;
  const sum = (list: readonly { people: number }[]) => list.reduce((total, { people }) => total + people, 0);

  beforeAll(async () => {
    database = await engine.open();
    await settle(database);
    const works = ["4419", "4419", "4403", "3307", "5301", "532302", "44", null];
    const people = Array.from({ length: 240 }, (_, n) => person(n + 1, {
      workRegion: works[n % works.length] ?? null, goBackFrom: n % 5 > 0 ? `2021-02-${18 + (n % 4)}` : null, wantsTransport: n % 2 === 0,
      ...(n % 3 === 0 ? { homeCounty: places.lufeng, homeTownship: places.jinshan, homeVillage: places.jinshanVillage } : {}),
    }));
    await importReading(toolsOf(database, "2021-02-09T10:00:00+08:00"), readingOf({ records: [...people, person(900, { homeCounty: places.dayao, homeTownship: places.shiyang, homeVillage: places.shiyangVillage })] }));
    whole = await serverOf(desk);
  });
  afterAll(async () => {
    for (const app of opened) await app.close();
    rmSync(directory, { recursive: true });
  });

  it("have the people that SQL counts: each cell of five or more exactly, all sums, nobody's county of one person", async () => {
    const { statusCode, headers: sent, body } = await get(whole, "/api/briefings/preview.html?movement=goBack");
    expect([statusCode, sent["content-type"]]).toEqual([200, "text/html; charset=utf-8"]);
    const counted = await database.withScope(desk, ({ sql }) => sql<{ home: string; work: string; day: string | null; people: number }[]>`
      select home_county as home, coalesce(left(work_region, 4), '') as work, go_back_from as day, count(*) as people from follow_up where superseded_at is null and go_back_intention = 'yes' group by 1, 2, 3`);
    const { cells } = cellsOf(body);
    expect(sum(cells)).toBe(241);
    expect(sum(counted)).toBe(241);
    for (const cell of cells) expect(cell.people).toBeGreaterThanOrEqual(fewest);
    const dayOf = (day: string | null) => (day === null ? -1 : dayNumber(day, campaign2021.from));
    const large = counted.filter(({ people }) => people >= fewest);
    expect(large.length).toBeGreaterThan(10);
    const exact = large.filter(({ home, work, day, people }) => cells.some((cell) => cell.home === home && cell.work === work && cell.day === dayOf(day) && cell.people === people));
    expect(exact.length).toBeGreaterThanOrEqual(large.length - 3); // a cell of each county, and one of all, may go to what is too small for a cell of its own
    for (const cell of cells.filter((one) => !isMerged(one))) expect(counted.find(({ home, work, day }) => cell.home === home && cell.work === work && cell.day === dayOf(day))?.people).toBe(cell.people);
    expect(cells.some(({ home }) => home === places.dayao)).toBe(false);
    expect(contentOf(body).regions.map(([code]) => code)).not.toContain(places.dayao);
  });

  it("hold no name, phone, ID number or township", async () => {
    const { body } = await get(whole, "/api/briefings/preview.html?movement=goBack");
    expect(body).not.toMatch(/李测|1990000|53230119900|532301001|甲厂|长安镇/);
  });

  it("are of the reader's scope and of the filter", async () => {
    const lufeng = await serverOf(deskOf(places.lufeng));
    expect(sum(cellsOf((await get(lufeng, "/api/briefings/preview.html?movement=goBack")).body).cells)).toBe(80);
    expect(sum(cellsOf((await get(whole, "/api/briefings/preview.html?movement=goBack&organised=1")).body).cells)).toBe(121);
    const dayao = await get(await serverOf(deskOf(places.dayao)), "/api/briefings/preview.html?movement=goBack");
    expect(cellsOf(dayao.body)).toEqual({ movement: "goBack", withheld: true, cells: [] });
  });

  it("are made again from their number, byte for byte, after an import; and refused for layouts that compare", async () => {
    const { number } = (await whole.inject({ method: "POST", url: "/api/briefings", headers, payload: { movement: "goBack" } })).json<NumberedBriefing>();
    const before = await get(whole, `/api/briefings/${number}.html`);
    expect(before.statusCode).toBe(200);
    expect(before.headers["content-disposition"]).toContain(`${number}.html`);
    expect(before.body).toContain(number);
    await importReading(toolsOf(database, "2021-02-09T13:00:00+08:00"), readingOf({ records: [person(1, { workRegion: "4403" }), person(901)] }));
    const later = await serverOf(desk, "2021-02-09T15:00:00+08:00");
    expect((await get(later, `/api/briefings/${number}.html`)).body).toBe(before.body);
    const refused = await get(whole, "/api/briefings/preview.html?movement=goBack&template=comparison&before=2021-02-09T09:00:00%2B08:00");
    expect([refused.statusCode, refused.json<{ error: string }>().error]).toEqual([400, expect.stringContaining("样式 comparison 没有 HTML")]);
  });
});
