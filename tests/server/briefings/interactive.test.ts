import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { fewest } from "../../../client/interactive/cells.ts";
import { unpackCells, type InteractiveContent } from "../../../client/interactive/content.ts";
import { insideJson } from "../../../server/briefings/interactiveHtml.ts";
import { insideScript } from "../../../server/briefings/interactiveScript.ts";
import { makeSheet, type SheetJob } from "../../../server/briefings/sheetMaking.ts";
import { openAtlas, type BriefingQuestion, type LedgerPicture } from "../../../server/briefings/reading.ts";
import { encodeCube } from "../../../server/flows/cube.ts";
import { briefingGeography } from "../../../server/startBriefings.ts";
import { campaign2021, emptyFilter, goBackIntentions, industries, noDay, rollupMovements, travelModes, type RollupMovement } from "../../../server/vocabulary.ts";

type Row = readonly [home: string, work: string, movement: RollupMovement, day: number | null, people: number];

/** 300 people of two counties whom anybody may know, and three from 永仁 in 拉萨. */
const rows: Row[] = [
  ["532301001", "4419", "goBack", 25, 120], ["532301001", "4403", "goBack", 26, 60], ["532302101", "4419", "goBack", 26, 40], ["532302101", "5301", "goBack", null, 30], ["532301001", "5323", "goBack", 25, 20],
  ["532301001", "440306", "goBack", 27, 3], ["532301001", "4401", "goBack", 27, 2], ["532301001", "", "goBack", 30, 22], ["532327101", "5401", "goBack", 28, 3],
  ["532301001", "4419", "stay", null, 50], ["532301001", "4419", "return", 10, 3], ["532301001", "4419", "home", null, 2],
];

function pictureOf(list: readonly Row[]): LedgerPicture {
  const column = (of: (row: Row) => number) => Uint8Array.from(list, of);
  const cube = encodeCube({
    grain: { home: "township", work: "county" }, home: list.map(([home]) => home), work: list.map(([, work]) => work), movement: column(([, , movement]) => rollupMovements.indexOf(movement)), day: Uint16Array.from(list, ([, , , day]) => day ?? noDay),
    mode: column(() => travelModes.indexOf("train")), intention: column(() => goBackIntentions.indexOf("yes")), organised: column(() => 1), industry: column(() => industries.indexOf("manufacturing")), people: Uint32Array.from(list, ([, , , , people]) => people),
  }, { baseDate: campaign2021.from, dataVersion: 1 });
  return { overview: { reportedOn: "2021-02-09", demo: true, people: list.reduce((sum, [, , , , people]) => sum + people, 0) }, cube, coverage: [{ township: "532301001", expected: 900, surveyed: 700, villages: 4, silentVillages: 1 }], positions: [], silentVillages: [] };
}

describe("an interactive file", () => {
  const atlas = openAtlas(briefingGeography());
  const job = (change: Partial<BriefingQuestion> = {}, list = rows): SheetJob => ({
    ledger: pictureOf(list), format: "html", scale: 1, at: new Date(0),
    question: { filter: { ...emptyFilter, movement: "goBack" }, template: "single", language: "zh-CN", asOf: "2021-02-09T18:00:00+08:00", number: "GT-532300-20210209-0001-7K", address: "https://guitu.example/briefings/x", ...change },
  });
  const fileOf = async (change: Partial<BriefingQuestion> = {}, list = rows) => {
    const made = await makeSheet(atlas, job(change, list));
    if ("refused" in made) throw new Error(made.error);
    return { ...made, html: Buffer.from(made.content).toString("utf8") };
  };
  const contentOf = (html: string) => JSON.parse(/<script type="application\/json" id="content">(.*?)<\/script>/s.exec(html)![1]!) as InteractiveContent;
  let file: Awaited<ReturnType<typeof fileOf>>;
  beforeAll(async () => { file = await fileOf(); });

  it("holds everybody of the question in cells of five at least, and names no place of smaller ones", () => {
    const content = contentOf(file.html);
    const cells = unpackCells(content);
    const sums = Object.fromEntries(cells.map(({ movement, cells: own, withheld }) => [movement, withheld ? "withheld" : own.reduce((sum, { people }) => sum + people, 0)]));
    expect(sums).toEqual({ goBack: 300, stay: 50, return: "withheld" });
    expect(cells.every(({ cells: own }) => own.every(({ people }) => people >= fewest))).toBe(true);
    expect(cells.find(({ movement }) => movement === "goBack")!.cells).toContainEqual({ home: "532301", work: "4419", day: 25, people: 120 });
    const { boundaries: _, context: __, ...said } = content; // every county has a border
    for (const word of ["532327", "永仁", "5401", "拉萨", "4401", "440306"]) expect(JSON.stringify(said), word).not.toContain(`"${word}`);
    expect(file.sum).toContain("共公布 350 人（返乡人数太少，未公布、留岗 50、返岗 300）");
  });

  it("says in its words what it is of, whatever is chosen on the page", () => {
    const { title, subtitle, sentence, asOf, facts } = contentOf(file.html);
    expect([title, subtitle, sentence]).toEqual(["2021年春节务工流向", "楚雄州户籍，务工地全国", "只看：楚雄州户籍；全部务工地；全部行业。"]);
    expect([asOf, facts]).toEqual(["2021年2月9日（腊月廿八，周二）18:00", [["覆盖", "1/1个乡镇已报，3/4个村（居）已报，应访者已访约78%"]]]);
  });

  it("is the same twice, whatever order the ledger's rows come in, and below three megabytes", async () => {
    expect((await fileOf()).html).toBe(file.html);
    expect((await fileOf({}, rows.toReversed())).html).toBe(file.html);
    expect(file.content.length).toBeLessThan(3_000_000);
  });

  it("keeps every other word of the filter", async () => {
    const { sum } = await fileOf({ filter: { ...emptyFilter, movement: "goBack", homes: ["532302"], days: { from: "2021-02-20", to: "2021-02-21" } } });
    expect(sum).toContain("共公布 70 人（返乡 0、留岗 0、返岗 70）");
    const { html } = await fileOf({ filter: { ...emptyFilter, movement: "goBack", days: { from: "2021-02-20", to: "2021-02-21" } } });
    expect(contentOf(html).opens).toEqual({ movement: "goBack", days: { from: 26, to: 27 } });
  });

  it("lets no text of others become markup or script", async () => {
    const evil = "</script><script>alert(1)</script><!--<script>\u2028\u2029]]>\"'&amp;</title></style>";
    const { html } = await fileOf({ ownWords: { title: evil, subtitle: evil, notes: evil }, narrowedTo: [] });
    expect(contentOf(html)).toMatchObject({ title: evil, subtitle: evil, notes: evil });
    expect(html.match(/<\/?script[ >]/g)).toEqual(["<script ", "</script>", "<script>", "</script>"]);
    expect(html).not.toContain("<!--");
    expect(insideJson({ evil })).not.toMatch(/[<>&\u2028\u2029]/);
    expect(html.slice(0, html.indexOf("<body>")).match(/<\/title>|<\/style>/g)).toEqual(["</title>", "</style>"]);
    expect(JSON.parse(insideJson({ evil }))).toEqual({ evil });
    expect(insideScript("a('</script>')+'<!--'+'<SCRIPT'")).toBe("a('<\\/script>')+'<\\!--'+'\\x3cSCRIPT'");
  });

  it("forbids the browser every request, and allows its own script by its hash alone", () => {
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(file.html)![1]!;
    const script = /<script>(.*)<\/script>/s.exec(file.html)![1]!;
    expect(policy).toBe(`default-src 'none'; script-src 'sha256-${createHash("sha256").update(script).digest("base64")}'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'`);
    expect(file.html.replace(script, "").match(/\b(?:src|href|action)="[^"]*"/g)).toEqual(['href="data:,"']);
    expect(() => new Function(script)).not.toThrow();
  });

  it("is refused with one sentence where the ledger is empty", async () => {
    expect(await makeSheet(atlas, job({}, []))).toEqual({ refused: "empty", error: expect.stringContaining("台账里还没有人") as string });
  });
});
