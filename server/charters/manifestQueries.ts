/** All SQL that finds the people of a plan: as the ledger stood when the plan's demand was read. */
import { textArray } from "../database/bulk.ts";
import type { Scoped } from "../database/database.ts";
import type { Travellers } from "./demand.ts";
import type { DemandFilter } from "./demandFilter.ts";
import { filteredDemand } from "./queries.ts";

/** One person; what is sealed stays sealed here. */
export interface SealedTraveller extends Travellers {
  workerId: string;
  name: string;
  sex: string;
  idSealed: Buffer;
  phoneSealed: Buffer | null;
  villageName: string | null;
  employer: string | null;
  post: string | null;
}

/** In the order in which the demand was read, then by person. `asOf`: ISO moment. */
export async function readPassengers({ sql, counties }: Scoped, filter: DemandFilter, asOf: string): Promise<SealedTraveller[]> {
  return sql<SealedTraveller[]>`
    select follow_up.home_township as "homeTownship", home_village as "homeVillage", household, work_region as "workRegion", go_back_from as "from", go_back_to as "to",
      travel_group as "travelGroup", go_back_intention = 'yes' as "goingBack", 1 as people, worker_id as "workerId", worker.name, worker.sex, id_sealed as "idSealed", phone_sealed as "phoneSealed",
      village.name as "villageName", employer, post
    from follow_up join worker using (home_county, worker_id) left join region village on village.code = home_village
    where follow_up.home_county = any(${textArray(counties)}::text[]) and wants_transport
      and recorded_at <= ${asOf}::timestamptz and (superseded_at is null or superseded_at > ${asOf}::timestamptz)
      ${filteredDemand(sql, filter)}
    order by 1, 4, 5, 6, 7, 2, 3, 8, worker_id`;
}
