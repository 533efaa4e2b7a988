import { describe, expect, it } from "vitest";
import { rules } from "../../../server/ledger/rules.ts";
import { headingRules } from "../../../server/ledger/rulesFile.ts";
import { validateLedger } from "../../../server/ledger/validate.ts";
import { codesOf, context, goodRow, validateRows } from "./world.ts";

describe("a rule about a row", () => {
  it.each(rules.map((rule) => [rule.code, rule] as const))("%s: its good example passes, its bad one gives exactly this notice", (code, rule) => {
    expect(validateRows([{ ...goodRow, ...rule.good }]).findings).toEqual([]);
    const reading = validateRows([{ ...goodRow, ...rule.bad }]);
    expect(codesOf(reading)).toEqual([code]);
    expect(reading.findings[0]).toMatchObject({ rowNumber: 2, severity: rule.severity });
    expect(reading.findings[0]?.message).toMatch(/^第 2 行“.+”：.+。$/u);
    expect([reading.records.length, reading.refusedRows.length]).toEqual(rule.severity === "error" ? [0, 1] : [1, 0]);
  });

  it("has a code of its own", () => {
    const codes = [...rules, ...headingRules].map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
  });
});

describe("a rule about the headings", () => {
  it.each(headingRules.map((rule) => [rule.code, rule] as const))("%s: its good example passes, its bad one gives exactly this notice", (code, rule) => {
    expect(codesOf(validateLedger([{ name: "台账", rows: [[...rule.good]] }], context))).toEqual([]);
    const reading = validateLedger([{ name: "台账", rows: [[...rule.bad]] }], context);
    expect(codesOf(reading)).toEqual([code]);
    expect(reading.findings[0]).toMatchObject({ rowNumber: 1, severity: rule.severity });
  });
});
