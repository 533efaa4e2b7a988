/** From the demand to a plan: scenario, edits, run, saved plans. Everything that asks the server stands here. */
import { computed, onMounted, ref, watch } from "vue";
import { useI18n } from "vue-i18n";
import { everybody, sameFilter, type CharterFilter } from "../stores/charterAddress.ts";
import { useAsk } from "../stores/useAsk.ts";
import { useCharterChoice } from "../stores/useCharterChoice.ts";
import { useCharters, type DemandEdits, type Scenario } from "../stores/useCharters.ts";
import { useComparison } from "../stores/useComparison.ts";
import { useMoves } from "../stores/useMoves.ts";
import { usePlanCosts } from "../stores/usePlanCosts.ts";
import { usePlanLife } from "../stores/usePlanLife.ts";
import { useRulePrices } from "../stores/useRulePrices.ts";
import { useRun } from "../stores/useRun.ts";
import { useScenarioDraft } from "../stores/useScenarioDraft.ts";

export function useCharterPlanning() {
  const { t } = useI18n();
  const { ask } = useAsk();
  const { choice, choose } = useCharterChoice();
  const charters = useCharters();
  const { scenarios, plans, plan } = charters;
  /** The chosen one; else that of the open plan, so that planning again follows the same rules. */
  const scenario = computed(() => [choice.value.scenario, plan.value?.scenarioId].flatMap((wanted) => scenarios.value.find(({ id }) => id === wanted) ?? [])[0] ?? scenarios.value[0] ?? null);
  const draft = useScenarioDraft(charters.parameters, scenario);
  const run = useRun((ended) => {
    void charters.refreshPlans();
    if (ended.planId) choose({ plan: ended.planId, day: null, trip: null, to: null, from: null });
  });
  const planId = computed(() => choice.value.plan);
  const [life, moves, comparison] = [usePlanLife(planId), useMoves(planId), useComparison()];
  const prices = useRulePrices(planId);
  const costs = usePlanCosts(planId);
  const keep = ref(true);
  /** A plan of other people cannot be kept: its trips would fall away. */
  const sameDemand = computed(() => !plan.value?.filter || sameFilter(plan.value.filter, choice.value.filter));
  /** The open plan, with the moves that are not saved yet. */
  const shown = computed(() => {
    const [saved, tried] = [plan.value, moves.tried.value];
    if (!saved || !tried) return saved;
    const { people } = saved.totals;
    const totals = { ...saved.totals, served: tried.served, unserved: people - tried.served, trips: tried.plan.trips.length, trains: tried.plan.trains.length, cost: tried.cost, paid: tried.paid, costPerHead: tried.served === 0 ? null : tried.paid / tried.served, gap: null };
    return { ...saved, plan: tried.plan, cost: tried.cost, served: tried.served, totals, violations: tried.violations };
  });
  async function saveMoves(): Promise<void> {
    const saved = await moves.save(t("charters.moves.name"));
    if (saved === null) return;
    await charters.refreshPlans();
    choose({ plan: saved });
  }
  const nextNumber = computed(() => scenarios.value.length + 1);
  const scenarioName = (id: string, name: string) => (id === "standard" ? t("charters.standard") : name);

  /** Edits are kept as a scenario first: in the chosen one, or in a new one beside the standard scenario. */
  async function make(): Promise<void> {
    const chosen = scenario.value;
    if (!chosen || draft.faulty.value || run.running.value) return;
    let id = chosen.id;
    if (draft.changes.value > 0) {
      const saved = await charters.saveScenario(chosen.builtIn ? { name: t("charters.unnamed", { number: nextNumber.value }), parameters: draft.values() } : { id, name: chosen.name, parameters: draft.values() });
      if (!saved) return;
      id = saved.id;
      draft.reset();
      choose({ scenario: id });
    }
    const base = keep.value && sameDemand.value ? choice.value.plan : null;
    await run.start(id, choice.value.effort, base === null ? choice.value.filter : plan.value?.filter ?? choice.value.filter, base ?? undefined);
  }
  /** Changes of the demand by hand are kept in the scenario: in the chosen one, or in a new one beside the standard scenario. */
  async function editDemand(change: (edits: DemandEdits) => DemandEdits): Promise<void> {
    const chosen = scenario.value;
    if (!chosen || run.running.value) return;
    const edits = change(chosen.demandEdits);
    const saved = await charters.saveScenario(chosen.builtIn ? { name: t("charters.unnamed", { number: nextNumber.value }), parameters: {}, demandEdits: edits } : { id: chosen.id, name: chosen.name, parameters: {}, demandEdits: edits });
    if (saved) choose({ scenario: saved.id });
  }
  /** Vehicles and prices, likewise; whether they were kept. */
  async function editFleets(vehicleTypes: Scenario["vehicleTypes"], fleets: Scenario["fleets"]): Promise<boolean> {
    const chosen = scenario.value;
    if (!chosen) return false;
    const saved = await charters.saveScenario({ ...(chosen.builtIn ? {} : { id: chosen.id }), name: chosen.builtIn ? t("charters.unnamed", { number: nextNumber.value }) : chosen.name, parameters: {}, vehicleTypes, fleets });
    if (saved) choose({ scenario: saved.id });
    return saved !== null;
  }
  async function copy(): Promise<void> {
    const copied = scenario.value && await charters.copyScenario(scenario.value.id, t("charters.unnamed", { number: nextNumber.value }));
    if (copied) choose({ scenario: copied.id });
  }
  async function rename(): Promise<void> {
    const chosen = scenario.value;
    const name = chosen && !chosen.builtIn ? await ask({ title: t("charters.renameTitle"), label: t("charters.renameAsk"), value: chosen.name, act: t("charters.rename") }) : null;
    if (chosen && name) await charters.saveScenario({ id: chosen.id, name, parameters: {} });
  }
  async function remove(): Promise<void> {
    const chosen = scenario.value;
    if (!chosen || chosen.builtIn || await ask({ title: t("charters.removeAsk", { name: chosen.name }), act: t("charters.remove") }) === null) return;
    choose({ scenario: null });
    await charters.removeScenario(chosen.id);
  }
  async function removePlan(): Promise<void> {
    const planId = choice.value.plan;
    if (planId === null || await ask({ title: t("charters.removePlanAsk"), act: t("charters.removePlan") }) === null) return;
    await charters.removePlan(planId);
    choosePlan(plans.value?.[0]?.id ?? null);
  }
  /** The sentence says whom the plan is for, as soon as the plan is there. */
  const following = ref(false);
  function choosePlan(id: string | null): void {
    following.value = true;
    choose({ plan: id, scenario: null, day: null, trip: null, to: null, from: null });
  }
  watch(() => choice.value.plan, (planId) => { if (planId !== plan.value?.id) void charters.openPlan(planId); });
  watch(plan, (opened) => {
    if (following.value && opened?.filter && !sameFilter(opened.filter, choice.value.filter)) filterBy(opened.filter);
    following.value = opened === null && following.value;
  });
  /** Once it is changed by hand, a plan that is still on its way does not change it back. */
  const filterBy = (change: Partial<CharterFilter>) => { following.value = false; choose({ filter: { ...choice.value.filter, ...change } }); void charters.loadDemand(choice.value.filter); };
  onMounted(async () => {
    following.value = sameFilter(choice.value.filter, everybody);
    await charters.load(choice.value.filter);
    if (choice.value.plan !== null) await charters.openPlan(choice.value.plan);
    else if (plans.value?.[0]) choose({ plan: plans.value[0].id });
  });
  return { ...charters, plan: shown, life, moves, saveMoves, comparison, prices, costs, keep, sameDemand, choosePlan, choice, choose, scenario, scenarioName, draft, run, filterBy, load: () => charters.load(choice.value.filter), make, editDemand, editFleets, copy, rename, remove, removePlan };
}
