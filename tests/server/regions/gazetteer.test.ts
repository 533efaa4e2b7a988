import { assert, constantFrom, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { readRegionAliases, readRegionRows } from "../../../server/regions/files.ts";
import { createGazetteer, type PlaceParts } from "../../../server/regions/gazetteer.ts";

const rows = readRegionRows();
const gazetteer = createGazetteer(rows, readRegionAliases());

function codeOf(parts: PlaceParts, within?: string): string {
  const found = gazetteer.resolve(parts, within);
  return "code" in found ? found.code : `${found.problem} at ${found.at} after ${found.reached || "nothing"}`;
}

describe("gazetteer", () => {
  it.each([
    ["广东", "44"], ["广东省", "44"], ["东莞", "4419"], ["广东省东莞市", "4419"], ["浙江义乌", "330782"], ["浙江省金华市义乌市", "330782"],
    ["楚雄州", "5323"], ["楚雄彝族自治州", "5323"], ["楚雄市", "532301"], ["大姚", "532326"], ["大姚县", "532326"], ["湖北省仙桃市", "429004"],
    ["上海", "3101"], ["上海市浦东新区", "310115"], ["北京朝阳区", "110105"], ["重庆市彭水县", "500243"], ["重庆", "5001"], ["吉林省吉林市", "2202"],
    ["海南", "46"], ["海南州", "6325"], ["深圳宝安", "440306"], ["昆明市官渡区", "530111"], ["云南 楚雄，大姚", "532326"],
  ])("understands %s in the city column as %s", (written, code) => {
    expect(codeOf({ city: written })).toBe(code);
  });

  it("walks down one cell from province to village", () => {
    expect(codeOf({ city: "云南楚雄大姚石羊镇郭家村委会" })).toBe("532326102204");
  });

  it("leaves a street or a factory that follows a region", () => {
    expect(codeOf({ city: "广东省东莞市长安镇某某电子厂" })).toBe("4419");
  });

  it("reads separate columns, with the municipality repeated and the official placeholders", () => {
    expect(codeOf({ province: "上海市", city: "上海市", county: "松江区" })).toBe("310117");
    expect(codeOf({ province: "北京市", city: "市辖区", county: "朝阳区" })).toBe("110105");
    expect(codeOf({ province: "湖北省", city: "省直辖县级行政区划", county: "仙桃市" })).toBe("429004");
    expect(codeOf({ province: "重庆市", city: "重庆市", county: "彭水县" })).toBe("500243");
    expect(codeOf({ province: "广东省", city: "广东省东莞市" })).toBe("4419");
  });

  it.each(["石羊", "石羊镇", "石羊乡", "大姚县石羊镇", "楚雄州大姚县石羊镇", "532326102"])("finds the township %s inside the prefecture", (township) => {
    expect(codeOf({ township }, "5323")).toBe("532326102");
  });

  it.each(["郭家", "郭家村", "郭家村委会", "郭家村民委员会"])("finds the village %s inside its township", (village) => {
    expect(codeOf({ county: "大姚县", township: "石羊镇", village }, "5323")).toBe("532326102204");
  });

  it("knows old codes and names", () => {
    expect(codeOf({ county: "禄丰县", township: "广通镇" }, "5323")).toBe("532302106");
    expect(codeOf({ county: "532331" }, "5323")).toBe("532302");
    expect(gazetteer.byCode("532331106")?.name).toBe("广通镇");
  });

  it("says unknown, where, and what it had understood until then", () => {
    expect(codeOf({ province: "广东", city: "杭州" })).toBe("unknown at city after 44");
    expect(codeOf({ township: "石洋镇" }, "5323")).toBe("unknown at township after 5323");
    expect(codeOf({ city: "外省" })).toBe("unknown at city after nothing");
    expect(codeOf({})).toBe("unknown at province after nothing");
    expect(codeOf({ county: "昆明" }, "5323")).toBe("unknown at county after 5323");
  });

  it("says ambiguous and names the candidates", () => {
    expect(gazetteer.resolve({ county: "鼓楼区" })).toEqual({ problem: "ambiguous", at: "county", candidates: ["320106", "320302", "350102", "410204"], reached: "" });
    expect(codeOf({ city: "江苏南京鼓楼区" })).toBe("320106");
  });

  it("does not take a township's name for a workplace outside a named prefecture", () => {
    expect(codeOf({ city: "石羊" })).toBe("unknown at city after nothing");
  });

  it("finds every region by the full names from its province down", () => {
    const chain = (code: string): string[] => {
      const row = gazetteer.byCode(code);
      return row ? [...chain(row.parent), row.name] : [];
    };
    assert(property(constantFrom(...rows), (row) => {
      const [province, city, county, township, village] = chain(row.code);
      const found = gazetteer.resolve({ province, city, county, township, village });
      // 东莞市 is a city and its own only county, 北京市 a province and its own only city: either will do. A township may hold two villages of one name.
      if ("code" in found) expect([row.code.startsWith(found.code) || found.code.startsWith(row.code), gazetteer.byCode(found.code)?.name]).toEqual([true, row.name]);
      else expect(found.problem).toBe("ambiguous");
    }), { numRuns: 6000, seed: 5323 });
  });
});
