/** Manifests of a saved plan: its groups led back to the people of the ledger as it was when the demand was read. */
import type { Scoped } from "../database/database.ts";
import { groupMembers } from "./demand.ts";
import { applyEdits, demandEdits } from "./demandEdits.ts";
import { reaches } from "./demandRoads.ts";
import { everybody } from "./demandFilter.ts";
import { readTripEvents } from "./lifeQueries.ts";
import { manifestsOf, type Manifest, type Person } from "./manifests.ts";
import { readPassengers, type SealedTraveller } from "./manifestQueries.ts";
import { readPlan } from "./planQueries.ts";
import { readPositions } from "./queries.ts";
import { statesOf } from "./tripEvents.ts";

/** Opens and masks what is sealed of a person. */
export type Unseal = (workerId: string, field: "id" | "phone", sealed: Uint8Array) => string;

export interface PlanManifests {
  planName: string;
  /** ISO moment of the ledger. */
  asOf: string;
  manifests: Manifest[];
}

/** Null when there is no such plan in the scope. */
export async function readManifests(scoped: Scoped, planId: string, unseal: Unseal, maskId: (idNumber: string) => string): Promise<PlanManifests | null> {
  const stored = await readPlan(scoped, planId);
  if (!stored) return null;
  const asOf = stored.demandAt ?? stored.madeAt;
  const sealed = await readPassengers(scoped, stored.demandFilter ?? everybody, asOf);
  const counties = [...new Set(stored.problem.places.flatMap(({ id }) => (id.length > 6 ? [id.slice(0, 6)] : [])))];
  const names = new Map([...stored.problem.places.map(({ id, name = id }) => [id, name] as const), ...(await readPositions(scoped, counties)).map(({ code, name }) => [code, name] as const)]);
  const nameOf = (code: string) => names.get(code) ?? code;
  const person = ({ workerId, name, sex, idSealed, phoneSealed, villageName, homeTownship, employer, travelGroup }: SealedTraveller): Person => ({
    workerId, name, sex: sex === "male" ? "男" : sex === "female" ? "女" : sex, idNumber: maskId(unseal(workerId, "id", idSealed)), phone: phoneSealed ? unseal(workerId, "phone", phoneSealed) : "",
    home: `${nameOf(homeTownship)}${villageName ?? ""}`, employer: employer ?? "", travelGroup,
  });
  const fleets = new Map(stored.problem.fleets.map((fleet) => [fleet.id, fleet.vehicleType]));
  const types = new Map(stored.scenario.vehicleTypes.map((type) => [type.id, type]));
  const trains = new Map(stored.problem.trains.map((train) => [train.id, train]));
  const manifests = manifestsOf({
    plan: stored.plan, firstDate: stored.problem.firstDate ?? "", groups: stored.problem.groups, nameOf,
    members: new Map(applyEdits(groupMembers(sealed, reaches).groups, demandEdits.parse(stored.scenario.demandEdits ?? {})).groups.map(({ groupId, members }) => [groupId, members.map((home) => home.map(person))])),
    vehicleOf: (fleet) => { const { name = fleet, seats = 0 } = types.get(fleets.get(fleet) ?? "") ?? {}; return { name, seats }; },
    railOf: (train) => { const { from = "", to = "", seatsPerCoach = 0 } = trains.get(train) ?? {}; return { from, to, seatsPerCoach }; },
    crews: new Map([...statesOf(await readTripEvents(scoped, planId))].map(([tripId, { crew }]) => [tripId, crew])),
  });
  return { planName: stored.name, asOf, manifests };
}
