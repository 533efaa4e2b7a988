/** A saved plan and the ledger behind it → manifests and notices, within the viewer's scope and as far as his role goes. */
import { maskIdNumber, maskName, maskPhone } from "../access/masking.ts";
import type { PersonalFields } from "../access/personal.ts";
import type { Scoped } from "../database/database.ts";
import type { PassengerChange, Role } from "../vocabulary.ts";
import { traceDemand } from "./demand.ts";
import { applyEdits, demandEdits } from "./demandEdits.ts";
import { demandFilter, everybody } from "./demandFilter.ts";
import { destinationOf } from "./demandParties.ts";
import { reaches } from "./demandRoads.ts";
import { readTripEvents } from "./lifeQueries.ts";
import type { EmergencyContact, Manifest, Passenger } from "./manifest.ts";
import type { PaperSource } from "./manifestPaper.ts";
import { readDemo, readPersons, readRegionNames, type PersonRow } from "./manifestQueries.ts";
import { dateOf, manifestsOf, workersOn } from "./manifests.ts";
import { noticeOf, type Notice } from "./notice.ts";
import { readPlan, readProblem, type StoredPlan } from "./planQueries.ts";
import { parseProblem, type Problem } from "./problem.ts";
import { readTravellersAsOf } from "./queries.ts";
import { statesOf } from "./tripEvents.ts";

/** Who prints manifests with whole names and phones; others read them masked. */
const rolesOfWholeNames: readonly Role[] = ["planner", "clerk", "administrator"];

export interface PlanPapers {
  source: Omit<PaperSource, "printedAt">;
  manifests: Manifest[];
}

export interface PaperQuestion {
  planId: string;
  /** Null: all runs. */
  runIds: ReadonlySet<string> | null;
}

/** Null when there is no such plan in the scope. Runs that the plan does not have are left out. */
export async function readManifests(scoped: Scoped, { planId, runIds }: PaperQuestion, seals: PersonalFields): Promise<PlanPapers | null> {
  const stored = await readPlan(scoped, planId);
  const raw = stored && await readProblem(scoped, planId);
  if (!stored || !raw) return null;
  const problem = parseProblem(raw); // plans that were saved earlier get what the schema has learnt since
  const { plan, scenario: { vehicleTypes } } = stored;
  const { ledgerAt, filter } = problem.origin ?? { ledgerAt: Object.fromEntries(scoped.counties.map((county) => [county, stored.madeAt])), filter: everybody };
  const { demand, membersOf } = traceDemand(await readTravellersAsOf(scoped, demandFilter.parse(filter), ledgerAt), reaches);
  const edited = applyEdits(demand.groups.map((group) => ({ ...group, members: membersOf.get(group.groupId) ?? [] })), demandEdits.parse(stored.scenario.demandEdits ?? {}));
  const workers = new Map(edited.map(({ groupId, members }) => [groupId, members.map((home) => home.map(({ workerId }) => workerId))]));
  const masked = !rolesOfWholeNames.includes(scoped.viewer.role);
  const rows = await readPersons(scoped, workersOn({ plan, problem, membersOf: workers }, runIds), ledgerAt);
  const days = daysOfWorkers(stored, problem, workers);
  const people = new Map(rows.map((row) => [row.workerId, passengerOf(row, days.get(row.workerId) ?? null, seals, masked)]));
  const manifests = manifestsOf({
    plan, problem, vehicleTypes, membersOf: workers, people, shortNames: await shortNamesOf(scoped, problem), sees: (home) => scoped.viewer.scope.some((code) => home.startsWith(code)),
    travelGroups: new Map(stored.demand.map(({ groupId, travelGroup }) => [groupId, travelGroup])),
    crews: new Map([...statesOf(await readTripEvents(scoped, planId))].map(([tripId, { crew }]) => [tripId, crew])),
  }, runIds);
  return { source: { planName: stored.name, planId, demo: await readDemo(scoped), masked }, manifests };
}

/** Null when there is no such plan; a notice of null when nobody of the plan goes there. */
export async function readNotice(scoped: Scoped, { planId, regionCode }: { planId: string; regionCode: string }, seals: PersonalFields): Promise<{ source: PlanPapers["source"]; notice: Notice | null } | null> {
  const papers = await readManifests(scoped, { planId, runIds: null }, seals);
  if (!papers) return null;
  const [region] = await readRegionNames(scoped, [regionCode]);
  return { source: papers.source, notice: noticeOf(papers.manifests, regionCode, region?.name ?? regionCode) };
}

/** Places of the problem and the counties they lie in. */
async function shortNamesOf(scoped: Scoped, { places }: Problem): Promise<Map<string, string>> {
  const codes = [...new Set(places.flatMap(({ id }) => [id, id.slice(0, 6)]))];
  return new Map((await readRegionNames(scoped, codes)).map(({ code, shortName }) => [code, shortName]));
}

/** Date on which each worker leaves; a group that is parted between days has several, and then only its window counts. */
function daysOfWorkers({ plan }: StoredPlan, { firstDate = "" }: Problem, workers: ReadonlyMap<string, string[][]>): Map<string, string> {
  const days = new Map<string, Set<number>>();
  for (const { day, passengers } of [...plan.trips, ...plan.trains]) for (const { group } of passengers) days.set(group, (days.get(group) ?? new Set()).add(day));
  return new Map([...days].flatMap(([group, [day, other]]) => (day === undefined || other !== undefined ? [] : (workers.get(group) ?? []).flat().map((worker): [string, string] => [worker, dateOf(firstDate, day)]))));
}

function passengerOf({ workerId, name, sex, idSealed, phoneSealed, township, village, employer, ...row }: PersonRow, day: string | null, seals: PersonalFields, masked: boolean): Passenger {
  const open = (field: "phone" | "contactName" | "contactPhone", sealed: Buffer | null) => sealed && seals.unseal(workerId, field, sealed);
  const contactOf = (nameSealed: Buffer | null, phone: Buffer | null) => ({ name: open("contactName", nameSealed), phone: open("contactPhone", phone) });
  const shown = (person: EmergencyContact) => (masked ? { name: person.name && maskName(person.name), phone: person.phone && maskPhone(person.phone) } : person);
  const contact = contactOf(row.contactNameSealed, row.contactPhoneSealed);
  const own = shown({ name, phone: open("phone", phoneSealed) });
  return {
    workerId, name: own.name ?? name, sex, idNumber: maskIdNumber(seals.unseal(workerId, "id", idSealed)), phone: own.phone, home: `${township}${village ?? ""}`, employer,
    contact: shown(contact), usesWheelchair: row.usesWheelchair, changes: [...changesOf(row, day), ...contactChanges(contact, contactOf(row.contactNameSealedToday, row.contactPhoneSealedToday))],
  };
}

/** A later ledger that names nobody takes nothing back. */
function contactChanges(then: EmergencyContact, today: EmergencyContact): PassengerChange[] {
  const named = today.name !== null || today.phone !== null;
  return named && (today.name !== then.name || today.phone !== then.phone) ? ["contact"] : [];
}

function changesOf({ homeTownship, workRegion, usesWheelchair, today }: Pick<PersonRow, "homeTownship" | "workRegion" | "usesWheelchair" | "today">, day: string | null): PassengerChange[] {
  if (!today) return ["gone"];
  const { from, to } = { from: today.from ?? today.to, to: today.to ?? today.from };
  const way = (home: string, work: string | null) => destinationOf(home, work ?? "");
  return [
    ...(today.goingBack ? [] : ["notGoing" as const]),
    ...(today.wantsTransport ? [] : ["noTransport" as const]),
    ...(today.homeTownship === homeTownship ? [] : ["home" as const]),
    ...(way(today.homeTownship, today.workRegion) === way(homeTownship, workRegion) ? [] : ["work" as const]),
    ...(day === null || (from !== null && to !== null && from <= day && day <= to) ? [] : ["days" as const]),
    ...(today.usesWheelchair === null || today.usesWheelchair === usesWheelchair ? [] : [today.usesWheelchair ? "wheelchair" as const : "noWheelchair" as const]),
  ];
}
