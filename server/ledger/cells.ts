/** Cells as people write them → values. Pure; null is an empty cell, undefined one that cannot be read. */
import {
  labels, type FestivalPlan, type GoBackIntention, type Industry, type Sex, type TravelMode, type UnemployedReason,
} from "../vocabulary.ts";
import type { RawCell } from "./rawWorkbook.ts";

/** The cell as it was written. */
export function textOf(cell: RawCell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "string") return cell;
  if (typeof cell === "object") return cell.date;
  return typeof cell === "boolean" ? (cell ? "TRUE" : "FALSE") : String(cell);
}

/** Nothing to clean: most cells of a ledger. */
const plainText = /^[\u3400-\u9fff0-9A-Za-z\-./·，、。（）：]*$/;
const invisible = /(?![\t\n\r])[\p{Cc}\p{Cf}]/gu;

/** Full-width digits, letters and signs become narrow, invisible characters go, runs of white space become one space. */
export function cleanText(text: string): string {
  if (plainText.test(text)) return text;
  return text
    .replace(invisible, "")
    .replace(/[\uff01-\uff5e]/g, (wide) => (wideKept.has(wide) ? wide : String.fromCharCode(wide.charCodeAt(0) - 0xfee0)))
    .replace(/\s+/gu, " ")
    .trim();
}
/** Chinese punctuation stays Chinese: it stands in names, addresses and headings. */
const wideKept = new Set(["，", "（", "）", "：", "；", "！", "？"]);

const dashes = /^(?:[-—–―－_/／\\]+|无|没有|空|N\/A|NA|nil)$/i;

/** What people write into a cell that does not apply to them. "无" is an answer in yes/no columns, so those ask for `isBlank`. */
export function isNothing(text: string): boolean {
  return text === "" || dashes.test(text);
}

/** Empty or a dash. */
export function isBlank(text: string): boolean {
  return text === "" || (text !== "无" && text !== "没有" && dashes.test(text));
}

const formulaErrors = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)$/i;

/** What Excel shows instead of a value when a formula failed, and a formula that nobody has worked out ("=A1&B1"). */
export function isFormulaError(text: string): boolean {
  const first = text.charCodeAt(0);
  return (first === 35 && formulaErrors.test(text)) || (first === 61 && text.length > 1);
}

/** 3500, 3,500, ３５００, 3500元/月, 0.35万, 3.5千. */
export function readNumber(text: string): number | null | undefined {
  if (isNothing(text)) return null;
  const match = numberForm.exec(text.replace(/[,，\s]/g, "").replace(/^[¥￥约]/, ""));
  if (!match) return undefined;
  return Math.round(Number(match[1]) * (match[2] === "万" ? 10_000 : match[2] === "千" ? 1000 : 1) * 100) / 100;
}
const numberForm = /^(\d+(?:\.\d+)?)(万|千)?(?:元|块)?(?:\/?每?月|人民币|左右)?$/;

/** Words of a code list, synonyms included, without regard to the case of letters. */
function wordReader<Word>(blank: (text: string) => boolean, words: [Word, readonly string[]][]): (text: string) => Word | null | undefined {
  const meanings = new Map(words.flatMap(([word, spellings]) => spellings.map((spelling) => [spelling, word] as const)));
  return (text) => {
    const word = meanings.get(text) ?? meanings.get(text.toUpperCase().replace(/[\s。.，,;；]/g, ""));
    return word === undefined && blank(text) ? null : word;
  };
}

const yesWords = ["是", "有", "√", "✓", "✔", "☑", "Y", "YES", "1", "TRUE", "对", "需要", "需", "要", "愿意", "愿", "想", "会", "已就业", "就业", "在业", "在岗", "务工", "有意愿", "是的"];
const noWords = ["否", "无", "没有", "×", "✗", "✘", "☒", "X", "N", "NO", "0", "FALSE", "不", "不需要", "不需", "不要", "不愿意", "不愿", "不想", "不会", "未就业", "未", "失业", "无业", "待业", "不是", "没", "无意愿", "未务工"];

/** 是, 有, √, 需要, 愿意 … against 否, 无, ×, 不需要 … */
export const readYesNo = wordReader<boolean>(isBlank, [[true, yesWords], [false, noWords]]);

/** Whether somebody travels in a wheelchair: yes or no, or the thing itself where the column asks what is needed. */
export const readWheelchair = wordReader<boolean>(isBlank, [
  [true, [...yesWords, "轮椅", "使用轮椅", "需要轮椅", "需轮椅", "坐轮椅", "使用", "轮椅位", "需要轮椅位"]], [false, [...noWords, "不使用", "不用", "不用轮椅", "不使用轮椅", "无需", "没有需求", "无需求"]],
]);

export const readSex = wordReader<Sex>(isNothing, [["male", ["男", "男性", "M", "1"]], ["female", ["女", "女性", "F", "2"]]]);

export const readPlan = wordReader<FestivalPlan>(isNothing, [
  ["return", [labels.festivalPlan.return, "返乡过节", "返乡过年", "回乡", "回家", "回家过年", "返回", "是", "√", "✓", "计划返乡", "拟返乡", "要返乡"]],
  ["stay", [labels.festivalPlan.stay, "就地过年", "留岗", "留在务工地", "不返乡", "不回", "不回家", "否", "×", "留守", "留岗过节", "留岗过年", "在外过年", "在外过节"]],
  ["home", [labels.festivalPlan.home, "在家", "已返乡", "已回家", "已回", "在家过节", "在乡", "已返回"]],
  ["undecided", [labels.festivalPlan.undecided, "不确定", "待定", "没定", "未确定", "不清楚", "还没定", "暂未定"]],
]);

export const readMode = wordReader<TravelMode>(isNothing, [
  ["train", [labels.travelMode.train, "动车", "高铁", "列车", "铁路", "普通列车", "坐火车", "动车高铁", "高铁动车", "高铁/动车", "火车/高铁"]],
  ["flight", [labels.travelMode.flight, "航班", "乘飞机", "民航", "坐飞机"]],
  ["coach", [labels.travelMode.coach, "大巴", "汽车", "长途客车", "班车", "客运", "大巴车", "长途汽车", "客运班车"]],
  ["car", [labels.travelMode.car, "自驾车", "私家车", "开车", "小车", "轿车", "拼车", "顺风车", "摩托车"]],
  ["charter", [labels.travelMode.charter, "专车", "专列", "包车", "点对点", "点对点专车", "点对点专列", "专车/专列"]],
  ["other", [labels.travelMode.other, "其它", "步行", "网约车"]],
  ["unknown", [labels.travelMode.unknown, "未定", "不确定", "待定"]],
]);

export const readIntention = wordReader<GoBackIntention>(isBlank, [
  ["yes", ["是", labels.goBackIntention.yes, "愿意", "愿", "要返岗", "原岗位", "返原岗", "√", "✓", "有", "回原岗位", "Y"]],
  ["no", ["否", labels.goBackIntention.no, "不愿意", "不愿", "不返", "×", "无", "N"]],
  ["undecided", [labels.goBackIntention.undecided, "不确定", "待定", "未确定", "看情况", "没定"]],
]);

export const readIndustry = wordReader<Industry>(isNothing, [
  ["manufacturing", [labels.industry.manufacturing, "制造", "工业", "工厂", "加工制造业", "加工业", "电子厂", "电子制造业", "服装业", "加工制造"]],
  ["construction", [labels.industry.construction, "建筑", "建筑工地", "工地", "装修", "建筑装饰业"]],
  ["catering", [labels.industry.catering, "住宿和餐饮业", "餐饮业", "餐饮", "餐饮服务", "餐饮住宿业", "酒店", "住宿"]],
  ["retail", [labels.industry.retail, "批发和零售业", "零售业", "批发零售", "零售", "商贸", "销售", "电商"]],
  ["transport", [labels.industry.transport, "交通运输、仓储和邮政业", "运输业", "物流", "交通运输", "快递", "物流业", "交通运输仓储和邮政业"]],
  ["services", [labels.industry.services, "服务业", "居民服务、修理和其他服务业", "服务", "家政", "保安", "物业", "居民服务", "家政服务"]],
  ["agriculture", [labels.industry.agriculture, "农、林、牧、渔业", "农业", "种植业", "养殖业", "种植", "养殖", "林业"]],
  ["mining", [labels.industry.mining, "采矿", "矿业", "煤矿", "矿山"]],
  ["other", [labels.industry.other, "其他", "其它", "其它行业"]],
  ["unknown", [labels.industry.unknown, "不清楚"]],
]);

export const readUnemployedReason = wordReader<UnemployedReason>(isNothing, [
  ["family", [labels.unemployedReason.family, "照顾老人", "照顾小孩", "带孩子", "照顾孩子", "家庭原因", "照顾老人小孩", "照顾老人孩子", "照顾家人"]],
  ["illness", [labels.unemployedReason.illness, "疾病", "残疾", "生病", "身体原因", "因病", "身体不好", "因残"]],
  ["skills", [labels.unemployedReason.skills, "无技能", "缺技能", "缺乏技能", "没技术", "文化低", "无技术"]],
  ["seeking", [labels.unemployedReason.seeking, "找工作中", "待业", "正在求职", "求职中", "找不到工作", "在找工作", "无合适岗位"]],
  ["other", [labels.unemployedReason.other, "其它", "其他原因", "上学", "务农"]],
]);
