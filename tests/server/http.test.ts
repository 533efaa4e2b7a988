import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { FastifyInstance, InjectOptions } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decodeCube } from "../../client/cube/decode.ts";
import type { Database } from "../../server/database/database.ts";
import { createHttp } from "../../server/http.ts";
import { checkCharacterOf } from "../../server/ledger/idNumber.ts";
import { readWorkbook } from "../../server/ledger/workbook.ts";
import { storePositions } from "../../server/regions/queries.ts";
import { onBothEngines } from "../database.ts";
import { desk, importReading, person, places, readingOf, settle, toolsOf } from "../ledgerWorld.ts";

/** A ledger of 楚雄市 as CSV; a row with `broken` has an ID number whose check character is wrong. */
function ledgerCsv(rows: { name: string; number: number; post?: string; broken?: boolean }[]): string {
  const heading = "姓名,身份证号,性别,联系电话,户籍县市,户籍乡镇,户籍村（社区）,是否就业,务工省份,务工城市,务工企业,就业岗位,所属行业,月工资（元）,春节安排,返乡日期,出行方式,返岗意愿,最早返岗日期,最晚返岗日期,是否需要组织输送";
  const lines = rows.map(({ name, number, post = "装配工", broken = false }) => {
    const digits = `53230119900101${String(number).padStart(3, "0")}`;
    const right = checkCharacterOf(digits);
    const id = digits + (broken ? (right === "1" ? "2" : "1") : right);
    return `${name},${id},${number % 2 === 1 ? "男" : "女"},13900000000,楚雄市,鹿城镇,德江社区,是,广东省,东莞市,甲厂,${post},制造业,4500,返乡,2021-02-01,火车,是,2021-02-20,2021-02-25,是`;
  });
  return [heading, ...lines].join("\r\n");
}

onBothEngines("the HTTP server", (engine) => {
  let database: Database;
  let app: FastifyInstance;
  const directory = mkdtempSync(join(tmpdir(), "guitu-http-"));
  beforeAll(async () => {
    database = await engine.open();
    await settle(database);
    await importReading(toolsOf(database), readingOf({ records: [1, 2, 3].map((number) => person(number)) }));
    app = await createHttp({ tools: toolsOf(database), viewer: desk, directory, host: "127.0.0.1", clientDirectory: join(directory, "none") });
  });
  afterAll(async () => {
    await app.close();
    rmSync(directory, { recursive: true });
  });
  const ask = (options: InjectOptions | string) => app.inject(typeof options === "string" ? { url: options, headers: { host: "localhost:3000" } }
    : { ...options, headers: { host: "localhost:3000", ...options.headers } });
  const upload = (name: string, payload: string | Buffer, headers: Record<string, string> = {}, query = "") =>
    ask({ method: "POST", url: `/api/ledger?name=${encodeURIComponent(name)}${query}`, payload, headers: { "content-type": "application/octet-stream", ...headers } });

  it("answers its health with the figures", async () => {
    const answer = await ask("/health");
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ status: "ok", engine: engine.engine, dataVersion: expect.any(Number), people: expect.any(Number) });
  });

  describe("as CSV", () => {
    it("lists the flows with a byte order mark, as a file that is not kept", async () => {
      const answer = await ask("/api/flows.csv?movement=return&home=county&work=prefecture");
      expect(answer.headers["content-type"]).toContain("text/csv");
      expect(answer.rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
      expect(answer.body.slice(1)).toMatch(/^homeCode,homeName,workCode,workName,people\r\n532301,楚雄市,4419,东莞市,\d+\r\n$/);
    });

    it.each([
      ["movement=fly", "movement"], ["home=village", "home"], ["work=street", "work"], ["from=2021-2-1", "from"], ["to=2021-02-30", "to"], ["from=2021-02-05&to=2021-02-01", "from"],
      ["speed=1", "speed"], ["movement=return&movement=stay", "movement"], ["homes=5323.9", "homes"], ["works=", "works"], ["modes=train.rocket", "modes"],
      ["modes=train&modes=car", "modes"], ["intentions=maybe", "intentions"], ["organised=true", "organised"], ["industries=制造业", "industries"],
    ])("refuses %s in one sentence that names the parameter", async (query, name) => {
      const answer = await ask(`/api/flows.csv?${query}`);
      expect(answer.statusCode).toBe(400);
      expect(answer.json()).toEqual({ field: name, error: expect.stringMatching(new RegExp(`参数 ${name}.*。$`)) });
    });

    it("takes every filter of the command screen, several values parted by points", async () => {
      const people = async (query: string) => (await ask(`/api/flows.csv?${query}`)).body.trimEnd().split("\r\n").slice(1).reduce((sum, line) => sum + Number(line.split(",").at(-1)), 0);
      const everybody = await people("movement=goBack");
      expect(everybody).toBeGreaterThan(0);
      expect(await people("movement=goBack&homes=532301.532326&works=44.33&modes=charter.unknown&intentions=yes&organised=1&industries=manufacturing.mining&from=2021-02-01&to=2021-03-01")).toBe(everybody);
      for (const other of ["homes=532326", "works=33", "modes=car", "intentions=no.undecided", "organised=0", "industries=mining", "to=2021-02-01"]) expect(await people(`movement=goBack&${other}`)).toBe(0);
    });
  });

  describe("as Arrow", () => {
    const get = (headers: Record<string, string> = {}) => ask({ url: "/api/flows.arrow", headers });

    it("sends the same cube plain, packed by brotli and by gzip", async () => {
      const plain = (await get()).rawPayload;
      const packed = await get({ "accept-encoding": "gzip, deflate, br" });
      expect(packed.headers["content-encoding"]).toBe("br");
      expect(brotliDecompressSync(packed.rawPayload)).toEqual(plain);
      expect(gunzipSync((await get({ "accept-encoding": "gzip" })).rawPayload)).toEqual(plain);
      expect(decodeCube(plain).people.reduce((a, b) => a + b, 0)).toBeGreaterThanOrEqual(6);
    });

    it("answers 304 to whoever has it, until the data change", async () => {
      const { etag } = (await get()).headers;
      const again = await get({ "if-none-match": String(etag) });
      expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0]);
      await importReading(toolsOf(database, "2021-02-10T10:00:00+08:00"), readingOf({ records: [person(4)] }));
      const changed = await get({ "if-none-match": String(etag) });
      expect(changed.statusCode).toBe(200);
      expect(changed.headers.etag).not.toBe(etag);
    });
  });

  it("lists the regions, with imported positions as soon as they are there", async () => {
    const township = async () => (await ask("/api/regions.json")).json().rows.find(([code]: [string]) => code === places.ziwu);
    const [code, name, short, pinyin, , , kind] = await township();
    expect(kind).toBe("approximate");
    await database.asOwner((sql) => storePositions(sql, [{ code: places.ziwu, lon: 101.55, lat: 25.05 }]));
    expect(await township()).toEqual([code, name, short, pinyin, 101.55, 25.05, "imported"]);
  });

  describe("taking a ledger", () => {
    it("imports it, and finds it unchanged the second time", async () => {
      const csv = ledgerCsv([{ name: "王一", number: 101 }, { name: "王二", number: 102 }]);
      expect((await upload("楚雄市.csv", csv)).json()).toMatchObject({ rows: 2, accepted: 2, unchanged: 0, refused: 0, fileName: "楚雄市.csv" });
      expect((await upload("楚雄市.csv", csv)).json()).toMatchObject({ rows: 2, accepted: 0, unchanged: 2, refused: 0 });
    });

    it("gives refused rows back in a workbook that can be imported once corrected", async () => {
      const answer = (await upload("错.csv", ledgerCsv([{ name: "王三", number: 103 }, { name: "王四", number: 104, broken: true }]))).json();
      expect(answer).toMatchObject({ rows: 2, accepted: 1, refused: 1, findings: `/api/ledger/${answer.importId}/findings.xlsx` });
      const workbook = await ask(answer.findings);
      expect(workbook.statusCode).toBe(200);
      const path = join(directory, "findings.xlsx");
      await import("node:fs/promises").then((files) => files.writeFile(path, workbook.rawPayload));
      const { sheets } = await readWorkbook(path);
      expect(JSON.stringify(sheets[0]?.rows)).toContain("王四");
      expect(JSON.stringify(sheets[0]?.rows)).not.toContain("王三");
    });

    it("does not store a dry run", async () => {
      const csv = ledgerCsv([{ name: "王五", number: 105 }]);
      expect((await upload("试.csv", csv, {}, "&dryRun=1")).json()).toMatchObject({ accepted: 1 });
      expect((await upload("试.csv", csv)).json()).toMatchObject({ accepted: 1, unchanged: 0 });
    });

    it("answers the same key with what was stored the first time", async () => {
      const key = { "idempotency-key": "11111111-1111-4111-8111-111111111111" };
      const csv = ledgerCsv([{ name: "王六", number: 106 }]);
      expect((await upload("重试.csv", csv, key)).json()).toMatchObject({ accepted: 1 });
      expect((await upload("重试.csv", csv, key)).json()).toMatchObject({ accepted: 1, unchanged: 0 });
    });

    it("refuses what is no ledger in one sentence with the name that the user gave it, and leaves no file behind", async () => {
      const answer = await upload("图.xlsx", Buffer.from("%PDF-1.7 not a workbook"));
      expect(answer.statusCode).toBe(422);
      expect(answer.json().error).toMatch(/^“图\.xlsx”无法导入：.*。$/u);
      expect(readdirSync(directory).filter((name) => name.startsWith("upload-"))).toEqual([]);
    });

    it("refuses more than 50 MB", async () => {
      const answer = await upload("大.csv", Buffer.alloc(50 * 1024 * 1024 + 1, "x"));
      expect([answer.statusCode, answer.json().error]).toEqual([413, "文件超过 50 MB；请按乡镇拆分后分别导入。"]);
    });

    it.each([["", "name"], ["name=", "name"], ["name=a.csv&dryRun=2", "dryRun"]])("asks for %s", async (query, field) => {
      const answer = await ask({ method: "POST", url: `/api/ledger?${query}`, payload: "x" });
      expect([answer.statusCode, answer.json().error]).toEqual([400, expect.stringContaining(field)]);
    });

    it("knows findings for an hour and says so afterwards", async () => {
      expect((await ask("/api/ledger/22222222-2222-4222-8222-222222222222/findings.xlsx")).statusCode).toBe(404);
    });
  });

  describe("its guard", () => {
    it("refuses a foreign name, so that no page can rebind its own name to this machine", async () => {
      for (const host of ["evil.example", "evil.example:3000", "localhost.evil.example"]) {
        expect((await app.inject({ url: "/api/flows.csv", headers: { host } })).statusCode).toBe(421);
      }
      for (const host of ["127.0.0.1:3000", "[::1]:3000", "192.168.1.20:3000", "LOCALHOST"]) {
        expect((await app.inject({ url: "/health", headers: { host } })).statusCode).toBe(200);
      }
    });

    it("refuses a write from another page and takes one from its own or from a program", async () => {
      const csv = ledgerCsv([{ name: "王七", number: 107 }]);
      for (const headers of <Record<string, string>[]>[{ origin: "http://evil.example" }, { origin: "null" }, { origin: "http://localhost:3001" }, { "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "same-site" }]) {
        expect((await upload("甲.csv", csv, headers)).statusCode).toBe(403);
      }
      expect((await upload("甲.csv", csv, { origin: "http://localhost:3000", "sec-fetch-site": "same-origin" })).statusCode).toBe(200);
      expect((await upload("甲.csv", csv)).statusCode).toBe(200);
    });

    it("lets a page load nothing from elsewhere and run no script of its own making", async () => {
      for (const url of ["/health", "/api/flows.csv", "/nowhere", "/trpc/overview.get"]) {
        const { headers } = await ask(url);
        const policy = String(headers["content-security-policy"]);
        expect(policy).toContain("default-src 'self'");
        expect(policy).toMatch(/script-src 'self';/);
        expect(policy).toMatch(/worker-src 'self' blob:/);
        expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe-inline/);
        expect(headers["x-content-type-options"]).toBe("nosniff");
      }
    });

    it("tells nobody where it broke", async () => {
      const answers = [
        await ask("/trpc/coverage.byVillage?input=%7B%22township%22%3A%22x%22%7D"), await ask("/trpc/nothing.here"), await ask("/trpc/ledger.people?input=%7B"), await ask("/api/nothing"),
        await ask("/%E0%A4%A"), await ask({ method: "POST", url: "/trpc/overview.get", payload: "{", headers: { "content-type": "application/json" } }),
      ];
      for (const answer of answers) {
        expect(answer.statusCode).toBeGreaterThanOrEqual(400);
        expect(answer.statusCode).toBeLessThan(500);
        expect(answer.body).not.toMatch(/\bat \/|node_modules|\.ts:\d|stack/);
      }
      expect(answers[0]?.json().error.data.field).toBe("township");
      expect((await ask("/trpc/coverage.byVillage?input=%7B%7D")).json().error.message).toMatch(/^参数 township 不可用：[一-鿿].*。$/);
      expect(answers[0]?.json().error.message).toMatch(/[一-鿿]/);
    });

    it("are in the language of the screen that asks: schedules, their channels and what is wrong at a field", async () => {
      const headers = { host: "localhost:3000", "accept-language": "en" };
      const { channels } = (await app.inject({ url: "/trpc/schedules.list", headers })).json().result.data;
      expect(channels.mail).toBe("The server has no GUITU_SMTP and GUITU_MAIL_FROM and cannot send mail.");
      const wrong = { name: "", question: {}, formats: ["pdf"], times: { daily: ["17:00"], beforeEve: null }, recipients: [{ name: "x", regions: ["5323"], channel: "folder", address: "x" }] };
      const save = (language: string) => app.inject({ method: "POST", url: "/trpc/schedules.save", headers: { ...headers, "accept-language": language }, payload: wrong });
      expect((await save("en")).json().error).toMatchObject({ message: "name cannot be used: it must not be empty.", data: { field: "name" } });
      expect((await save("zh-CN")).json().error.message).toBe("参数 name 不可用：不能为空。");
    });

    it("are in that language over plain HTTP, too: from the guard, of an upload, an address, a question", async () => {
      const refusals = async (language: string) => {
        const headers = { "accept-language": language };
        const answers = [
          await ask({ url: "/health", headers: { ...headers, host: "evil.example" } }), await upload("甲.xlsx", "", headers), await ask({ url: "/api/nothing", headers }), await ask({ method: "POST", url: "/api/briefings", payload: "{", headers: { ...headers, "content-type": "application/json" } }),
          await ask({ url: "/api/flows.csv?movement=away", headers }), await ask({ url: "/api/briefings/GT-1.pdf", headers }),
        ];
        return answers.map((answer) => answer.json<{ error: string }>().error);
      };
      expect(await refusals("en-GB,en;q=0.9,zh-CN;q=0.8")).toEqual([
        "Open the address that the server showed when it started.", "“甲.xlsx” cannot be imported: The file is empty (0 bytes); make sure that it is saved and choose it again.", "There is no such address.", "The request cannot be understood.",
        "movement cannot be used: one of return, stay, goBack is wanted.", "The number of a briefing looks like GT-532300-20210209-0042-MK; type it as it stands on the sheet.",
      ]);
      expect(await refusals("zh-CN,zh;q=0.9,en;q=0.8")).toEqual([
        "请用服务器启动时显示的网址访问。", "“甲.xlsx”无法导入：文件是空的（0 字节）；请确认文件已保存完整，再重新选择。", "没有这个地址。", "请求无法理解。",
        "参数 movement 不可用：应为 return、stay、goBack 之一。", "简报编号形如 GT-532300-20210209-0042-MK，请照简报上的编号输入。",
      ]);
    });
  });
});
