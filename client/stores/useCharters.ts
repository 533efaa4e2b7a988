/** Demand, parameters, scenarios and saved plans. Asked when the screen opens and after each run. */
import { ref, shallowRef } from "vue";
import { api } from "../api.ts";
import type { CharterFilter } from "./charterAddress.ts";
import { reasonOf } from "./reason.ts";

export type Demand = Awaited<ReturnType<typeof api.charters.demand.query>>;
export type Parameter = Awaited<ReturnType<typeof api.charters.parameters.query>>[number];
export type Scenario = Awaited<ReturnType<typeof api.charters.scenarios.query>>[number];
export type DemandEdits = Scenario["demandEdits"];
export type PlanSummary = Awaited<ReturnType<typeof api.charters.plans.query>>[number];
export type PlanAnswer = Awaited<ReturnType<typeof api.charters.plan.query>>;

export function useCharters() {
  const demand = shallowRef<Demand | null>(null);
  const parameters = shallowRef<Parameter[]>([]);
  const scenarios = shallowRef<Scenario[]>([]);
  const plans = shallowRef<PlanSummary[] | null>(null);
  const plan = shallowRef<PlanAnswer | null>(null);
  /** Id of the plan that was asked for and has not arrived. */
  const opening = ref<string | null>(null);
  const failure = ref<string | null>(null);
  const planFailure = ref<string | null>(null);
  /** The demand shown is not yet that of the filter. */
  const counting = ref(false);
  let asked = 0;

  /** Only the demand asked for last is shown. */
  async function loadDemand(filter: CharterFilter): Promise<void> {
    const number = ++asked;
    counting.value = true;
    try {
      const answer = await api.charters.demand.query({ filter });
      if (number === asked) demand.value = answer;
    } catch (error) {
      if (number === asked) failure.value = reasonOf(error);
    } finally {
      if (number === asked) counting.value = false;
    }
  }
  async function load(filter: CharterFilter): Promise<void> {
    failure.value = null;
    try {
      [, parameters.value, scenarios.value, plans.value] = await Promise.all([loadDemand(filter), api.charters.parameters.query(), api.charters.scenarios.query(), api.charters.plans.query()]);
    } catch (error) {
      failure.value = reasonOf(error);
    }
  }
  /** Only the plan asked for last is shown. */
  async function openPlan(planId: string | null): Promise<void> {
    planFailure.value = null;
    opening.value = planId;
    if (planId === null) return void (plan.value = null);
    try {
      const answer = await api.charters.plan.query({ planId });
      if (opening.value === planId) plan.value = answer;
    } catch (error) {
      if (opening.value === planId) [plan.value, planFailure.value] = [null, reasonOf(error)];
    } finally {
      if (opening.value === planId) opening.value = null;
    }
  }
  async function keep<Answer>(change: Promise<Answer>): Promise<Answer | null> {
    try {
      const answer = await change;
      [scenarios.value, plans.value] = await Promise.all([api.charters.scenarios.query(), api.charters.plans.query()]);
      return answer;
    } catch (error) {
      failure.value = reasonOf(error);
      return null;
    }
  }
  return {
    demand, counting, parameters, scenarios, plans, plan, opening, failure, planFailure, load, loadDemand, openPlan,
    /** Each answers null when the server refused, and `failure` says why. */
    saveScenario: (scenario: { id?: string; name: string; parameters: Record<string, number | null>; demandEdits?: DemandEdits; vehicleTypes?: Scenario["vehicleTypes"]; fleets?: Scenario["fleets"] }) => keep(api.charters.saveScenario.mutate(scenario)),
    copyScenario: (id: string, name: string) => keep(api.charters.copyScenario.mutate({ id, name })),
    removeScenario: (id: string) => keep(api.charters.removeScenario.mutate({ id })),
    removePlan: (planId: string) => keep(api.charters.removePlan.mutate({ planId })),
    refreshPlans: () => keep(Promise.resolve()),
  };
}
