/** Households of workers, row by row of the ledger. */
import { labels } from "../../server/vocabulary.ts";
import { companions, employedShare } from "./calibration.ts";
import type { DemoGeography } from "./geography.ts";
import type { IdNumbers } from "./idNumbers.ts";
import { alongWith, drawDays, drawJourney, type DemoDays, type DemoJourney } from "./journey.ts";
import { slip } from "./mistakes.ts";
import { givenName, surname } from "./names.ts";
import { inventedPhone } from "./phones.ts";
import type { Random } from "./random.ts";
import type { DemoPerson } from "./row.ts";
import type { DemoVillage } from "./villages.ts";
import { drawWork, type DemoWork } from "./work.ts";

/** Who travels together: one workplace, one journey, one name of the group ("" outside any). */
interface Company {
  work: DemoWork | null;
  days: DemoDays;
  journey: DemoJourney;
  group: string;
}

interface Household extends Company {
  number: string;
  surname: string;
}

/**
 * All rows of one village. A family shares its surname and its days of travel; who works in the same place also the whole journey. Several
 * households out of the province make a group. One row in five hundred repeats the person above it.
 */
export function* villagePeople(village: DemoVillage, countyName: string, geography: DemoGeography, ids: IdNumbers, random: Random): Generator<DemoPerson> {
  const groups = new Map<number, Company>();
  let left = village.surveyed;
  let households = 0;
  let previous: DemoPerson | null = null;
  while (left > 0) {
    const members = Math.min(left, Number(random.weighted({ "1": 52, "2": 34, "3": 11, "4": 3 })));
    const number = `${village.code.slice(6)}${String(++households).padStart(4, "0")}`;
    const household: Household = { number, surname: surname(random), ...drawCompany(village, groups, geography, random) };
    for (let member = 0; member < members; member++) {
      const row: DemoPerson = random.happens(0.002) && previous ? { ...previous } : drawPerson(village, countyName, household, geography, ids, random);
      slip(row, random);
      previous = row;
      yield row;
    }
    left -= members;
  }
}

/** The first household decides where and when its group travels; the shares of the calibration hold, for each group follows them as one household would. */
function drawCompany(village: DemoVillage, groups: Map<number, Company>, geography: DemoGeography, random: Random): Company {
  const work = random.happens(employedShare) ? drawWork(village.county, geography, random) : null;
  const days = drawDays(random);
  const alone: Company = { work, days, journey: drawJourney(work, days, random), group: "" };
  if (work?.distance !== "far" || !random.happens(companions.inGroup)) return alone;
  const place = random.whole(1, Math.ceil(village.surveyed / companions.workersToGroup));
  const group = groups.get(place);
  if (group) return { ...group, journey: alongWith(group.journey, random) };
  const founded = { ...alone, group: `${village.village}返岗${place}组` };
  groups.set(place, founded);
  return founded;
}

function drawPerson(village: DemoVillage, countyName: string, household: Household, geography: DemoGeography, ids: IdNumbers, random: Random): DemoPerson {
  const sex = random.happens(0.58) ? "男" : "女";
  const { work, journey, group } = random.happens(companions.sameWorkplace) ? household : drawElsewhere(village, household, geography, random);
  return {
    姓名: household.surname + givenName(random, sex), 身份证号: ids.next(village.county), 性别: sex, 联系电话: inventedPhone(random),
    户籍县市: countyName, 户籍乡镇: village.township, "户籍村（社区）": village.village, 户号: household.number, 是否就业: work ? "是" : "否",
    务工省份: work?.province ?? "", 务工城市: work?.city ?? "", 务工县区: work?.county ?? "", 务工详细地址: work?.address ?? "", 务工企业: work?.employer ?? "", 就业岗位: work?.post ?? "",
    所属行业: work?.industry ?? "", "月工资（元）": work ? String(work.wageYuan) : "", 春节安排: labels.festivalPlan[journey.plan],
    返乡日期: journey.returnDate ?? "", 出行方式: journey.mode, "车牌（航班、车次）号": journey.vehicle, 返岗意愿: journey.intention,
    最早返岗日期: journey.goBackFrom ?? "", 最晚返岗日期: journey.goBackTo ?? "", 是否需要组织输送: journey.wantsTransport, 同行小组: journey.wantsTransport === "是" ? group : "",
    未就业原因: work ? "" : random.weighted({ 照顾家庭: 46, 疾病或残疾: 14, 技能不足: 18, 正在找工作: 18, 其他: 4 }), 就业意愿: work ? "" : random.weighted({ 是: 6, 否: 4 }), 培训意愿: random.happens(0.3) ? random.weighted({ 是: 3, 否: 7 }) : "",
  };
}

/** Another workplace, or none; whoever travels from there does so on the family's days. */
function drawElsewhere(village: DemoVillage, { days }: Household, geography: DemoGeography, random: Random): Company {
  const work = random.happens(employedShare) ? drawWork(village.county, geography, random) : null;
  return { work, days, journey: drawJourney(work, days, random), group: "" };
}
