/** Rows and figures of the charter screen, all from one plan. */
import { computed } from "vue";
import { useI18n } from "vue-i18n";
import { isWithin } from "../../server/vocabulary.ts";
import { dateOf, dayMinutes } from "../components/charterRows.ts";
import { useAppearance } from "../stores/useAppearance.ts";
import { useRegions } from "../stores/useRegions.ts";
import { textOf } from "../stores/parameterDraft.ts";
import { formatDays, formatPeople } from "../words/numbers.ts";
import { everybody, type CharterFilter } from "../stores/charterAddress.ts";
import { demandClauses } from "./demandWords.ts";
import { leavingByDate } from "../scene/planDays.ts";
import { moneyWords } from "../scene/planFigures.ts";
import { tripRows, unservedRows } from "./charterTrips.ts";
import type { useCharterPlanning } from "./useCharterPlanning.ts";

/** With a day chosen the axis shows it and the days until most vehicles are back. */
const daysAround = 3;
const banDefault = { from: 120, to: 300 };

export function useCharterFigures({ plan, demand, choice, scenarios }: Pick<ReturnType<typeof useCharterPlanning>, "plan" | "demand" | "choice" | "scenarios">) {
  const { t } = useI18n();
  const { language } = useAppearance();
  const { nameOf, tableNameOf } = useRegions();
  const firstDate = computed(() => plan.value?.problem.firstDate ?? demand.value?.firstDate ?? "2021-01-01");
  const trips = computed(() => (plan.value ? tripRows(plan.value, tableNameOf) : []));
  const reaches = (works: readonly string[], code: string) => works.some((work) => isWithin(work, code));
  /** With a destination or a home county chosen, only its trips. */
  const rows = computed(() => {
    const { to, from } = choice.value;
    return trips.value.filter(({ works, passengers }) => (to === null || reaches(works, to)) && (from === null || passengers.some(({ home }) => isWithin(home, from))));
  });
  const day = computed(() => (choice.value.day === null ? null : Math.round((Date.parse(choice.value.day) - Date.parse(firstDate.value)) / 86_400_000)));
  const lastDay = computed(() => Math.max(0, (plan.value?.problem.days ?? 1) - 1));
  const reasons = computed(() => {
    if (!plan.value) return [];
    const { to, from } = choice.value;
    return unservedRows(plan.value).map((reason) => {
      const groups = reason.groups.filter(({ home, work }) => (to === null || isWithin(work, to)) && (from === null || isWithin(home, from)));
      return { ...reason, groups, people: groups.reduce((sum, { people }) => sum + people, 0) };
    }).filter(({ people }) => people > 0);
  });
  const days = computed(() => {
    const leaving = plan.value && leavingByDate(plan.value);
    const demanded = new Map(plan.value ? [] : demand.value?.byDay.map(({ date, people }) => [date, people]));
    const count = plan.value ? lastDay.value : demand.value?.firstDate && demand.value.lastDate ? Math.round((Date.parse(demand.value.lastDate) - Date.parse(demand.value.firstDate)) / 86_400_000) : -1;
    return Array.from({ length: count + 1 }, (_, index) => {
      const date = dateOf(firstDate.value, index);
      return { date, people: leaving?.get(date)?.people ?? 0, unserved: leaving?.get(date)?.unserved ?? demanded.get(date) ?? 0 };
    });
  });
  const span = computed(() => {
    if (day.value !== null) return { from: day.value, to: day.value + daysAround };
    const first = Math.min(...trips.value.map((row) => row.day), lastDay.value);
    const last = Math.max(first, ...trips.value.map((row) => row.day + Math.max(row.holdDays, Math.ceil((row.arriveMinute ?? dayMinutes) / dayMinutes)) - 1));
    return { from: first, to: last };
  });
  const ban = computed(() => {
    const made = scenarios.value.find(({ id }) => id === plan.value?.scenarioId)?.parameters;
    return made ? { from: made.banFromMinute ?? banDefault.from, to: made.banToMinute ?? banDefault.to } : banDefault;
  });
  const money = (yuan: number) => moneyWords(yuan, language.value);
  /** What the judge points at: a group, a fleet, a day, the plan. */
  function placeWords(where: string): string {
    const [group, fleet] = [plan.value?.problem.groups.find(({ groupId }) => groupId === where), plan.value?.problem.fleets.find(({ id }) => id === where)];
    if (group) return t("charters.file.place.group", { home: tableNameOf(group.homeCode), work: tableNameOf(group.workCode), days: formatDays(group.firstDate, group.lastDate, language.value) });
    if (fleet) return t("charters.file.place.fleet", { county: tableNameOf(fleet.county), seats: plan.value?.problem.vehicleTypes.find(({ id }) => id === fleet.vehicleType)?.seats ?? "" });
    const [, index] = /^day (\d+)$/.exec(where) ?? [];
    if (index !== undefined) return formatDays(dateOf(firstDate.value, Number(index)), dateOf(firstDate.value, Number(index)), language.value);
    return where === "plan" ? t("charters.file.place.plan") : where;
  }
  const clauses = (filter: CharterFilter | null) => demandClauses(filter ?? everybody, { t, nameOf: tableNameOf, language: language.value });
  return {
    placeWords,
    /** Plans that were saved before their filter was kept are of everybody. */
    demandWords: (filter: CharterFilter | null) => clauses(filter).join(" · ") || t("charters.everybody"),
    firstDate, trips, rows, day, days, span, ban, reasons, money,
    trip: computed(() => trips.value.find(({ id }) => id === choice.value.trip) ?? null),
    onCoaches: computed(() => trips.value.reduce((sum, row) => sum + (row.means === "coach" ? row.people : 0), 0)),
    seats: computed(() => trips.value.reduce((sum, { seats }) => sum + seats, 0)),
    written: (unit: Parameters<typeof textOf>[0]["unit"], value: number | null) => textOf({ unit }, value),
    notPlannable: computed(() => {
      const left = demand.value?.notPlannable ?? [];
      const people = left.reduce((sum, one) => sum + one.people, 0);
      return people === 0 ? "" : t("charters.notPlannable", { people: formatPeople(people), words: left.map((one) => t("charters.notPlannableOne", { reason: t(`charters.reasonOfDemand.${one.reason}`), people: formatPeople(one.people) })).join(t("word.and")) });
    }),
    subtitle: computed(() => {
      const leaving = trips.value.map((row) => row.day);
      if (!plan.value || leaving.length === 0) return "";
      return [t("charters.map.subtitle", { from: formatDays(dateOf(firstDate.value, Math.min(...leaving)), dateOf(firstDate.value, Math.min(...leaving)), language.value), to: formatDays(dateOf(firstDate.value, Math.max(...leaving)), dateOf(firstDate.value, Math.max(...leaving)), language.value), trips: trips.value.length }), ...clauses(plan.value.filter)].join(" · ");
    }),
    shown: computed(() => {
      if (choice.value.day !== null) {
        const own = rows.value.filter((row) => row.day === day.value);
        return t("charters.days.chosen", { date: formatDays(choice.value.day, choice.value.day, language.value), trips: own.length, people: formatPeople(own.reduce((sum, { people }) => sum + people, 0)) });
      }
      const [from, to] = [choice.value.from, choice.value.to].map((code) => (code === null ? "" : nameOf(code)));
      return from || to ? t("charters.trips.toOnly", { name: `${from} → ${to}`.trim(), count: rows.value.length }) : t("charters.trips.count", { count: rows.value.length });
    }),
  };
}
