/** All SQL of the papers: what is shown of a plan's people, as of the plan and now. Statements about people name the counties of the scope. */
import { textArray } from "../database/bulk.ts";
import type { Scoped } from "../database/database.ts";
import type { Sex } from "../vocabulary.ts";
import { knownAt, type LedgerMoments } from "./queries.ts";

export interface PersonRow {
  workerId: string;
  name: string;
  sex: Sex;
  idSealed: Buffer;
  phoneSealed: Buffer | null;
  contactNameSealed: Buffer | null;
  contactPhoneSealed: Buffer | null;
  usesWheelchair: boolean;
  township: string;
  village: string | null;
  employer: string | null;
  homeTownship: string;
  workRegion: string | null;
  /** What the ledger says today; null when it no longer has him. */
  today: { homeTownship: string; workRegion: string | null; from: string | null; to: string | null; goingBack: boolean; wantsTransport: boolean; usesWheelchair: boolean | null } | null;
  contactNameSealedToday: Buffer | null;
  contactPhoneSealedToday: Buffer | null;
}

/** Follow-ups of these workers as the ledger had them then, by worker. */
export async function readPersons(scoped: Scoped, workerIds: readonly string[], ledgerAt: LedgerMoments): Promise<PersonRow[]> {
  const { sql, counties } = scoped;
  return sql<PersonRow[]>`
    select follow_up.worker_id as "workerId", w.name, w.sex, w.id_sealed as "idSealed", w.phone_sealed as "phoneSealed", coalesce(t.short_name, follow_up.home_township) as township, v.name as village,
      follow_up.employer, follow_up.home_township as "homeTownship", follow_up.work_region as "workRegion",
      follow_up.contact_name_sealed as "contactNameSealed", follow_up.contact_phone_sealed as "contactPhoneSealed", coalesce(follow_up.uses_wheelchair, false) as "usesWheelchair",
      n.contact_name_sealed as "contactNameSealedToday", n.contact_phone_sealed as "contactPhoneSealedToday",
      case when n.worker_id is not null then jsonb_build_object('homeTownship', n.home_township, 'workRegion', n.work_region, 'from', n.go_back_from, 'to', n.go_back_to,
        'goingBack', n.go_back_intention = 'yes', 'wantsTransport', n.wants_transport, 'usesWheelchair', n.uses_wheelchair) end as today
    from follow_up join worker w on w.home_county = follow_up.home_county and w.worker_id = follow_up.worker_id
      left join follow_up n on n.home_county = follow_up.home_county and n.worker_id = follow_up.worker_id and n.superseded_at is null
      left join region t on t.code = follow_up.home_township left join region v on v.code = follow_up.home_village
    where follow_up.home_county = any(${textArray(counties)}::text[]) and w.home_county = any(${textArray(counties)}::text[]) and follow_up.worker_id = any(${textArray(workerIds)}::uuid[])
      and ${knownAt(scoped, ledgerAt)}
    order by follow_up.worker_id, follow_up.home_county`;
}

export interface RegionName {
  code: string;
  name: string;
  shortName: string;
}

/** By code; codes that nobody knows are left out. */
export async function readRegionNames({ sql }: Scoped, codes: readonly string[]): Promise<RegionName[]> {
  return sql<RegionName[]>`select code, name, short_name as "shortName" from region where code = any(${textArray(codes)}::text[]) order by code`;
}

/** Whether anybody of the scope is made up. */
export async function readDemo({ sql, counties }: Scoped): Promise<boolean> {
  const [row] = await sql<{ demo: boolean }[]>`select coalesce(bool_or(demo), false) as demo from county_version where home_county = any(${textArray(counties)}::text[])`;
  return row?.demo ?? false;
}
