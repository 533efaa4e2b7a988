/** One county's part of a ledger becomes rows: in one transaction, or not at all. */
import type { Scoped } from "../database/database.ts";
import type { ExpectedWorkers, Finding, FollowUpRecord } from "../vocabulary.ts";
import type { Person, SealedPerson } from "./importColumns.ts";
import {
  claimIdentities, closeBatch, currentContent, findBatch, lockCounty, storeExpected, storeFollowUps, storeHouseholds,
  type Batch, type BatchCounts,
} from "./importQueries.ts";


/** What the import needs of the key (server/access). */
export interface Seals {
  identify(idNumber: string): { idHash: string; workerId: string };
  fingerprint(text: string): string;
  seal(workerId: string, field: "id" | "phone", value: string): Buffer;
}

export interface CountyPart {
  county: string;
  records: FollowUpRecord[];
  expected: ExpectedWorkers[];
  /** Rows that validation refused and that count for this county. */
  refused: number;
  findings: Finding[];
}

export interface CountyResult extends BatchCounts {
  /** Rows refused because another county of the prefecture holds the person, and that county's code. */
  elsewhere: { record: FollowUpRecord; county: string }[];
}

export interface StoreTools {
  seals: Seals;
  /** Recomputes the county's roll-ups (server/flows). */
  rollUp(sql: Scoped["sql"], county: string): Promise<void>;
  /** Turns a person who is registered elsewhere into a finding. */
  registeredElsewhere(record: FollowUpRecord, county: string): Finding;
  now(): Date;
  /** Told after each chunk how many rows of this county have been looked at. */
  progress(rows: number): void;
}

/** Measured on 100,000 rows: 2,000 to 8,000 rows in a statement cost the same, fewer and more cost more. */
const chunkRows = 4000;

/**
 * Stores the part under the county's lock; the same import tried again answers what the first try stored. Persons are taken in the order of
 * their ids, so that two imports that share persons wait for each other and never in a circle.
 */
export async function storeCounty({ sql }: Scoped, part: CountyPart, batch: Batch, tools: StoreTools): Promise<CountyResult> {
  const { county } = part;
  const recordedAt = await lockCounty(sql, county, tools.now());
  const earlier = await findBatch(sql, county, batch);
  if (earlier) return { ...earlier, elsewhere: [] };

  const stored = await storePersons(sql, { county, recordedAt, importId: batch.importId }, part.records, tools);
  const villages = [...part.expected].sort((a, b) => (a.homeVillage < b.homeVillage ? -1 : 1));
  const changedVillages = await storeExpected(sql, county, villages);
  if (stored.accepted > 0) await storeHouseholds(sql, county, part.records);
  if (stored.accepted > 0 || changedVillages > 0) await tools.rollUp(sql, county);

  const findings = [...part.findings, ...stored.elsewhere.map((person) => tools.registeredElsewhere(person.record, person.county))];
  const counts: BatchCounts = {
    rows: part.records.length + part.refused, accepted: stored.accepted, unchanged: stored.unchanged, refused: part.refused + stored.elsewhere.length,
    warnings: findings.filter((finding) => finding.severity === "warning").length,
  };
  await closeBatch(sql, { county, recordedAt }, batch, counts, findings);
  return { ...counts, elsewhere: stored.elsewhere };
}

interface StoredPersons {
  accepted: number;
  unchanged: number;
  elsewhere: CountyResult["elsewhere"];
}

/**
 * Chunk by chunk, with two chunks on their way: the next one is asked for before this one is written, so that personal fields are sealed here
 * while the database writes there.
 */
async function storePersons(
  sql: Scoped["sql"], at: { county: string; recordedAt: string; importId: string }, records: readonly FollowUpRecord[], tools: StoreTools,
): Promise<StoredPersons> {
  const stored: StoredPersons = { accepted: 0, unchanged: 0, elsewhere: [] };
  const persons = identifyAll(records, tools.seals);
  const ask = async (start: number) => {
    const chunk = persons.slice(start, start + chunkRows);
    const [elsewhere, current] = await Promise.all([claimIdentities(sql, at.county, chunk), currentContent(sql, at.county, chunk)]);
    return { chunk, elsewhere, current };
  };
  let answer = ask(0);
  let written: Promise<void> = Promise.resolve();
  let writing: Promise<void> = Promise.resolve();
  for (let start = 0; start < persons.length; start += chunkRows) {
    const { chunk, elsewhere, current } = await answer;
    answer = ask(start + chunkRows);
    const changed: SealedPerson[] = [];
    for (const person of chunk) {
      const holder = elsewhere.get(person.idHash);
      if (holder !== undefined) stored.elsewhere.push({ record: person.record, county: holder });
      else if (current.get(person.workerId) === person.contentHash) stored.unchanged += 1;
      else changed.push(sealPerson(person, tools.seals));
    }
    stored.accepted += changed.length;
    await written;
    written = writing;
    writing = storeFollowUps(sql, at, changed, changed.map((person) => person.workerId).filter((id) => current.has(id)));
    for (const ahead of [answer, writing]) ahead.catch(() => {}); // awaited in a later turn; until then a failure must not end the process
    tools.progress(start + chunk.length);
  }
  await Promise.all([answer, written, writing]);
  return stored;
}

function identifyAll(records: readonly FollowUpRecord[], seals: Seals): Person[] {
  const persons = records.map((record) => ({ record, ...seals.identify(record.idNumber), contentHash: seals.fingerprint(contentOf(record)) }));
  return persons.sort((a, b) => (a.workerId < b.workerId ? -1 : 1));
}

/** Everything a row says, but not where it stood in the file. The order is part of every stored hash: add at the end only. */
const contentFields = Object.keys({
  name: 0, idNumber: 0, sex: 0, birthDate: 0, phone: 0, homeCounty: 0, homeTownship: 0, homeVillage: 0, household: 0, employed: 0, workRegion: 0,
  workAddress: 0, employer: 0, post: 0, industry: 0, monthlyWageYuan: 0, plan: 0, returnDate: 0, returnMode: 0, returnVehicle: 0, goBackIntention: 0,
  goBackFrom: 0, goBackTo: 0, wantsTransport: 0, travelGroup: 0, unemployedReason: 0, wantsWork: 0, wantsTraining: 0,
} satisfies Record<Exclude<keyof FollowUpRecord, "rowNumber">, 0>) as Exclude<keyof FollowUpRecord, "rowNumber">[]; // the keys are those of the literal

function contentOf(record: FollowUpRecord): string {
  return JSON.stringify(contentFields.map((field) => record[field]));
}

function sealPerson(person: Person, seals: Seals): SealedPerson {
  const { workerId, record: { idNumber, phone } } = person;
  return {
    ...person,
    idSealed: seals.seal(workerId, "id", idNumber),
    phoneSealed: phone === null ? null : seals.seal(workerId, "phone", phone),
    phoneHash: phone === null ? null : seals.fingerprint(phone),
  };
}
