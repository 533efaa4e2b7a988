import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { charterFigures } from "../../../client/print/charterFigures.ts";
import { questionOfPlan } from "../../../client/print/charterMaterial.ts";
import { composeCharterSheet } from "../../../client/print/charterSheet.ts";
import { paintSvg } from "../../../client/print/svgPainter.ts";
import { widthOf } from "../../../client/print/ink.ts";
import type { Sheet } from "../../../client/print/sheet.ts";
import type { Mark } from "../../../client/scene/marks.ts";
import { smallCharters, smallPlan } from "./charterWorld.ts";

const textsOf = ({ marks }: Pick<Sheet, "marks">) => marks.flatMap((mark) => (mark.kind === "text" ? [mark.runs.map(({ text }) => text).join("")] : []));
const svgOf = (sheet: Sheet) => paintSvg(sheet, { ...sheet, unit: "mm", ground: "#FFFFFF", title: sheet.words.title });
const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0);

describe("the sheet of a charter plan", () => {
  // Look at a changed snapshot as a picture before accepting it.
  it("looks as it was reviewed", async () => {
    await expect(svgOf(composeCharterSheet(smallCharters()))).toMatchFileSnapshot("./golden/charters.svg");
  });

  it("says whose plan it is, of when its states, its plan and its ledger are, and that the judge found nothing", () => {
    const texts = textsOf(composeCharterSheet(smallCharters()));
    for (const text of [
      "2021年春节后返岗包车方案", "第一次编制（0b5c1f6e）", "只看：返岗；愿意由政府组织运送；2月18日（正月初七）至2月22日（正月十一）；楚雄州户籍；全部务工地；全部行业。",
      "班次状态截至 2021年2月9日（腊月廿八，周二）18:00", "方案编制 2021年2月9日 10:00", "所据台账截至 2021年2月9日 09:30", "审核 合规", "演示数据",
    ]) expect(texts).toContain(text);
  });

  it("has the sum under the map: on ribbons, inside, left out, off the map, everybody", () => {
    const sheet = composeCharterSheet(smallCharters());
    expect(sheet.sum).toBe("带上 620 ＋ 省内 20 ＋ 未安排 8 ＋ 图外 12 ＝ 需求 660 人");
    expect(textsOf(sheet)).toContain(sheet.sum);
    expect(textsOf(sheet).join("")).toContain("图外 新疆 12 / 12");
  });

  it("shows what the screen shows: served, cost, a head, cheaper than by hand, the gap, how far the runs are, why people are left out", () => {
    const texts = textsOf(composeCharterSheet(smallCharters()));
    for (const text of ["652", "需求 660 人的 98.8%", "未安排 8", "26.08", "400", "-25.0", "5.0"]) expect(texts).toContain(text);
    expect(texts.join("")).toContain("未安排原因：同向人数太少，不够开一趟 5 人；可走的日子没有空车 3 人。");
    expect(texts.find((text) => text.startsWith("班次 "))).toBe("班次 已计划 2 · 已确认 1 · 已发车 1 · 已到达 1");
  });

  it("has a legend of what occurs, and of nothing else", () => {
    const of = (plan: Partial<typeof smallPlan>) => textsOf(composeCharterSheet(smallCharters({}, plan)));
    expect(of({})).toEqual(expect.arrayContaining(["客车", "专列", "未安排", "已到、在途"]));
    const { trains: _, ...coaches } = smallPlan.plan;
    const quiet = of({ states: [], plan: { ...coaches, trains: [], blockSeats: [], unserved: [] }, problem: { ...smallPlan.problem, groups: smallPlan.problem.groups.filter(({ groupId }) => !["e", "f"].includes(groupId)).map((one) => (one.groupId === "b" ? { ...one, people: 20 } : one)) }, totals: { ...smallPlan.totals, people: 112, served: 112, unserved: 0 } });
    expect(quiet).not.toContain("已到、在途");
    expect(quiet.filter((text) => text === "未安排").length).toBe(of({}).filter((text) => text === "未安排").length - 1); // the tables' columns stay
    expect(quiet.join("")).not.toContain("未安排原因");
  });

  it("is not printed when passengers, totals and demand disagree", () => {
    expect(() => charterFigures({ ...smallPlan, totals: { ...smallPlan.totals, served: 651 } })).toThrow("expected 651");
  });

  it("counts a trip for the destination that most of it goes to, and knows the first and last day of each", () => {
    const { destinations } = charterFigures(smallPlan);
    expect(destinations.map(({ code, demand, served, coaches, trains, first, last }) => [code, demand, served, coaches, trains, first, last])).toEqual([
      ["44", 628, 620, 2, 1, "2021-02-18", "2021-02-20"], ["53", 20, 20, 1, 0, "2021-02-19", "2021-02-19"], ["65", 12, 12, 1, 0, "2021-02-21", "2021-02-21"],
    ]);
  });

  it("has tables whose columns are the headline's, whatever rides where", () => {
    const riding = fc.array(fc.record({ home: fc.constantFrom("532301001", "532302101"), work: fc.constantFrom("4419", "4403", "5301", "6501", "9901"), on: fc.constantFrom("coach", "train", "block", "left"), people: fc.integer({ min: 1, max: 900 }), day: fc.integer({ min: 0, max: 5 }) }), { minLength: 1, maxLength: 20 });
    fc.assert(fc.property(riding, (list) => {
      const part = (index: number, people: number) => [{ group: `g${index}`, people }];
      const runs = (on: string) => list.flatMap((one, index) => (one.on === on ? [{ id: `${on === "train" ? "r" : "t"}${index}`, day: one.day, passengers: part(index, one.people) }] : []));
      const people = (on: string) => sum(list.filter((one) => one.on === on).map((one) => one.people));
      const all = sum(list.map((one) => one.people));
      const sheet = composeCharterSheet(smallCharters({}, {
        plan: { trips: runs("coach"), trains: runs("train"), blockSeats: runs("block"), unserved: runs("left").flatMap(({ passengers }) => passengers) }, states: [], routes: [],
        problem: { ...smallPlan.problem, groups: list.map((one, index) => ({ groupId: `g${index}`, homeCode: one.home, workCode: one.work, people: one.people, firstDate: "2021-02-18", lastDate: "2021-02-22" })) },
        totals: { ...smallPlan.totals, people: all, served: all - people("left"), unserved: people("left") },
      }));
      const { figures } = sheet.charters;
      for (const rows of [figures.destinations, figures.homes]) {
        expect([sum(rows.map((row) => row.demand)), sum(rows.map((row) => row.served)), sum(rows.map((row) => row.unserved))]).toEqual([figures.demand, figures.served, figures.unserved]);
      }
      expect(sum(figures.destinations.map(({ coaches }) => coaches))).toBe(figures.coaches);
      expect(sum(figures.destinations.map(({ trains }) => trains))).toBe(figures.trains);
      expect(sum(figures.days.map((day) => day.people)) + figures.onBlockSeats).toBe(figures.served);
      expect(sum(figures.days.map((day) => day.unserved))).toBe(figures.unserved);
      expect(sum(figures.reasons.map((reason) => reason.people))).toBe(figures.unserved);
      expect(sum(Object.values(figures.states).map(({ runs: count }) => count))).toBe(figures.coaches + figures.trains);
    }), { numRuns: 40 });
  });

  it("keeps every letter on the page and no letter under six points, in both languages and with long notes", () => {
    for (const language of ["zh-CN", "en"] as const) for (const notes of ["", "三个乡镇未报。".repeat(57)]) {
      const sheet = composeCharterSheet(smallCharters({ language, ownWords: { title: "", subtitle: "", notes } }));
      for (const mark of sheet.marks) if (mark.kind === "text") expect(insideOf(mark, sheet), JSON.stringify(mark.runs)).toBe(true);
      if (notes !== "") expect(textsOf(sheet).join("")).toContain(notes);
    }
  });

  it("has English words for everything but the name that somebody gave", () => {
    const texts = textsOf(composeCharterSheet(smallCharters({ language: "en" })));
    expect(texts).toContain("Charter plan to go back to work, Spring Festival 2021");
    expect(texts.filter((text) => /\p{Script=Han}/u.test(text))).toEqual(["第一次编制 (0b5c1f6e)"]);
  });

  it("is about the same people as the ledger's question of those who want transport", () => {
    expect(questionOfPlan({ ...smallPlan.filter!, modes: ["train"] })).toEqual({ movement: "goBack", organised: true, homes: [], works: [], days: { from: "2021-02-18", to: "2021-02-22" }, modes: [], intentions: [], industries: [] });
    expect(questionOfPlan(null)).toMatchObject({ days: null, homes: [] });
  });
});

function insideOf(mark: Mark & { kind: "text" }, { width, height }: Sheet): boolean {
  const points = (mark.size * 72) / 25.4;
  const length = widthOf(mark.runs.map(({ text }) => text).join(""), points);
  const left = mark.at[0] - (mark.anchor === "start" ? 0 : mark.anchor === "middle" ? length / 2 : length);
  return points >= 5.9 && left >= 0 && left + length <= width && mark.at[1] <= height;
}
