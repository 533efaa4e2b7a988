/** The demand as the planner changes it by hand. */
import { computed } from "vue";
import { useI18n } from "vue-i18n";
import { codeLength } from "../../server/vocabulary.ts";
import type { AddedPeople } from "../components/DemandEdits.vue";
import { useAsk } from "../stores/useAsk.ts";
import { useRegions } from "../stores/useRegions.ts";
import type { useCharterPlanning } from "./useCharterPlanning.ts";

export function useDemandEdits({ demand, plan, scenario, editDemand }: Pick<ReturnType<typeof useCharterPlanning>, "demand" | "plan" | "scenario" | "editDemand">) {
  const { t } = useI18n();
  const { askNumber } = useAsk();
  const { regions, nameOf, tableNameOf } = useRegions();
  const counties = computed(() => new Set(demand.value?.rows.map(({ homeCode }) => homeCode.slice(0, codeLength.county))));
  const named = (wanted: (code: string) => boolean) => [...regions.value.values()].filter(({ code }) => wanted(code)).map(({ code, name }) => ({ code, name: code.length === codeLength.township ? `${nameOf(code.slice(0, codeLength.county))} ${name}` : name }));
  const groups = computed(() => new Map([...(plan.value?.problem.groups ?? []).filter(({ groupId }) => groupId.includes("/")), ...demand.value?.rows ?? []].map((row) => [row.groupId, row])));
  const options = (wanted: (code: string) => boolean) => [...regions.value.values()].filter(({ code }) => wanted(code)).map(({ code, name, short }) => ({ code, name, short }));
  const nameOfGroup = (id: string) => { const row = groups.value.get(id); return row ? t("charters.edits.group", { home: tableNameOf(row.homeCode), work: tableNameOf(row.workCode), people: row.people }) : t("charters.edits.stale", { id }); };
  return {
    /** What the words of the sentence suggest. */
    counties: computed(() => options((code) => code.length === codeLength.county && counties.value.has(code))),
    provinces: computed(() => options((code) => code.length === codeLength.province)),
    homes: computed(() => named((code) => code.length === codeLength.township && counties.value.has(code.slice(0, codeLength.county)))),
    works: computed(() => named((code) => code.length === codeLength.prefecture)),
    /** The way and the people of a group; where the demand shown does not have it, that it changes nothing. Parts of a group stand in the plan alone. */
    groupName: nameOfGroup,
    add: (one: AddedPeople) => { void editDemand((edits) => ({ ...edits, added: [...edits.added, one] })); },
    exclude: (group: string) => { void editDemand((edits) => ({ ...edits, excluded: [...new Set([...edits.excluded, group])] })); },
    part: async (group: string) => {
      const all = groups.value.get(group)?.people ?? 0;
      if (all < 2) return;
      const people = await askNumber({ title: t("charters.edits.part"), label: t("charters.edits.askPart"), value: String(Math.floor(all / 2)), number: { min: 1, max: all - 1, step: 1 }, note: `${nameOfGroup(group)}。${t("charters.edits.later")}`, act: t("charters.edits.keep") });
      if (people !== null) await editDemand((edits) => ({ ...edits, parted: [...edits.parted.filter(({ groupId }) => groupId !== group), { groupId: group, people }] }));
    },
    /** Where the ledger is wrong or silent; 0 is said, too. */
    wheelchairs: async (group: string) => {
      const count = await askNumber({ title: t("charters.edits.setWheelchairs"), label: t("charters.edits.askWheelchairs"), value: String(groups.value.get(group)?.wheelchairs ?? 0), number: { min: 0, max: Math.min(20, groups.value.get(group)?.people ?? 20), step: 1 }, note: `${nameOfGroup(group)}。${t("charters.edits.later")}`, act: t("charters.edits.keep") });
      if (count !== null) await editDemand((edits) => ({ ...edits, wheelchairs: [...edits.wheelchairs.filter(({ groupId }) => groupId !== group), { groupId: group, count }] }));
    },
    /** 1 is as everybody else. */
    prioritise: async (group: string) => {
      const priority = await askNumber({ title: t("charters.edits.setPriority"), label: t("charters.edits.askPriority"), value: String(scenario.value?.demandEdits.priorities.find(({ groupId }) => groupId === group)?.priority ?? 3), number: { min: 0.1, max: 10, step: 0.1 }, note: `${nameOfGroup(group)}。${t("charters.edits.priorityNote")}`, act: t("charters.edits.keep") });
      if (priority !== null) await editDemand((edits) => ({ ...edits, priorities: [...edits.priorities.filter(({ groupId }) => groupId !== group), ...(priority === 1 ? [] : [{ groupId: group, priority }])] }));
    },
    remove: (kind: "excluded" | "parted" | "wheelchairs" | "priorities" | "added", index: number) => { void editDemand((edits) => ({ ...edits, [kind]: edits[kind].filter((_, at) => at !== index) })); },
  };
}
