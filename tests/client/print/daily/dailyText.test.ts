import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dailyMovements } from "../../../../client/print/daily/dailyCounts.ts";
import { dailyFiguresOf, type DailyFigures } from "../../../../client/print/daily/dailyFigures.ts";
import { partsOf } from "../../../../client/print/daily/dailyPages.ts";
import { dailyText } from "../../../../client/print/daily/dailyText.ts";
import type { BriefingMaterial } from "../../../../client/print/material.ts";
import { festivalPlans, rollupMovements } from "../../../../server/vocabulary.ts";
import type { Row } from "../world.ts";
import { dailyNation, dailyRows, earlierRows } from "./world.ts";

const paragraphsOf = (material: BriefingMaterial) => { const parts = partsOf(material); return dailyText(parts.figures, parts.writer, material); };
const textOf = (material: BriefingMaterial) => paragraphsOf(material).map(({ heading, text }) => `${heading}\n${text}\n`).join("\n");
const said = (material: BriefingMaterial, name: string) => paragraphsOf(material).find((one) => one.name === name)?.text ?? "";

describe("the text of a daily briefing", () => {
  // Read a changed snapshot as a leader would before accepting it.
  it.each(["zh-CN", "en"] as const)("reads as it was reviewed: %s", async (language) => {
    await expect(textOf(dailyNation({ language }))).toMatchFileSnapshot(`./golden/text.${language}.txt`);
  });

  it("says who has been followed up, their plans and what changed, in per cent only of a hundred people or more", () => {
    const text = said(dailyNation(), "overall");
    expect(text).toContain("截至2021年2月9日（腊月廿八，周二）18:00，楚雄州已回访务工人员667人，较前一日增加172人（增长34.7%）。");
    expect(text).toContain("计划返乡575人（占86.2%），较前一日增加160人（增长38.6%）；就地过节60人（占9.0%），与前一日持平；已在家25人（占3.7%），较前一日增加5人；去向未定7人（占1.0%），较前一日增加7人。");
  });

  it("calls the moment before the last briefing where it is one, the day before where it is that, else by its time", () => {
    expect(said(dailyNation({ beforeNumber: "GT-532300-20210208-0001-AB" }), "overall")).toContain("较上期增加172人");
    expect(said(dailyNation({}, {}, { asOf: "2021-02-07T09:30:00.000+08:00" }), "overall")).toContain("较2月7日09:30增加172人");
  });

  it("compares nothing where nobody was in the ledger before, and says so", () => {
    const text = textOf(dailyNation({}, {}, null));
    expect(text).toContain("此前没有可比的数据，本期不列增减。");
    expect(text).not.toMatch(/较前|持平|增加|减少|上期|前一日/);
  });

  it("names the largest flows, what grew most and what shrank", () => {
    const text = said(dailyNation(), "mainFlows");
    expect(text).toContain("返乡主要来自东莞310人、深圳120人、昆明（云南）90人，合计占90.4%。");
    expect(text).toContain("与前一日相比，增加最多的是昆明（云南）（90人），减少最多的是深圳（15人）。");
    expect(text).toContain("最大的一条流向是东莞至楚雄市，310人。");
  });

  it("says that every place has as many as before when it has, though others came from inside", () => {
    expect(said(dailyNation({ rows: [...dailyRows, { home: "532301001", work: "5323", movement: "return", day: 14, people: 5 }] }, {}, { rows: dailyRows }), "mainFlows")).toContain("各地人数均与前一日相同");
  });

  it("says when the peak is, how many coaches it fills and how sure it is", () => {
    const text = said(dailyNation(), "peaks");
    expect(text).toContain("返乡高峰为2月8日（腊月廿七，周一），310人，按每车45人约合7车，其次为2月7日（腊月廿六，周日）120人、2月9日（腊月廿八，周二）90人。");
    expect(text).toContain("前一日的高峰为2月7日（腊月廿六，周日）。已定日期的532人（占92.5%），未定日期的43人。");
  });

  it("says of several days alike how many they are, and of people without a day that no peak can be told", () => {
    const rows: Row[] = [{ home: "532301001", work: "4419", movement: "return", day: 3, people: 8 }, { home: "532301001", work: "4403", movement: "return", day: 5, people: 8 }, { home: "532301001", work: "4403", movement: "goBack", day: null, people: 4 }];
    expect(said(dailyNation({ rows }, {}, null), "peaks")).toBe("返乡最多的有2天，各8人，最早为1月28日（腊月十六，周四），不足一车（每车45人）。日期均已确定。计划返岗的4人均未定日期，高峰尚不能判断。");
  });

  it("says where fewest have been followed up, and how many are expected behind the villages that have not reported", () => {
    expect(said(dailyNation(), "silentVillages")).toBe("应访880人，已访667人，覆盖率75.8%（前一日为56.3%）。覆盖较低的县（市）有楚雄市75.3%。覆盖较低的乡镇有楚雄市子午镇23.8%。尚有3个村（居）未报，涉及应访95人，较前一日减少2个村（居）。应访较多的未报村有大塝村（禄丰市金山镇）44人、532301102202（楚雄市子午镇）30人、云龙村（楚雄市子午镇）21人。");
  });

  it("says that all villages have reported where they have, and that nothing can be told where nobody is expected", () => {
    const reported = [{ township: "532301001", expected: 10, surveyed: 10, villages: 2, silentVillages: 0 }];
    expect(said(dailyNation({ coverage: reported, silentVillages: [] }, {}, null), "silentVillages")).toBe("应访10人，已访10人，覆盖率100.0%。登记了应访人数的村（居）均已报。");
    expect(said(dailyNation({ coverage: [{ ...reported[0]!, expected: 0 }], silentVillages: [] }, {}, null), "silentVillages")).toBe("未登记应访人数，覆盖率无从计算。");
  });

  it("says who wants to be taken, where to and where from", () => {
    expect(said(dailyNation(), "demand")).toBe("愿由政府组织运送返岗的有490人，较前一日增加210人（增长75.0%），按每车45人约合11车。去向以东莞300人、昆明（云南）110人、深圳80人为主；户籍以楚雄市380人、禄丰市110人为主。其中未定日期的80人。");
  });

  it("says nothing of groups of nobody, and numbers the paragraphs without gaps", () => {
    const rows: Row[] = [{ home: "532301001", work: "4419", movement: "return", day: 14, people: 200 }];
    const paragraphs = paragraphsOf(dailyNation({ rows }, {}, null));
    const text = paragraphs.map((one) => one.text).join("");
    expect(text).not.toMatch(/就地过节|已在家|未定|返岗|运送/);
    expect(paragraphs.map(({ heading }) => heading)).toEqual(["一、总体情况", "二、主要流向", "三、高峰时段", "四、回访覆盖"]);
  });

  it("says of a group that has nobody any more that it had somebody", () => {
    const rows = dailyRows.filter(({ movement }) => movement !== "stay");
    expect(said(dailyNation({ rows }), "overall")).toContain("就地过节0人（占0.0%），较前一日减少60人");
  });

  it("is about townships where the homes lie in one county", () => {
    const text = textOf(dailyNation({}, { homes: ["532301"] }));
    expect(text).toContain("楚雄市已回访务工人员512人");
    expect(text).toContain("覆盖较低的乡镇有子午镇23.8%。");
    expect(text).not.toMatch(/县（市）有|禄丰/);
  });

  it("is named for the smallest region that holds all homes: the county, the prefecture, the province, else the country", () => {
    const rows = (...homes: string[]): Row[] => homes.map((home) => ({ home, work: "4419", movement: "return", day: 14, people: 4 }));
    const nameOf = (...homes: string[]) => /，(.*)已回访/.exec(said(dailyNation({ rows: rows(...homes), coverage: [], silentVillages: [] }, {}, null), "overall"))?.[1];
    expect([nameOf("532301001"), nameOf("532301001", "532302101"), nameOf("532301001", "530102001"), nameOf("532301001", "441900003")]).toEqual([expect.stringContaining("楚雄"), expect.stringMatching(/楚雄州$/), expect.stringMatching(/云南$/), expect.stringMatching(/全国$/)]);
  });

  it("says of a briefing of some workplaces that coverage is everybody's", () => {
    expect(said(dailyNation({}, { works: ["44"] }), "silentVillages")).toMatch(/^不分务工地和行业，应访880人/);
    expect(said(dailyNation({}, { works: ["44"] }), "overall")).toContain("已回访务工人员562人");
  });

  it("names what is left to a narrower reader", () => {
    expect(said(dailyNation({ narrowedTo: ["532302"] }), "overall")).toContain("，禄丰市已回访务工人员");
  });

  it("has one person and one village in English where there is one", () => {
    const rows: Row[] = [{ home: "532301001", work: "4419", movement: "return", day: 14, people: 1 }];
    const text = textOf(dailyNation({ language: "en", rows: [...rows, { ...rows[0]!, movement: "undecided", day: null }], coverage: [{ township: "532301001", expected: 3, surveyed: 1, villages: 2, silentVillages: 1 }], silentVillages: [{ village: "532301001001", name: "德江社区", township: "532301001", expected: 2 }] }, {}, { rows }));
    expect(text).toContain("2 people with homes in Chuxiong had been followed up, 1 person more than the day before. Of them: 1 person planning to return, as many as the day before; 1 person undecided, 1 person more than the day before.");
    expect(text).toContain("1 village expecting 2 people");
    expect(text).not.toMatch(/\b1 (people|villages|coaches|days)\b/);
  });

  it("takes the maker's paragraph in place of its own, in place, and knows it", () => {
    const paragraphs = paragraphsOf(dailyNation({ ownWords: { title: "", subtitle: "", notes: "", paragraphs: { peaks: "高峰已过。", demand: "  " } } }));
    expect(paragraphs.map(({ name, own }) => [name, own])).toEqual([["overall", false], ["mainFlows", false], ["peaks", true], ["silentVillages", false], ["demand", false]]);
    expect(paragraphs[2]?.text).toBe("高峰已过。");
  });
});

/** Of every number in the figures: itself, what it differs by, its coach loads. */
function numbersOf(figures: DailyFigures): Set<number> {
  const found = new Set<number>([45]);
  const add = (value: unknown): void => {
    if (typeof value === "number") { found.add(value); found.add(Math.ceil(value / 45)); }
    if (typeof value !== "object" || value === null) return;
    const { now, before } = value as { now?: number; before?: number | null };
    if (typeof now === "number" && typeof before === "number") found.add(Math.abs(now - before));
    Object.values(value).forEach(add);
  };
  add(figures);
  for (const movement of dailyMovements) { const { days } = figures.movements[movement].peak; found.add(days.filter(({ people }) => people === days[0]?.people).length); }
  return found;
}

/** Dates, times and codes of unnamed villages are no figures. */
const withoutDates = (text: string) => text.replace(/\d{4}年|\d+月\d+日|\d\d:\d\d|\b\d{12}\b|\d+ (Jan|Feb|Mar)( \d{4})?|lunar \d+·\d+/g, " ");

describe("the figures of a daily briefing", () => {
  const anyRow = fc.record({
    home: fc.constantFrom("532301001", "532301102", "532302101"), work: fc.constantFrom("4419", "4403", "44", "", "5301", "53", "5323", "532301", "4401"), movement: fc.constantFrom(...rollupMovements), day: fc.option(fc.integer({ min: 0, max: 41 })), people: fc.integer({ min: 1, max: 700 }),
  }) satisfies fc.Arbitrary<Row>;
  const anyRows = fc.array(anyRow, { minLength: 1, maxLength: 20 });
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

  it("are all that the text has of numbers, whatever the people are", () => {
    fc.assert(fc.property(anyRows, fc.option(anyRows), fc.constantFrom("zh-CN" as const, "en" as const), (rows, earlier, language) => {
      const material = dailyNation({ rows, language }, {}, earlier && { rows: earlier });
      const known = numbersOf(dailyFiguresOf(material));
      const text = withoutDates(paragraphsOf(material).map((one) => one.text).join("\n"));
      const counts = [...text.matchAll(/(?<![\d.,])(\d[\d,]*)(?![\d,]*\.?\d* ?%)/g)].map(([, digits = ""]) => Number(digits.replaceAll(",", "")));
      expect(counts.length).toBeGreaterThan(3);
      expect(counts.filter((count) => !known.has(count))).toEqual([]);
    }), { numRuns: 60 });
  });

  it("add up: plans and homes to those followed up, workplaces and days to each movement, at both moments", () => {
    fc.assert(fc.property(anyRows, anyRows, (rows, earlier) => {
      const figures = dailyFiguresOf(dailyNation({ rows }, {}, { rows: earlier }));
      for (const moment of ["now", "before"] as const) {
        const list = moment === "now" ? rows : earlier;
        const counted = (movement: string) => sum(list.filter((row) => row.movement === movement).map(({ people }) => people));
        expect(festivalPlans.map((plan) => figures.plans[plan][moment])).toEqual(festivalPlans.map(counted));
        expect(figures.surveyed[moment]).toBe(sum(festivalPlans.map(counted)));
        expect(sum(figures.homes.map((row) => row.surveyed[moment] ?? 0))).toBe(figures.surveyed[moment]);
        for (const movement of dailyMovements) {
          const { people, places, groups } = figures.movements[movement];
          expect(people[moment]).toBe(counted(movement));
          expect(sum(figures.homes.map((row) => row[movement][moment] ?? 0))).toBe(people[moment]);
          expect(sum(places.map((place) => place[moment] ?? 0)) + (groups.inside[moment] ?? 0) + (groups.unknown[moment] ?? 0)).toBe(people[moment]);
        }
      }
      for (const movement of dailyMovements) expect(figures.movements[movement].peak.dated + figures.movements[movement].peak.undated).toBe(figures.movements[movement].people.now);
    }), { numRuns: 40 });
  });

  it("and the text are the same twice, and in whatever order the ledger's rows come", () => {
    expect(textOf(dailyNation())).toBe(textOf(dailyNation()));
    expect(textOf(dailyNation({ rows: dailyRows.toReversed() }, {}, { rows: earlierRows.toReversed() }))).toBe(textOf(dailyNation()));
  });
});
