import { describe, expect, it } from "vitest";
import { fieldHeadings, fieldOf, fields, findHeadings } from "../../../server/ledger/headings.ts";

describe("headings", () => {
  it("are known by every synonym, and no synonym names two fields", () => {
    for (const field of fields) for (const heading of fieldHeadings[field]) expect([heading, fieldOf(heading)]).toEqual([heading, field]);
  });

  it.each([
    ["姓 名", "name"], ["*身份证号码", "idNumber"], ["春节安排（返乡/就地过节/已在家/未定）", "plan"], ["月工资\n（元）", "wage"], ["户籍村(社区)", "homeVillage"],
    ["车牌（航班、车次）号", "vehicle"], ["出行方式（车牌号、航班号、列车号）", "returnMode"], ["序号", "ignored"], ["星座", null],
    ["紧急联系人（姓名）", "contactName"], ["紧急联系人（电话）", "contactPhone"], ["是否使用轮椅（是/否）", "usesWheelchair"], ["联系电话", "phone"], ["行动不便", null],
  ])("%j is %s", (label, field) => {
    expect(fieldOf(label.replace(/\s/g, ""))).toBe(field);
  });

  it("stand under title rows, in any order", () => {
    const found = findHeadings([["台账"], [], ["填报单位：大姚县", null, "填报日期：2021年2月9日"], ["序号", "联系电话", "姓名", "身份证号"], ["1", "139", "张明", "53"]]);
    expect(found).toMatchObject({ row: 4, height: 1, columns: ["ignored", "phone", "name", "idNumber"] });
  });

  it("may take two rows, the upper one with merged groups", () => {
    const found = findHeadings([
      ["台账"],
      ["序号", "姓名", "身份证号", "户籍", null, null, "务工", null, "联系电话"],
      [null, null, null, "县市", "乡镇", "村（社区）", "省份", "城市", null],
    ]);
    expect(found).toMatchObject({ row: 3, height: 2, columns: ["ignored", "name", "idNumber", "homeCounty", "homeTownship", "homeVillage", "workProvince", "workCity", "phone"] });
    expect(found?.labels.slice(3, 6)).toEqual(["户籍县市", "户籍乡镇", "户籍村（社区）"]);
  });

  it("tell the emergency contact's number from the person's own, also under a merged group", () => {
    const found = findHeadings([["姓名", "身份证号", "联系电话", "紧急联系人", null, "户籍乡镇"], [null, null, null, "姓名", "联系电话", null]]);
    expect(found?.columns).toEqual(["name", "idNumber", "phone", "contactName", "contactPhone", "homeTownship"]);
  });

  it("are not found in a sheet of other things", () => {
    expect(findHeadings([["填表说明"], ["一、姓名按身份证填写"], ["姓名", "电话"]])).toBeNull();
  });
});
