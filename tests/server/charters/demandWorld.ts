/**
 * The small world of the charter tests, at codes that the corridor network knows: 楚雄市 with 鹿城镇 and 东瓜镇, 禄丰市 with 金山镇, 五华区 of 昆明 with 华山街道, whose position nobody knows; work in 东莞, 金华,
 * 三沙 (no road), and at home. Persons are those of the ledger world; here everybody goes back from 20 to 25 February and wants transport.
 */
import type { Database } from "../../../server/database/database.ts";
import { levelOf, type FollowUpRecord, type Viewer } from "../../../server/vocabulary.ts";
import { desk, deskOf, importReading, person, readingOf, toolsOf } from "../../ledgerWorld.ts";

export const homes = { lucheng: "532301101", donggua: "532301102", jinshan: "532302101", huashan: "530102001" } as const;
export const chuxiongDesk: Viewer = deskOf("532301");
export const lufengDesk: Viewer = deskOf("532302");

const names: Record<string, string> = {
  53: "云南省", 5301: "昆明市", 530102: "五华区", [homes.huashan]: "华山街道", 5323: "楚雄彝族自治州", 532301: "楚雄市", 532302: "禄丰市", [homes.lucheng]: "鹿城镇", [homes.donggua]: "东瓜镇", [homes.jinshan]: "金山镇",
  44: "广东省", 4419: "东莞市", 4401: "广州市", 440106: "天河区", 33: "浙江省", 3307: "金华市", 4603: "三沙市",
};

/** Puts the regions into the database; asked for again it does nothing. */
export async function settleCharterWorld(database: Database): Promise<void> {
  await database.asOwner(async (sql) => {
    for (const [code, name] of Object.entries(names)) {
      const parent = code.length <= 6 ? code.slice(0, -2) : code.slice(0, -3);
      await sql`insert into region (code, name, short_name, pinyin, level, parent, valid_from) values (${code}, ${name}, ${name}, 'x', ${levelOf(code)}, ${parent}, '2020-01-01')
        on conflict do nothing`;
    }
  });
}

export function traveller(number: number, changes: Partial<FollowUpRecord> = {}): FollowUpRecord {
  return person(number, { homeTownship: homes.lucheng, homeVillage: null, household: null, ...changes });
}

export async function fillLedger(database: Database, records: FollowUpRecord[], viewer: Viewer = desk): Promise<void> {
  await importReading(toolsOf(database), readingOf({ records }), { viewer });
}
