import { describe, expect, it } from "vitest";
import { createPlaceFinder, type HomeTexts, type WorkTexts } from "../../../server/ledger/places.ts";
import { worldGazetteer } from "./world.ts";

const finder = createPlaceFinder(worldGazetteer, ["532326"]);
const home = (texts: Partial<HomeTexts>) => finder.home({ place: "", county: "", township: "石羊镇", village: "", ...texts });
const work = (texts: Partial<WorkTexts>) => finder.work({ place: "", province: "", city: "", county: "", address: "", ...texts });

describe("a home", () => {
  it.each(["郭家村民委员会", "郭家村委会", "郭家村", "郭家", "石羊镇郭家村", "大姚县石羊镇郭家村委会", "郭家村委会大村小组", "532326101201"])("in %s is the village", (village) => {
    expect(home({ village })).toMatchObject({ township: "532326101", village: "532326101201", problem: null, at: null });
  });

  it.each(["郭家大村", "张家", "柳"])("in %s is the township only", (village) => {
    expect(home({ village })).toMatchObject({ township: "532326101", village: null, problem: null, at: "village" });
  });

  it.each([{ county: "大姚县" }, { county: "楚雄州大姚县" }, { county: "云南省", township: "大姚县石羊镇" }, { township: "", place: "云南省楚雄州大姚县石羊镇" }, { township: "石羊" }])("is found from %j", (texts) => {
    expect(home(texts)).toMatchObject({ township: "532326101", problem: null });
  });

  it.each([
    [{ county: "楚雄市", township: "东华镇" }, "outside"], [{ county: "昆明市", township: "某某镇" }, "outside"], [{ township: "没有镇" }, "unknown"],
    [{ county: "大姚县", township: "东华镇" }, "unknown"], [{ township: "大姚县" }, "coarse"],
  ] as const)("of %j is %s", (texts, problem) => {
    expect(home(texts)).toMatchObject({ township: null, village: null, problem });
  });
});

describe("a workplace", () => {
  it.each([
    [{ province: "广东省", city: "东莞市" }, "4419"], [{ place: "广东东莞长安镇" }, "4419"], [{ city: "东莞" }, "4419"], [{ address: "广东省东莞市长安镇某路" }, "4419"],
    [{ province: "广东" }, "44"], [{ province: "云南省", city: "楚雄州", county: "大姚县" }, "532326"],
  ])("%j is %s", (texts, code) => {
    expect(work(texts)).toMatchObject({ code, at: null });
  });

  it("is as fine as its cells agree, and names the one that does not", () => {
    expect(work({ province: "广东省", city: "东莞市", county: "昆明" })).toMatchObject({ code: "4419", at: "county" });
    expect(work({ province: "广东省", city: "昆明市" })).toMatchObject({ code: "44", at: "city" });
    expect(work({ province: "火星" })).toMatchObject({ code: null, at: "province" });
    expect(work({})).toEqual({ code: null, at: null, hint: "" });
  });
});
