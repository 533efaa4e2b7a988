/** Whom to call in an emergency, and who travels in a wheelchair. Drawn by a chance of its own, so that the people stay who they are. */
import { contacts } from "./calibration.ts";
import { givenName, surname } from "./names.ts";
import { inventedPhone } from "./phones.ts";
import type { Random } from "./random.ts";
import type { DemoPerson, DemoRow } from "./row.ts";

/** Adds the columns to each row; a row that repeats the person above repeats these, too. */
export function* withContacts(people: Iterable<DemoPerson>, random: Random): Generator<DemoRow> {
  let previous: DemoRow | null = null;
  for (const person of people) {
    const row: DemoRow = previous && previous.身份证号 === person.身份证号 ? { ...previous, ...person } : { ...person, ...drawContact(person, random) };
    previous = row;
    yield row;
  }
}

function drawContact({ 姓名: name }: DemoPerson, random: Random): Pick<DemoRow, "紧急联系人" | "紧急联系电话" | "是否使用轮椅"> {
  const wheelchair = random.happens(contacts.wheelchair) ? "是" : "否";
  if (!random.happens(contacts.named)) return { 紧急联系人: "", 紧急联系电话: "", 是否使用轮椅: wheelchair };
  const family = random.happens(contacts.sameSurname) ? [...name][0] ?? "" : surname(random);
  const relation = random.happens(contacts.withRelation) ? `（${random.pick(["配偶", "父亲", "母亲", "兄弟", "姐妹"])}）` : "";
  return { 紧急联系人: family + givenName(random, random.pick(["男", "女"])) + relation, 紧急联系电话: inventedPhone(random), 是否使用轮椅: wheelchair };
}
