/** Scenarios side by side: the parameters in which they differ, what they have, and what the newest plan of each came to. Pure. */
import type { Parameter, PlanSummary, Scenario } from "../stores/useCharters.ts";

export interface ScenarioColumn {
  id: string;
  name: string;
  /** Null: somewhere without limit. */
  vehicles: number | null;
  trains: number;
  /** Changes of the demand by hand. */
  edits: number;
  plan: PlanSummary | null;
}
export interface ParameterLine {
  key: string;
  unit: Parameter["unit"];
  /** In the order of the columns. */
  values: (number | null)[];
}

/** `plans` come newest first. */
export function scenarioColumns(scenarios: readonly Scenario[], plans: readonly PlanSummary[]): ScenarioColumn[] {
  return scenarios.map(({ id, name, fleets, trains, demandEdits }) => {
    const counts = fleets.map(({ count }) => count);
    return {
      id, name, trains: trains.length, vehicles: counts.includes(null) ? null : counts.reduce<number>((sum, count) => sum + (count ?? 0), 0),
      edits: Object.values(demandEdits).reduce((sum, list) => sum + list.length, 0), plan: plans.find(({ scenarioId }) => scenarioId === id) ?? null,
    };
  });
}

export function differingParameters(scenarios: readonly Scenario[], parameters: readonly Parameter[]): ParameterLine[] {
  return parameters.map(({ key, unit }) => ({ key, unit, values: scenarios.map((scenario) => scenario.parameters[key]) })).filter(({ values }) => new Set(values).size > 1);
}
