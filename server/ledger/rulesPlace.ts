/** Rules about where: home inside the importing region, workplace on the map. */
import { isNothing } from "./cells.ts";
import type { Field } from "./headings.ts";
import { isEmployed, type LedgerRow } from "./ledgerRow.ts";
import type { Rule } from "./rule.ts";

export const placeRules: Rule[] = [
  {
    code: "homeMissing", severity: "error", fields: ["homeTownship"], needs: ["homePlace"],
    check: (row) => (isNothing(row.text.homeTownship) && isNothing(row.text.homePlace) ? "没有填写；请填写户籍所在乡镇（街道）。" : null),
    good: { homeTownship: "石羊" }, bad: { homeTownship: "/" },
  },
  {
    code: "homeUnknown", severity: "error", fields: ["homeCounty", "homeTownship", "homePlace"],
    check: (row, field) => (row.home.problem === "unknown" && isHomeFault(row, field) ? `“${row.text[field]}”不在行政区划表里${inside(row, field)}；请核对写法。` : null),
    good: { homeCounty: "大姚", homeTownship: "石羊镇" }, bad: { homeTownship: "羊石镇" },
  },
  {
    code: "homeAmbiguous", severity: "error", fields: ["homeTownship", "homePlace"], needs: ["homeCounty"],
    check: (row, field) =>
      row.home.problem === "ambiguous" && isHomeFault(row, field) ? `“${row.text[field]}”有同名的地方（${row.home.hint}）；请填写户籍县市。` : null,
    good: { homeCounty: "大姚县", homeTownship: "东山镇", homeVillage: "中屯村" }, bad: { homeCounty: null, homeTownship: "东山镇" },
  },
  {
    code: "homeOutside", severity: "error", fields: ["homeCounty", "homeTownship", "homePlace"],
    check: (row, field) =>
      row.home.problem === "outside" && isHomeFault(row, field) ? `“${row.text[field]}”属于${row.home.hint}，不在本次导入的范围内；请交由户籍所在县市填报。` : null,
    good: { homeCounty: "大姚县" }, bad: { homeCounty: "昆明市五华区" },
  },
  {
    code: "homeTownshipMissing", severity: "error", fields: ["homePlace"], needs: ["homeCounty", "homeTownship"],
    check: (row) => (row.home.problem === "coarse" ? `只写到${row.home.hint}；请写明乡镇（街道）和村（社区）。` : null),
    good: { homeCounty: null, homeTownship: null, homeVillage: null, homePlace: "云南省楚雄州大姚县石羊镇郭家村委会" },
    bad: { homeCounty: null, homeTownship: null, homeVillage: null, homePlace: "云南省楚雄州大姚县" },
  },
  {
    code: "villageMissing", severity: "warning", fields: ["homeVillage"], needs: ["homePlace", "homeTownship", "homeCounty"],
    check: (row) => (isNothing(row.text.homeVillage) && row.home.village === null ? "没有填写，该行只按乡镇统计；请补填村（社区）。" : null),
    good: { homeVillage: "郭家村" }, bad: { homeVillage: null },
  },
  {
    code: "villageUnknown", severity: "warning", fields: ["homeVillage"], needs: ["homePlace", "homeTownship", "homeCounty"],
    check: (row) => (row.home.at === "village" && row.home.township !== null ? `“${row.text.homeVillage}”不在${row.home.hint}的村（社区）名单里，该行只按乡镇统计；请核对写法。` : null),
    good: { homeVillage: "郭家村委会" }, bad: { homeVillage: "赵家村委会" },
  },
  {
    code: "workplaceMissing", severity: "error", fields: ["workProvince"], needs: ["employed", "workPlace", "workCity", "workCounty", "workAddress"],
    check: (row) => (isEmployed(row) && !statesPlace(row) ? "没有填写，已就业的人员至少要填到务工省份；请补填。" : null),
    good: { workProvince: null, workCity: "东莞市", workCounty: null }, bad: { workProvince: null, workCity: null, workCounty: null, workAddress: null },
  },
  {
    code: "workplaceUnknown", severity: "error", fields: ["workProvince", "workPlace", "workCity", "workCounty", "workAddress"], needs: ["employed"],
    check: (row, field) =>
      isEmployed(row) && row.work.code === null && field === firstPlaceField(row) ? `“${row.text[field]}”不是能识别的地名；请按“广东省”“东莞市”这样填写省、市、县区。` : null,
    good: { workProvince: "广东", workCity: "东莞" }, bad: { workProvince: "广冻省", workCity: null, workCounty: null },
  },
  {
    code: "workplaceCoarse", severity: "warning", fields: ["workProvince", "workCity", "workCounty"], needs: ["employed", "workPlace"],
    check: (row, field) =>
      isEmployed(row) && row.work.code !== null && row.work.at !== null && field === fieldOfPart[row.work.at]
        ? `“${row.text[field]}”没有找到，该行只按${row.work.hint}统计；请核对写法。` : null,
    good: { workProvince: "云南省", workCity: "楚雄州", workCounty: "楚雄市" }, bad: { workCity: "东完市", workCounty: null },
  },
];

const fieldOfPart = { province: "workProvince", city: "workCity", county: "workCounty", township: "workCounty", village: "workCounty" } as const satisfies Record<string, Field>;

/** The filled cell that the finding belongs to: the part that was not found, else the finest that is filled. */
function isHomeFault(row: LedgerRow, field: Field): boolean {
  const wanted = row.home.at === "county" ? "homeCounty" : "homeTownship";
  const order: Field[] = [wanted, "homeTownship", "homePlace", "homeCounty"];
  return field === order.find((candidate) => !isNothing(row.text[candidate]));
}

function inside(row: LedgerRow, field: Field): string {
  return field === "homeTownship" && !isNothing(row.text.homeCounty) ? `（${row.text.homeCounty}）` : "";
}

const placeFields = ["workProvince", "workPlace", "workCity", "workCounty", "workAddress"] as const satisfies Field[];

function statesPlace(row: LedgerRow): boolean {
  return placeFields.some((field) => !isNothing(row.text[field]));
}

function firstPlaceField(row: LedgerRow): Field | undefined {
  return placeFields.find((field) => !isNothing(row.text[field]));
}
