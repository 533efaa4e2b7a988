/** Scenarios of a desk: the standard one, reckoned from the demand, and those that were saved. */
import { z } from "zod";
import type { Scoped } from "../database/database.ts";
import { everybody } from "./demandFilter.ts";
import { peopleByCounty, readDemand } from "./demandReading.ts";
import { reaches, reachesByRail } from "./demandRoads.ts";
import { insertScenario, readScenarios, updateScenario } from "./queries.ts";
import { scenarioContent, standardScenario, standardScenarioId, type Scenario, type ScenarioContent, type ScenarioInput } from "./scenario.ts";

/** The standard scenario first. */
export async function listScenarios(scoped: Scoped): Promise<Scenario[]> {
  return [standardScenario(peopleByCounty(await readDemand(scoped, everybody))), ...await readScenarios(scoped)];
}

export async function findScenario(scoped: Scoped, scenarioId: string): Promise<Scenario | null> {
  return (await listScenarios(scoped)).find((scenario) => scenario.id === scenarioId) ?? null;
}

export interface Identity {
  id: string;
  /** ISO moment. */
  changedAt: string;
}

/** Changes the scenario that the input names, or adds one under the new identity; null when the named one is not there, a ZodError when the whole is not a scenario. */
export async function saveScenario(scoped: Scoped, { id, name, parameters, ...given }: ScenarioInput, fresh: Identity): Promise<Scenario | z.ZodError | null> {
  const like = await findScenario(scoped, id ?? standardScenarioId);
  if (!like) return null;
  const vehicleTypes = given.vehicleTypes ?? like.vehicleTypes;
  const content = scenarioContent.safeParse({
    parameters: { ...like.parameters, ...parameters }, vehicleTypes, fleets: given.fleets ?? ofTypes(like.fleets, vehicleTypes), trains: given.trains ?? like.trains, demandEdits: given.demandEdits ?? like.demandEdits,
  });
  const refusal = content.success ? misplaced(scoped, content.data) : content.error;
  if (refusal || !content.success) return refusal;
  const saved = { id: id ?? fresh.id, name, changedAt: fresh.changedAt, ...content.data };
  if (id === undefined) await insertScenario(scoped, saved);
  else await updateScenario(scoped, saved);
  return findScenario(scoped, saved.id);
}

/** Fleets of counties that the desk does not see, added people without a home there or a road, and trains where no railway leads; null when there are none. */
function misplaced({ counties }: Scoped, { fleets, trains, demandEdits }: ScenarioContent): z.ZodError | null {
  const issues = [
    ...fleets.map(({ county }, index) => (counties.includes(county) ? null : { path: ["fleets", index, "county"], message: `范围内没有县市 ${county}` })),
    ...demandEdits.added.flatMap(({ homeCode, workCode }, index) => [
      counties.includes(homeCode.slice(0, 6)) ? null : { path: ["demandEdits", "added", index, "homeCode"], message: `范围内没有乡镇 ${homeCode}` },
      reaches(homeCode, workCode) ? null : { path: ["demandEdits", "added", index, "workCode"], message: `从 ${homeCode} 到 ${workCode} 没有公路可达，请核对代码` },
    ]),
    ...trains.map(({ from, to }, index) => (reachesByRail(from, to) ? null : { path: ["trains", index, "to"], message: `${from} 与 ${to} 之间没有普速铁路` })),
  ].filter((issue) => issue !== null);
  return issues.length === 0 ? null : new z.ZodRealError(issues.map((issue) => ({ ...issue, code: "custom", input: undefined })));
}

/** Fleets of vehicle types that the scenario still has. */
function ofTypes(fleets: Scenario["fleets"], vehicleTypes: Scenario["vehicleTypes"]): Scenario["fleets"] {
  return fleets.filter((fleet) => vehicleTypes.some(({ id }) => id === fleet.vehicleType));
}

/** Null when the original is not there. */
export async function copyScenario(scoped: Scoped, id: string, name: string | undefined, fresh: Identity): Promise<Scenario | null> {
  const original = await findScenario(scoped, id);
  if (!original) return null;
  const { parameters, vehicleTypes, fleets, trains, demandEdits } = original;
  await insertScenario(scoped, { ...fresh, name: name ?? `${original.name} 副本`.slice(0, 80), parameters, vehicleTypes, fleets, trains, demandEdits });
  return findScenario(scoped, fresh.id);
}
