/** Short names as officials say them: 广东, 楚雄州, 大姚, 石羊, 郭家. */
import { pinyin } from "pinyin-pro";
import type { RegionLevel } from "../../../server/vocabulary.ts";

const peoples = [
  "蒙古族", "回族", "藏族", "维吾尔", "苗族", "彝族", "壮族", "布依族", "朝鲜族", "满族", "侗族", "瑶族", "白族", "土家族", "哈尼族", "哈萨克族", "傣族",
  "黎族", "傈僳族", "佤族", "畲族", "拉祜族", "水族", "东乡族", "纳西族", "景颇族", "柯尔克孜族", "土族", "达斡尔族", "仫佬族", "羌族", "布朗族", "撒拉族",
  "毛南族", "仡佬族", "锡伯族", "阿昌族", "普米族", "塔吉克族", "怒族", "乌孜别克族", "鄂温克族", "德昂族", "保安族", "裕固族", "独龙族", "鄂伦春族", "各族",
  "蒙古", "柯尔克孜", "哈萨克", "塔吉克", "锡伯", "裕固", "满族", "土家",
];
const ofPeoples = new RegExp(`(${peoples.join("|")})+(?=(自治|乡|民族乡))`);
const provinces: Record<string, string> = { 内蒙古自治区: "内蒙古", 广西壮族自治区: "广西", 西藏自治区: "西藏", 宁夏回族自治区: "宁夏", 新疆维吾尔自治区: "新疆", 香港特别行政区: "香港", 澳门特别行政区: "澳门" };

/** Short name of a region; the full name where nothing can be left out. */
export function shortName(name: string, level: RegionLevel): string {
  const short = shorten(name, level);
  return short.length >= 2 ? short : name;
}

function shorten(name: string, level: RegionLevel): string {
  if (level === "province") return provinces[name] ?? name.replace(/[省市]$/, "");
  const plain = name.replace(ofPeoples, "");
  if (level === "prefecture") return plain.replace(/省?直辖县级行政区划$/, "直辖").replace(/自治州$/, "州").replace(/(市|地区|盟)$/, "");
  if (level === "county") return plain.replace(/(自治县|自治旗|林区|特区|县|市)$/, "");
  if (level === "township") return plain.replace(/(街道办事处|街道|民族乡|镇|乡)$/, "");
  return plain.replace(/(村民委员会|村委会|社区居民委员会|社区居委会|居民委员会|居委会)$/, "");
}

/** Full pinyin without tones or spaces; 重庆 and the like are read as place names. */
export function pinyinOf(short: string): string {
  return pinyin(short, { toneType: "none", type: "array", nonZh: "removed", v: true }).join("").toLowerCase();
}
