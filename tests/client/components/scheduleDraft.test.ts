import { describe, expect, it } from "vitest";
import { draftOf, filterOf, formField, newDraft, savedFrom, timesIn } from "../../../client/components/scheduleDraft.ts";
import { briefingQuestion, noTexts } from "../../../client/views/briefingQuestion.ts";
import { scheduleInput } from "../../../server/schedules/schedule.ts";
import { emptyFilter, type FlowFilter } from "../../../server/vocabulary.ts";

const filter: FlowFilter = { ...emptyFilter, movement: "goBack", homes: ["532301", "532302"], works: ["4419"], days: { from: "2021-02-13", to: "2021-02-20" }, modes: ["train"], organised: true, industries: ["manufacturing"] };

describe("the draft of a schedule", () => {
  it("is what the server takes, and the same again when it comes back", () => {
    const draft = { ...newDraft(briefingQuestion(filter, { template: "single", before: null }, "zh-CN", { ...noTexts, notes: "例会用" }), "每日简报"), eve: { days: "7", times: "9:00，17：00" } };
    draft.recipients[0] = { id: null, name: "州指挥部", regions: ["5323"], channel: "folder", address: "" };
    const saved = scheduleInput.parse(savedFrom(draft));
    expect(saved).toMatchObject({ formats: ["pdf"], times: { daily: ["17:00"], beforeEve: { days: 7, times: ["09:00", "17:00"] } }, recipients: [{ name: "州指挥部", address: "州指挥部" }] });
    const ids = { id: "00000000-0000-4000-8000-000000000001", recipients: saved.recipients.map((one) => ({ ...one, id: "00000000-0000-4000-8000-000000000002" })) };
    expect(scheduleInput.parse(savedFrom(draftOf({ ...saved, ...ids })))).toEqual({ ...saved, ...ids });
  });

  it("asks for the filter that its sentence says", () => {
    expect(filterOf(briefingQuestion(filter, { template: "a3", before: null }, "en", noTexts))).toEqual(filter);
    expect(filterOf(briefingQuestion(emptyFilter, { template: "single", before: null }, "zh-CN", noTexts))).toEqual(emptyFilter);
  });

  it.each([["17:00", ["17:00"]], ["9:00 17：00", ["09:00", "17:00"]], ["09:00，17:00、 20:30;", ["09:00", "17:00", "20:30"]], ["", []], ["五点", ["五点"]], ["900", ["900"]]])("reads the typed times %j", (typed, times) => expect(timesIn(typed)).toEqual(times));

  it("leaves out files that another layout had, and lets the server say what is wrong with a number", () => {
    const draft = newDraft(briefingQuestion(emptyFilter, { template: "single", before: null }, "zh-CN", noTexts), "x");
    expect(savedFrom({ ...draft, formats: ["pptx", "pdf"] }).formats).toEqual(["pdf"]);
    expect(savedFrom({ ...draft, eve: { days: "七", times: "9:00" } }).times.beforeEve?.days).toBeNaN();
  });

  it.each([
    ["name", "name"], ["recipients.1.address", "recipients.1.address"], ["recipients.0.regions.0", "recipients.0.regions"], ["recipients", "recipients"], ["times.daily.0", "daily"], ["times", "daily"], ["times.beforeEve.days", "eveDays"],
    ["times.beforeEve.times.1", "eveTimes"], [null, null],
  ])("shows a fault at %s at the field %s", (path, field) => expect(formField(path)).toBe(field));
});
