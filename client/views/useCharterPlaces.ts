/** Demand, plan and vehicles by place: destinations, home counties, what of each fleet is used, and whether the open plan is of the demand shown. */
import { computed, type Ref } from "vue";
import { useI18n } from "vue-i18n";
import type { TripRow } from "../components/charterRows.ts";
import { useGeography } from "../stores/useGeography.ts";
import { formatPeople } from "../words/numbers.ts";
import { destinationRows, homeRows } from "../scene/planPlaces.ts";
import { countyAreas } from "../scene/sceneNodes.ts";
import type { useCharterPlanning } from "./useCharterPlanning.ts";
import { fleetUse, vehicleRows } from "./vehicleRows.ts";

export function useCharterPlaces({ plan, demand }: Pick<ReturnType<typeof useCharterPlanning>, "plan" | "demand">, trips: Ref<readonly TripRow[]>, rows: Ref<readonly TripRow[]>) {
  const { t } = useI18n();
  const { geography } = useGeography();
  const groups = computed(() => plan.value?.problem.groups ?? demand.value?.rows ?? []);
  const homes = computed(() => homeRows(groups.value, plan.value?.plan ?? null));
  const all = computed(() => (plan.value ? vehicleRows(trips.value, plan.value.problem) : []));
  const shown = computed(() => new Set(rows.value.map(({ id }) => id)));
  return {
    destinations: computed(() => destinationRows(groups.value, plan.value?.plan ?? null)),
    homes,
    homeAreas: computed(() => (geography.value ? countyAreas(homes.value.map(({ code }) => code), geography.value) : [])),
    homeTitle: computed(() => t("charters.places.homesLeft", { people: formatPeople(homes.value.reduce((sum, { unserved }) => sum + unserved, 0)) })),
    /** With a place chosen, the vehicles that drive for it. */
    vehicles: computed(() => all.value.filter(({ trips: own }) => own.some(({ id }) => shown.value.has(id)))),
    fleets: computed(() => (plan.value ? fleetUse(all.value, plan.value.problem) : [])),
  };
}
