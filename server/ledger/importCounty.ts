/** One county's part of a ledger becomes rows: in one transaction, or not at all. */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Scoped } from "../database/database.ts";
import type { ExpectedWorkers, Finding, FollowUpRecord } from "../vocabulary.ts";
import type { Person, SealedFollowUp, SealedPerson } from "./importColumns.ts";
import {
  claimIdentities, closeBatch, currentContent, findBatch, lockCounty, storeExpected, storeFollowUps, storeHouseholds, storeWorkers,
  type Batch, type BatchCounts,
} from "./importQueries.ts";

/** What the import needs of the key (server/access). */
export interface Seals {
  identify(idNumber: string): { idHash: string; workerId: string };
  fingerprint(text: string): string;
  seal(workerId: string, field: "id" | "phone" | "contactName" | "contactPhone", value: string): Buffer;
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

/** Rows in one statement. */
const chunkRows = 4000;

/**
 * Stores the part under the county's lock; the same import tried again answers what the first try stored. Persons are taken in the order of
 * their ids, so that two imports that share persons wait for each other and never in a circle.
 */
export async function storeCounty({ sql }: Scoped, part: CountyPart, batch: Batch, tools: StoreTools): Promise<CountyResult> {
  const { county } = part;
  const { recordedAt, first } = await lockCounty(sql, county, tools.now());
  const earlier = await findBatch(sql, county, batch);
  if (earlier) return { ...earlier, elsewhere: [] };

  const stored = await storePersons(sql, { county, recordedAt, importId: batch.importId, first }, part.records, tools);
  const villages = [...part.expected].sort((a, b) => (a.homeVillage < b.homeVillage ? -1 : 1));
  const changedVillages = await storeExpected(sql, { county, recordedAt }, villages);
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
  sql: Scoped["sql"], at: { county: string; recordedAt: string; importId: string; first: boolean }, records: readonly FollowUpRecord[], tools: StoreTools,
): Promise<StoredPersons> {
  const stored: StoredPersons = { accepted: 0, unchanged: 0, elsewhere: [] };
  const persons = identifyAll(records, tools.seals);
  const ask = async (start: number) => {
    const chunk = await inTurns(persons.slice(start, start + chunkRows), ({ record, workerId, idHash }): Person =>
      ({ record, workerId, idHash, contentHash: contentHash(record, tools.seals) }));
    const [elsewhere, current] = await Promise.all([
      claimIdentities(sql, at.county, chunk), at.first ? new Map<string, string>() : currentContent(sql, at.county, chunk),
    ]);
    return { chunk, elsewhere, current };
  };
  let answer = ask(0);
  let written: Promise<unknown> = Promise.resolve();
  let writing: Promise<unknown> = Promise.resolve();
  for (let start = 0; start < persons.length; start += chunkRows) {
    const { chunk, elsewhere, current } = await answer;
    answer = ask(start + chunkRows);
    const changed = chunk.filter((person) => !elsewhere.has(person.idHash) && current.get(person.workerId) !== person.contentHash);
    for (const { idHash, record } of chunk) if (elsewhere.has(idHash)) stored.elsewhere.push({ record, county: elsewhere.get(idHash)! }); // asked in the line itself
    stored.accepted += changed.length;
    const otherPerson = changed.filter((person) => current.get(person.workerId)?.slice(0, personPart) !== person.contentHash.slice(0, personPart));
    const sealed = await inTurns(otherPerson, (person) => sealPerson(person, tools.seals));
    const followUps = await inTurns(changed, (person) => sealContact(person, tools.seals));
    await written;
    written = writing;
    const known = (some: readonly Person[]) => some.map((person) => person.workerId).filter((id) => current.has(id));
    writing = Promise.all([storeWorkers(sql, at, sealed, known(sealed)), storeFollowUps(sql, at, followUps, known(changed))]);
    for (const ahead of [answer, writing]) ahead.catch(() => {}); // awaited in a later turn; until then a failure must not end the process
    tools.progress(start + chunk.length);
  }
  await Promise.all([answer, written, writing]);
  stored.unchanged = persons.length - stored.accepted - stored.elsewhere.length;
  return stored;
}

type IdentifiedPerson = Omit<Person, "contentHash">;

function identifyAll(records: readonly FollowUpRecord[], seals: Seals): IdentifiedPerson[] {
  const persons = records.map((record): IdentifiedPerson => {
    const { idHash, workerId } = seals.identify(record.idNumber);
    return { record, idHash, workerId };
  });
  return persons.sort((a, b) => (a.workerId < b.workerId ? -1 : 1));
}

/** A few milliseconds of arithmetic at a time: in between, what waits for the database is sent, and other requests are answered. */
async function inTurns<From, To>(rows: readonly From[], work: (row: From) => To): Promise<To[]> {
  const done: To[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % 250 === 249) await nextTurn();
    done.push(work(row));
  }
  return done;
}

/** Two halves, so that a person who only plans otherwise need not be sealed anew: who it is, and what was learnt. Not where the row stood in the file. */
function contentHash(record: FollowUpRecord, seals: Seals): string {
  const said = (fields: readonly (keyof FollowUpRecord)[]) => seals.fingerprint(fields.map((field) => record[field]).join(unitSeparator)).slice(0, personPart);
  return said(personFields) + said(laterFields.some((field) => record[field] !== null) ? [...followUpFields, ...laterFields] : followUpFields);
}
const personPart = 32;
/** Stands between the fields; a cell cannot hold it. An empty cell is null and joins as nothing. */
const unitSeparator = "\u001f";

/** The order is part of every stored hash: add at the end only. */
const personFields = ["idNumber", "name", "sex", "birthDate", "phone", "homeTownship"] as const;
/** Not a part of the hash while all of them are empty, so that a ledger without these columns is unchanged against what was stored before they were known. */
const laterFields = ["contactName", "contactPhone", "usesWheelchair"] as const;
const followUpFields = Object.keys({
  homeCounty: 0, homeVillage: 0, household: 0, employed: 0, workRegion: 0, workAddress: 0, employer: 0, post: 0, industry: 0, monthlyWageYuan: 0, plan: 0,
  returnDate: 0, returnMode: 0, returnVehicle: 0, goBackIntention: 0, goBackFrom: 0, goBackTo: 0, wantsTransport: 0, travelGroup: 0, unemployedReason: 0,
  wantsWork: 0, wantsTraining: 0,
} satisfies Record<Exclude<keyof FollowUpRecord, "rowNumber" | (typeof personFields)[number] | (typeof laterFields)[number]>, 0>) as (keyof FollowUpRecord)[]; // the keys are those of the literal

function sealPerson({ record, workerId, idHash, contentHash }: Person, seals: Seals): SealedPerson {
  const { idNumber, phone } = record;
  return {
    record, workerId, idHash, contentHash,
    idSealed: seals.seal(workerId, "id", idNumber),
    phoneSealed: phone === null ? null : seals.seal(workerId, "phone", phone),
    phoneHash: phone === null ? null : seals.fingerprint(phone),
  };
}

function sealContact(person: Person, seals: Seals): SealedFollowUp {
  const { workerId, record: { contactName, contactPhone } } = person;
  return {
    ...person,
    contactNameSealed: contactName === null ? null : seals.seal(workerId, "contactName", contactName),
    contactPhoneSealed: contactPhone === null ? null : seals.seal(workerId, "contactPhone", contactPhone),
  };
}
