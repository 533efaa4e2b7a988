/** Households of workers, row by row of the ledger. */
import { labels } from "../../server/vocabulary.ts";
import { employedShare } from "./calibration.ts";
import type { DemoGeography } from "./geography.ts";
import type { IdNumbers } from "./idNumbers.ts";
import { drawJourney } from "./journey.ts";
import { slip } from "./mistakes.ts";
import { givenName, surname } from "./names.ts";
import type { Random } from "./random.ts";
import type { DemoRow } from "./row.ts";
import type { DemoVillage } from "./villages.ts";
import { drawWork, type DemoWork } from "./work.ts";

interface Household {
  number: string;
  surname: string;
  work: DemoWork | null;
  group: string;
}

/** All rows of one village; families share surname, mostly workplace and journey. One row in five hundred repeats the person above it. */
export function* villagePeople(village: DemoVillage, countyName: string, geography: DemoGeography, ids: IdNumbers, random: Random): Generator<DemoRow> {
  let left = village.surveyed;
  let households = 0;
  let previous: DemoRow | null = null;
  while (left > 0) {
    const members = Math.min(left, Number(random.weighted({ "1": 52, "2": 34, "3": 11, "4": 3 })));
    const household = drawHousehold(village, ++households, geography, random);
    for (let member = 0; member < members; member++) {
      const row: DemoRow = random.happens(0.002) && previous ? { ...previous } : drawPerson(village, countyName, household, geography, ids, random);
      slip(row, random);
      previous = row;
      yield row;
    }
    left -= members;
  }
}

function drawHousehold(village: DemoVillage, number: number, geography: DemoGeography, random: Random): Household {
  const work = random.happens(employedShare) ? drawWork(village.county, geography, random) : null;
  const group = work?.distance === "far" && random.happens(0.35) ? `${village.village.slice(0, 2)}${random.whole(1, 3)}组` : "";
  return { number: `${village.code.slice(6)}${String(number).padStart(4, "0")}`, surname: surname(random), work, group };
}

function drawPerson(village: DemoVillage, countyName: string, household: Household, geography: DemoGeography, ids: IdNumbers, random: Random): DemoRow {
  const sex = random.happens(0.58) ? "男" : "女";
  const work = random.happens(0.72) ? household.work : random.happens(employedShare) ? drawWork(village.county, geography, random) : null;
  const journey = drawJourney(work, random);
  return {
    姓名: household.surname + givenName(random, sex), 身份证号: ids.next(village.county), 性别: sex, 联系电话: phone(random),
    户籍县市: countyName, 户籍乡镇: village.township, "户籍村（社区）": village.village, 户号: household.number, 是否就业: work ? "是" : "否",
    务工省份: work?.province ?? "", 务工城市: work?.city ?? "", 务工县区: work?.county ?? "", 务工详细地址: work?.address ?? "", 务工企业: work?.employer ?? "", 就业岗位: work?.post ?? "",
    所属行业: work?.industry ?? "", "月工资（元）": work ? String(work.wageYuan) : "", 春节安排: labels.festivalPlan[journey.plan],
    返乡日期: journey.returnDate ?? "", 出行方式: journey.mode, "车牌（航班、车次）号": journey.vehicle, 返岗意愿: journey.intention,
    最早返岗日期: journey.goBackFrom ?? "", 最晚返岗日期: journey.goBackTo ?? "", 是否需要组织输送: journey.wantsTransport, 同行小组: journey.wantsTransport === "是" ? household.group : "",
    未就业原因: work ? "" : random.weighted({ 照顾家庭: 46, 疾病或残疾: 14, 技能不足: 18, 正在找工作: 18, 其他: 4 }), 就业意愿: work ? "" : random.weighted({ 是: 6, 否: 4 }), 培训意愿: random.happens(0.3) ? random.weighted({ 是: 3, 否: 7 }) : "",
  };
}

/** 154 is not assigned to any public mobile network (MIIT numbering plan): such a number reaches nobody, and its form is right. */
function phone(random: Random): string {
  return `154${String(random.whole(0, 99_999_999)).padStart(8, "0")}`;
}
