import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { templates } from "../../../client/print/grid.ts";
import { briefingQuestion, compares, layoutFrom, layoutQuery, noTexts, templatesFor } from "../../../client/views/briefingQuestion.ts";
import { languages } from "../../../client/words/language.ts";
import { flowQuestion } from "../../../server/flows/question.ts";
import { emptyFilter } from "../../../server/vocabulary.ts";

const filter = { ...emptyFilter, movement: "goBack" as const, homes: ["532301", "532302"], organised: true, days: { from: "2021-02-17", to: "2021-02-21" } };

describe("the layout of a briefing in the address", () => {
  it("is given back as it was chosen", () => {
    fc.assert(fc.property(fc.record({ template: fc.constantFrom(...templates), language: fc.option(fc.constantFrom(...languages)), before: fc.option(fc.constant("2021-02-08T18:00:00+08:00")), plan: fc.option(fc.uuid()) }).map((layout) => (compares(layout.template) ? layout : { ...layout, before: null })), (layout) => {
      fc.pre(layout.template !== "charters" || layout.plan !== null);
      expect(layoutFrom(layoutQuery(layout))).toEqual(layout);
    }));
  });

  it("is A4 in the language of the screen where the address says nothing that is known", () => {
    expect(layoutFrom({ template: "a0", in: "fr" })).toEqual({ template: "single", language: null, before: null, plan: null });
    expect(layoutQuery({ template: "single", language: null, before: null, plan: null })).toEqual({});
  });

  it("offers the sheet of a charter plan only to whoever came with a plan", () => {
    expect(templatesFor(null)).not.toContain("charters");
    expect(templatesFor("0b5c1f6e-0000-4000-8000-000000000001")).toEqual(templates);
    expect(layoutFrom({ template: "charters" }).template).toBe("single");
  });
});

describe("the question for a briefing", () => {
  it("of a charter plan names the plan and no filter: it has its own people", () => {
    expect(briefingQuestion(filter, { template: "charters", before: null, plan: "p1" }, "en", { ...noTexts, title: "T" })).toEqual({ template: "charters", language: "en", plan: "p1", title: "T" });
  });


  it("has the filter as the list of flows is asked with", () => {
    const { template, language, ...asked } = briefingQuestion(filter, { template: "a3", before: null, plan: null }, "en", noTexts);
    expect({ template, language }).toEqual({ template: "a3", language: "en" });
    expect(flowQuestion.parse(asked)).toMatchObject({ movement: "goBack", homes: filter.homes, organised: true, ...filter.days });
  });

  it("has the earlier moment of a comparison, and of nothing else", () => {
    const before = "2021-02-08T18:00:00+08:00";
    expect(briefingQuestion(filter, { template: "comparison", before, plan: null }, "zh-CN", noTexts)["before"]).toBe(before);
    expect(briefingQuestion(filter, { template: "series", before, plan: null }, "zh-CN", noTexts)).not.toHaveProperty("before");
  });

  it("has the texts that somebody wrote, and none of spaces alone", () => {
    const asked = briefingQuestion(filter, { template: "single", before: null, plan: null }, "zh-CN", { ...noTexts, title: " 节后返岗 ", subtitle: "  " });
    expect(asked).toMatchObject({ title: "节后返岗" });
    expect(Object.keys(asked)).not.toContain("subtitle");
    expect(Object.keys(asked)).not.toContain("notes");
  });
});
