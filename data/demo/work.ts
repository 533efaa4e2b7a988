/** Where somebody works, in which trade, for how much. */
import { labels, type Industry } from "../../server/vocabulary.ts";
import { chainCities, chainShare, farCities, farIndustries, kunmingCounties, nearIndustries, nearPlaces, otherPrefectures, outOfProvince, wages } from "./calibration.ts";
import type { DemoGeography } from "./geography.ts";
import type { Random } from "./random.ts";

export interface DemoWork {
  distance: "far" | "near" | "ownCounty";
  province: string;
  city: string;
  county: string;
  address: string;
  employer: string;
  post: string;
  industry: string;
  wageYuan: number;
}

const posts: Partial<Record<Industry, string[]>> = {
  manufacturing: ["普工", "焊工", "质检员", "操作工", "包装工", "缝纫工"], construction: ["钢筋工", "木工", "砌筑工", "杂工", "架子工", "电工"], catering: ["服务员", "厨师", "洗碗工", "前台"],
  retail: ["营业员", "导购", "理货员"], transport: ["驾驶员", "快递员", "装卸工"], services: ["保洁员", "保安", "家政员", "美发师"], agriculture: ["采摘工", "养殖工"], mining: ["矿工"], other: ["临时工"],
};
const firms: Partial<Record<Industry, string[]>> = {
  manufacturing: ["电子厂", "五金厂", "服装厂", "家具厂", "鞋业有限公司", "玩具厂"], construction: ["建筑劳务有限公司", "装饰工程队", "建设集团项目部"], catering: ["餐馆", "酒店"], retail: ["超市", "商行"],
  transport: ["物流有限公司", "快运站"], services: ["物业服务公司", "家政服务部"], agriculture: ["种植合作社", "养殖场"], mining: ["矿业有限公司"], other: ["劳务公司"],
};

export function drawWork(county: string, geography: DemoGeography, random: Random): DemoWork {
  const far = random.happens(outOfProvince[county] ?? 0.26);
  const place = far ? drawFar(county, geography, random) : drawNear(county, random, geography);
  const industry = random.weighted(far ? farIndustries : nearIndustries);
  const name = (code: string) => geography.byCode.get(code)?.name ?? "";
  const city = name(place.slice(0, 4));
  return {
    distance: far ? "far" : place.startsWith(county) ? "ownCounty" : "near",
    province: name(place.slice(0, 2)), city, county: place.length > 4 ? name(place) : "",
    address: random.happens(0.4) ? `${random.pick(["工业园区", "经济开发区", "建设路", "人民路", "环城南路"])}${random.whole(1, 199)}号` : "",
    employer: random.happens(0.9) ? `${(geography.byCode.get(place)?.shortName ?? "").slice(0, 4)}演示${random.pick(firms[industry] ?? ["公司"])}` : "",
    post: random.pick(posts[industry] ?? ["工人"]), industry: labels.industry[industry],
    wageYuan: Math.max(1800, Math.round(random.normal(far ? wages.far : wages.near, wages.deviation) / 100) * 100),
  };
}

/** Four of five name the county of the workplace; where a city has no counties (东莞, 中山), there is none to name. */
function drawFar(home: string, geography: DemoGeography, random: Random): string {
  const chain = chainCities[home];
  const city = chain && random.happens(chainShare) ? random.pick(chain) : random.weighted(farCities);
  const counties = geography.childrenOf(city, 6).filter(({ code, name }) => !code.endsWith("00") && !/开发区|示范区|园区|新区$/.test(name));
  return counties.length > 0 && random.happens(0.8) ? random.pick(counties).code : city;
}

function drawNear(county: string, random: Random, geography: DemoGeography): string {
  switch (random.weighted(nearPlaces)) {
    case "ownCounty": return county;
    case "chuxiongCity": return "532301";
    case "otherCounty": return random.pick(geography.childrenOf("5323", 6)).code;
    case "kunming": return random.weighted(kunmingCounties);
    case "otherPrefecture": return random.pick(geography.childrenOf(random.weighted(otherPrefectures), 6)).code;
  }
}
