/** What is written into each table, column by column: the one place where a record's words become the database's. */
import type { Column } from "../database/bulk.ts";
import type { ExpectedWorkers, Finding, FollowUpRecord } from "../vocabulary.ts";

/** A validated row with what its person's key says. */
export interface Person {
  record: FollowUpRecord;
  workerId: string;
  idHash: string;
  contentHash: string;
}

/** A person whose personal fields are sealed: ready to be stored. */
export interface SealedPerson extends Person {
  idSealed: Buffer;
  phoneSealed: Buffer | null;
  phoneHash: string | null;
}

/** A follow-up whose emergency contact is sealed. */
export interface SealedFollowUp extends Person {
  contactNameSealed: Buffer | null;
  contactPhoneSealed: Buffer | null;
}

export const householdColumns: Column<{ township: string; household: string }>[] = [
  { name: "home_township", type: "text", value: (row) => row.township },
  { name: "household", type: "text", value: (row) => row.household },
];

export const workerColumns: Column<SealedPerson>[] = [
  { name: "worker_id", type: "uuid", value: (person) => person.workerId },
  { name: "home_township", type: "text", value: (person) => person.record.homeTownship },
  { name: "name", type: "text", value: (person) => person.record.name },
  { name: "sex", type: "text", value: (person) => person.record.sex },
  { name: "birth_date", type: "date", value: (person) => person.record.birthDate },
  { name: "id_sealed", type: "bytea", value: (person) => person.idSealed },
  { name: "phone_sealed", type: "bytea", value: (person) => person.phoneSealed },
  { name: "phone_hash", type: "text", value: (person) => person.phoneHash },
];
export const replaceWorker = `on conflict (home_county, worker_id) do update set home_township = excluded.home_township, name = excluded.name, sex = excluded.sex,
  birth_date = excluded.birth_date, id_sealed = excluded.id_sealed, phone_sealed = excluded.phone_sealed, phone_hash = excluded.phone_hash, recorded_at = excluded.recorded_at`;

export const followUpColumns: Column<SealedFollowUp>[] = [
  { name: "worker_id", type: "uuid", value: (person) => person.workerId },
  { name: "content_hash", type: "text", value: (person) => person.contentHash },
  { name: "home_township", type: "text", value: ({ record }) => record.homeTownship },
  { name: "home_village", type: "text", value: ({ record }) => record.homeVillage },
  { name: "household", type: "text", value: ({ record }) => record.household },
  { name: "employed", type: "boolean", value: ({ record }) => record.employed },
  { name: "work_region", type: "text", value: ({ record }) => record.workRegion },
  { name: "work_address", type: "text", value: ({ record }) => record.workAddress },
  { name: "employer", type: "text", value: ({ record }) => record.employer },
  { name: "post", type: "text", value: ({ record }) => record.post },
  { name: "industry", type: "text", value: ({ record }) => record.industry },
  { name: "monthly_wage_fen", type: "integer", value: ({ record }) => record.monthlyWageYuan === null ? null : Math.round(record.monthlyWageYuan * 100) },
  { name: "plan", type: "text", value: ({ record }) => record.plan },
  { name: "return_date", type: "date", value: ({ record }) => record.returnDate },
  { name: "return_mode", type: "text", value: ({ record }) => record.returnMode },
  { name: "return_vehicle", type: "text", value: ({ record }) => record.returnVehicle },
  { name: "go_back_intention", type: "text", value: ({ record }) => record.goBackIntention },
  { name: "go_back_from", type: "date", value: ({ record }) => record.goBackFrom },
  { name: "go_back_to", type: "date", value: ({ record }) => record.goBackTo },
  { name: "wants_transport", type: "boolean", value: ({ record }) => record.wantsTransport },
  { name: "travel_group", type: "text", value: ({ record }) => record.travelGroup },
  { name: "contact_name_sealed", type: "bytea", value: (person) => person.contactNameSealed },
  { name: "contact_phone_sealed", type: "bytea", value: (person) => person.contactPhoneSealed },
  { name: "uses_wheelchair", type: "boolean", value: ({ record }) => record.usesWheelchair },
  { name: "unemployed_reason", type: "text", value: ({ record }) => record.unemployedReason },
  { name: "wants_work", type: "boolean", value: ({ record }) => record.wantsWork },
  { name: "wants_training", type: "boolean", value: ({ record }) => record.wantsTraining },
];

export const expectedColumns: Column<ExpectedWorkers>[] = [
  { name: "home_village", type: "text", value: (village) => village.homeVillage },
  { name: "home_township", type: "text", value: (village) => village.homeTownship },
  { name: "people", type: "integer", value: (village) => village.people },
];

export const findingColumns: Column<Finding & { ordinal: number }>[] = [
  { name: "ordinal", type: "integer", value: (finding) => finding.ordinal },
  { name: "row_number", type: "integer", value: (finding) => finding.rowNumber },
  { name: "column_name", type: "text", value: (finding) => finding.column },
  { name: "code", type: "text", value: (finding) => finding.code },
  { name: "severity", type: "text", value: (finding) => finding.severity },
  { name: "value", type: "text", value: (finding) => finding.value },
  { name: "message", type: "text", value: (finding) => finding.message },
];
