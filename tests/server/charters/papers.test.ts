import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import type { FastifyInstance } from "fastify";
import { unzipSync } from "fflate";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { seatedPassengers, type Manifest } from "../../../server/charters/manifest.ts";
import { readManifests } from "../../../server/charters/manifestReading.ts";
import type { Database } from "../../../server/database/database.ts";
import { createHttp } from "../../../server/http.ts";
import { createCaller } from "../../../server/router.ts";
import type { Viewer } from "../../../server/vocabulary.ts";
import { onBothEngines } from "../../database.ts";
import { desk, deskOf, toolsOf, worldSeals } from "../../ledgerWorld.ts";
import { chuxiongDesk, fillLedger, homes, settleCharterWorld, traveller } from "./demandWorld.ts";

/** Forty people of two counties in households of two and a travelling group of six; most work in 东莞. */
const crowd = Array.from({ length: 40 }, (_, number) => traveller(number + 1, {
  name: `${"塝䶮"[number % 2]}测${number + 1}`, household: `户${Math.floor(number / 2)}`, workRegion: number % 10 < 8 ? "4419" : "3307", employer: number % 2 ? "甲厂" : null,
  contactName: number % 5 ? `王芳${"甲乙丙丁"[number % 4]}` : null, contactPhone: number % 5 ? `1540000${String(number).padStart(4, "0")}` : null, usesWheelchair: number % 20 === 7,
  travelGroup: number < 6 ? "郭家组" : null, ...(number < 30 ? { homeTownship: number < 20 ? homes.lucheng : homes.donggua } : { homeCounty: "532302", homeTownship: homes.jinshan }),
}));

onBothEngines("papers of a saved plan", (engine) => {
  let database: Database;
  let app: FastifyInstance;
  let planId = "";
  const folder = mkdtempSync(join(tmpdir(), "guitu-papers-"));
  const at = (viewer: Viewer) => createCaller({ database, viewer, routingUrl: undefined }).charters;
  beforeAll(async () => {
    database = await engine.open();
    await settleCharterWorld(database);
    await fillLedger(database, crowd);
    app = await createHttp({ tools: toolsOf(database), viewer: desk, directory: folder, host: "127.0.0.1", clientDirectory: folder });
    planId = await planOf(desk);
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });
  afterEach(() => fillLedger(database, crowd));
  const planOf = async (viewer: Viewer, question: object = {}) => {
    const { runId } = await at(viewer).startRun({ scenarioId: "standard", effort: 1, seed: 1, ...question });
    for (;;) {
      const run = await at(viewer).run({ runId });
      if (run.state !== "running") return run.planId ?? "";
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const ask = (path: string) => app.inject({ url: `/api/charters/${path}`, headers: { host: "localhost:3000" } });
  const manifests = async (viewer: Viewer = desk, plan = planId) => (await database.withScope(viewer, (scoped) => readManifests(scoped, { planId: plan, runIds: null }, worldSeals)))?.manifests ?? [];
  const namesOn = (list: Manifest[]) => list.flatMap(({ passengers }) => passengers.map(({ person }) => (typeof person === "string" ? person : person.name))).sort();
  const changesOn = (list: Manifest[]) => list.flatMap(({ passengers }) => passengers.flatMap(({ person }) => (typeof person === "string" ? [person] : person.changes)));

  it("name everybody of the ledger whom the plan serves, once, with a masked ID number", async () => {
    const { totals, plan } = await at(desk).plan({ planId });
    const list = await manifests();
    expect(list.map(({ runId }) => runId)).toEqual([...plan.trips, ...plan.trains].map(({ id }) => id));
    const names = namesOn(list);
    expect(names).toHaveLength(totals.served);
    expect(new Set(names).size).toBe(names.length);
    expect(crowd.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
    for (const { person, boards } of list.flatMap(({ passengers }) => passengers)) {
      if (typeof person === "string") throw new Error(`expected a person, found ${person}`);
      const record = crowd.find(({ name }) => name === person.name);
      expect([person.phone, person.employer, person.idNumber]).toEqual([record?.phone, record?.employer, expect.stringMatching(/^5323\*{10}.{4}$/)]);
      expect([person.contact, person.usesWheelchair]).toEqual([{ name: record?.contactName, phone: record?.contactPhone }, record?.usesWheelchair]);
      expect(boards).toBe({ [homes.lucheng]: "鹿城镇", [homes.donggua]: "东瓜镇", [homes.jinshan]: "金山镇" }[record?.homeTownship ?? ""]);
    }
    const family = list.find(({ passengers }) => passengers.some(({ travelGroup }) => travelGroup === "郭家组"));
    expect(family?.passengers.filter(({ travelGroup }) => travelGroup === "郭家组").map(({ person }) => typeof person === "object" && Number(person.name.slice(2))).sort((a, b) => Number(a) - Number(b))).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("stay what they were when the ledger grows, and say of each passenger what has changed since", async () => {
    const before = await manifests();
    expect(changesOn(before)).toEqual([]);
    const seated = new Set(namesOn(before));
    const [refusing, moving, working] = crowd.filter(({ name }) => seated.has(name));
    const own = (record: typeof refusing) => record ?? crowd[0]!; // the crowd is not empty
    await fillLedger(database, [
      { ...own(refusing), goBackIntention: "no", wantsTransport: false }, { ...own(moving), goBackFrom: "2021-03-01", goBackTo: "2021-03-05" }, { ...own(working), workRegion: "4401" },
      traveller(90, { workRegion: "4419" }), // new since: on no manifest
    ]);
    const after = await manifests();
    expect(namesOn(after)).toEqual(namesOn(before));
    expect(changesOn(after).sort()).toEqual(["work", "notGoing", "noTransport", "days"].sort());
  });

  it("name the emergency contact of then, and say when the ledger has another or somebody's wheelchair has changed; a ledger that says neither takes nothing back", async () => {
    const before = await manifests();
    const seated = new Set(namesOn(before));
    const [first, second, third] = crowd.filter(({ name, contactName, usesWheelchair }) => seated.has(name) && contactName !== null && !usesWheelchair);
    const own = (record: typeof first) => record ?? crowd[0]!; // the crowd is not empty
    await fillLedger(database, [{ ...own(first), contactPhone: "15499999999" }, { ...own(second), usesWheelchair: true }, { ...own(third), contactName: null, contactPhone: null, usesWheelchair: null }]);
    const after = await manifests();
    const people = (list: Manifest[]) => list.flatMap(({ passengers }) => passengers.map(({ person }) => (typeof person === "string" ? person : { ...person, changes: [] })));
    expect(people(after)).toEqual(people(before));
    expect(changesOn(after).sort()).toEqual(["wheelchair", "contact"].sort());
  });

  it("keep as many wheelchair places as the ledger has people who need one", async () => {
    const list = await manifests();
    const users = list.map(({ passengers }) => passengers.filter(({ person }) => typeof person === "object" && person.usesWheelchair).length);
    expect(list.map(({ wheelchairs }) => wheelchairs)).toEqual(users);
    expect(users.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
  });

  it("follow the filter that the plan was made with", async () => {
    const plan = await planOf(desk, { filter: { homes: ["532301"] } });
    const list = await manifests(desk, plan);
    expect(changesOn(list)).toEqual([]);
    expect(namesOn(list).length).toBe((await at(desk).plan({ planId: plan })).totals.served);
  });

  it("mask names and phones for roles that do not print manifests", async () => {
    const [passenger] = (await manifests({ ...desk, role: "leader" }))[0]?.passengers ?? [];
    expect(passenger?.person).toMatchObject({ name: expect.stringMatching(/^[塝䶮]\*/), phone: expect.stringMatching(/^\d{3}\*{4}\d{4}$/) });
    const contacts = (await manifests({ ...desk, role: "leader" })).flatMap(({ passengers }) => passengers.flatMap(({ person }) => (typeof person === "object" && person.contact.name ? [`${person.contact.name} ${person.contact.phone}`] : [])));
    expect(contacts.length).toBeGreaterThan(10);
    for (const contact of contacts) expect(contact).toMatch(/^王\*[甲乙丙丁] 154\*{4}\d{4}$/);
  });

  it("are not there for a desk that does not see the whole plan", async () => {
    for (const viewer of [chuxiongDesk, deskOf("5301")]) expect(await database.withScope(viewer, (scoped) => readManifests(scoped, { planId, runIds: null }, worldSeals))).toBeNull();
  });

  it("come as PDF with every name as text, and as a workbook, under a Chinese name that sorts", async () => {
    const [manifest] = await manifests();
    const answer = await ask(`${planId}/manifests/${manifest?.runId}.pdf`);
    expect([answer.statusCode, answer.headers["content-type"], answer.headers["cache-control"]]).toEqual([200, "application/pdf", "no-store"]);
    const [, encoded = ""] = /filename\*=UTF-8''(.+)$/.exec(String(answer.headers["content-disposition"])) ?? [];
    expect(decodeURIComponent(encoded)).toMatch(/^\d\d趟_02\d\d_.+至.+_\d+人\.pdf$/);
    const path = join(folder, "manifest.pdf");
    writeFileSync(path, answer.rawPayload);
    const text = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });
    for (const name of manifest ? namesOn([manifest]) : []) expect(text).toContain(name);
    const contacts = (manifest?.passengers ?? []).flatMap(({ person }) => (typeof person === "object" && person.contact.name ? [`${person.contact.name} ${person.contact.phone}`] : []));
    expect(contacts.length).toBeGreaterThan(0);
    for (const contact of contacts) expect(text).toContain(contact);
    const sheet = await ask(`${planId}/manifests/${manifest?.runId}.xlsx`);
    expect(await seatsIn(sheet.rawPayload)).toEqual([manifest?.passengers.length]);
  });

  it("come to the screen as seat, name, phone and remarks, masked as on the manifest", async () => {
    const [[manifest], [masked]] = [await manifests(), await manifests({ ...desk, role: "leader" })];
    const answer = await ask(`${planId}/manifests/${manifest?.runId}.json`);
    expect([answer.headers["cache-control"], answer.json()]).toEqual(["no-store", { masked: false, passengers: manifest && seatedPassengers(manifest) }]);
    for (const { person } of masked ? seatedPassengers(masked) : []) expect(person).toEqual({ name: expect.stringMatching(/^[塝䶮]\*/), phone: expect.stringMatching(/^\d{3}\*{4}\d{4}$/), usesWheelchair: expect.any(Boolean), changes: [] });
  });

  it("come all together: a zip with both files of each run, and a workbook with a sheet for each", async () => {
    const list = await manifests();
    const zip = await ask(`${planId}/manifests.zip`);
    expect([zip.statusCode, zip.headers["content-type"]]).toEqual([200, "application/zip"]);
    const files = unzipSync(zip.rawPayload);
    const pdfs = Object.keys(files).filter((name) => name.endsWith(".pdf"));
    expect(pdfs.filter((name) => !name.startsWith("接收地通知/"))).toHaveLength(list.length);
    expect(pdfs.filter((name) => name.startsWith("接收地通知/")).reduce((sum, name) => sum + Number(/_(\d+)人/.exec(name)?.[1]), 0)).toBe(list.flatMap(({ passengers }) => passengers).length);
    const sheets = await Promise.all(Object.entries(files).filter(([name]) => /^\w+趟.*\.xlsx$/.test(name)).map(([, content]) => seatsIn(Buffer.from(content))));
    const { served } = (await at(desk).plan({ planId })).totals;
    expect(sheets.flat().reduce((sum, seats) => sum + seats, 0)).toBe(served);
    const whole = await seatsIn((await ask(`${planId}/manifests.xlsx`)).rawPayload);
    expect([whole.length, whole.reduce((sum, seats) => sum + seats, 0)]).toEqual([list.length, served]);
  });

  it("tell a receiving place how many arrive, and say plainly when nobody does", async () => {
    const answer = await ask(`${planId}/notice/4419.xlsx`);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(answer.rawPayload as unknown as ArrayBuffer); // its types know an older Buffer
    const people = (await manifests()).flatMap(({ passengers }) => passengers).filter(({ leavesCode }) => leavesCode === "4419").length;
    expect(String(workbook.worksheets[0]?.getCell("A2").value)).toContain(`致 东莞市`);
    expect(String(workbook.worksheets[0]?.getCell("A2").value)).toContain(`共 ${people} 人`);
    expect((await ask(`${planId}/notice/4419.pdf`)).rawPayload.subarray(0, 5).toString()).toBe("%PDF-");
    const nobody = await ask(`${planId}/notice/1101.pdf`);
    expect([nobody.statusCode, nobody.json().error]).toEqual([404, "计划中没有人到达 1101；请核对行政区划代码。"]);
  });

  it("refuse with one sentence: 400 for what is no address, 404 for what is not there", async () => {
    const none = "00000000-0000-4000-8000-000000000000";
    const answers = await Promise.all([
      "x/manifests.zip", "x/manifests.xlsx", "x/manifests/t1.json", `${planId}/manifests/t1.doc`, `${planId}/manifests/x1.pdf`, `${planId}/notice/44.pdf`,
      `${none}/manifests.zip`, `${none}/manifests.xlsx`, `${none}/manifests/t1.pdf`, `${none}/manifests/t1.json`, `${none}/notice/4419.pdf`, `${planId}/manifests/t999.pdf`,
    ].map(ask));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([400, 400, 400, 400, 400, 400, 404, 404, 404, 404, 404, 404]);
    for (const answer of answers) expect(answer.json().error).toMatch(/^[^。]+。$/);
  });
});

/** Rows of passengers in each sheet that has some: their first cell is a seat, their fourth an ID number. */
async function seatsIn(content: Buffer): Promise<number[]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(content as unknown as ArrayBuffer); // its types know an older Buffer
  return workbook.worksheets.map((sheet) => {
    let seats = 0;
    sheet.eachRow((row) => { if (String(row.getCell(4).value).startsWith("5323*")) seats += 1; });
    return seats;
  }).filter((seats) => seats > 0);
}
