/** The demand as the planner changes it by hand. */
import { computed } from "vue";
import { useI18n } from "vue-i18n";
import { codeLength } from "../../server/vocabulary.ts";
import type { AddedPeople } from "../components/DemandEdits.vue";
import { useRegions } from "../stores/useRegions.ts";
import type { useCharterPlanning } from "./useCharterPlanning.ts";

export function useDemandEdits({ demand, plan, editDemand }: Pick<ReturnType<typeof useCharterPlanning>, "demand" | "plan" | "editDemand">) {
  const { t } = useI18n();
  const { regions, nameOf, tableNameOf } = useRegions();
  const counties = computed(() => new Set(demand.value?.rows.map(({ homeCode }) => homeCode.slice(0, codeLength.county))));
  const named = (wanted: (code: string) => boolean) => [...regions.value.values()].filter(({ code }) => wanted(code)).map(({ code, name }) => ({ code, name: code.length === codeLength.township ? `${nameOf(code.slice(0, codeLength.county))} ${name}` : name }));
  const groups = computed(() => new Map([...(plan.value?.problem.groups ?? []).filter(({ groupId }) => groupId.includes("/")), ...demand.value?.rows ?? []].map((row) => [row.groupId, row])));
  const options = (wanted: (code: string) => boolean) => [...regions.value.values()].filter(({ code }) => wanted(code)).map(({ code, name, short }) => ({ code, name, short }));
  return {
    /** What the words of the sentence suggest. */
    counties: computed(() => options((code) => code.length === codeLength.county && counties.value.has(code))),
    provinces: computed(() => options((code) => code.length === codeLength.province)),
    homes: computed(() => named((code) => code.length === codeLength.township && counties.value.has(code.slice(0, codeLength.county)))),
    works: computed(() => named((code) => code.length === codeLength.prefecture)),
    /** The way and the people of a group; where the demand shown does not have it, that it changes nothing. Parts of a group stand in the plan alone. */
    groupName: (id: string) => { const row = groups.value.get(id); return row ? t("charters.edits.group", { home: tableNameOf(row.homeCode), work: tableNameOf(row.workCode), people: row.people }) : t("charters.edits.stale", { id }); },
    add: (one: AddedPeople) => { void editDemand((edits) => ({ ...edits, added: [...edits.added, one] })); },
    exclude: (group: string) => { void editDemand((edits) => ({ ...edits, excluded: [...new Set([...edits.excluded, group])] })); },
    part: (group: string) => {
      const people = Number(prompt(t("charters.edits.askPart"), String(Math.floor((groups.value.get(group)?.people ?? 0) / 2))) ?? NaN);
      if (Number.isInteger(people) && people > 0) void editDemand((edits) => ({ ...edits, parted: [...edits.parted.filter(({ groupId }) => groupId !== group), { groupId: group, people }] }));
    },
    /** Where the ledger is wrong or silent; 0 is said, too. */
    wheelchairs: (group: string) => {
      const count = Number(prompt(t("charters.edits.askWheelchairs"), String(groups.value.get(group)?.wheelchairs ?? 0)) ?? NaN);
      if (Number.isInteger(count) && count >= 0) void editDemand((edits) => ({ ...edits, wheelchairs: [...edits.wheelchairs.filter(({ groupId }) => groupId !== group), { groupId: group, count }] }));
    },
    remove: (kind: "excluded" | "parted" | "wheelchairs" | "added", index: number) => { void editDemand((edits) => ({ ...edits, [kind]: edits[kind].filter((_, at) => at !== index) })); },
  };
}
