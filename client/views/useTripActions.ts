/** What is done to trips on the charter screen: moved, locked, confirmed, sent off. */
import { computed, type ComputedRef } from "vue";
import { useI18n } from "vue-i18n";
import type { LockKind } from "../../server/vocabulary.ts";
import { dateOf, type TripRow } from "../components/charterRows.ts";
import { useAppearance } from "../stores/useAppearance.ts";
import { useAsk } from "../stores/useAsk.ts";
import type { SaidEvent } from "../stores/usePlanLife.ts";
import { formatDay, formatPeople } from "../words/numbers.ts";
import type { useCharterPlanning } from "./useCharterPlanning.ts";

interface Going { work: string; firstDate: string; lastDate: string }

export function useTripActions({ life, moves, choice, plan, costs }: Pick<ReturnType<typeof useCharterPlanning>, "life" | "moves" | "choice" | "plan" | "costs">, trips: ComputedRef<readonly TripRow[]>, firstDate: ComputedRef<string>) {
  const { t } = useI18n();
  const { ask } = useAsk();
  const { language } = useAppearance();
  const dayOf = (date: string) => Math.round((Date.parse(date) - Date.parse(firstDate.value)) / 86_400_000);
  const within = (row: TripRow, { firstDate: from, lastDate: to }: Going) => { const date = dateOf(firstDate.value, row.day); return from <= date && date <= to; };
  /** Trips on days when these people can leave, those to their city first. */
  const targetsOf = (passengers: Going) => trips.value.filter((row) => row.id !== choice.value.trip && within(row, passengers))
    .sort((a, b) => Number(b.works.includes(passengers.work)) - Number(a.works.includes(passengers.work)) || a.day - b.day)
    .map((row) => ({ id: row.id, label: t("charters.moves.target", { number: row.number, date: formatDay(dateOf(firstDate.value, row.day), language.value), to: row.to.join(t("word.and")), people: row.people, seats: row.seats || "–" }) }));
  /** Nobody locks without a name. */
  async function lock(kind: LockKind, target: string): Promise<void> {
    if (life.person.value.trim() === "") life.person.value = await ask({ title: t("charters.life.lock"), label: t("charters.life.person"), act: t("charters.life.lock") }) ?? "";
    if (life.person.value.trim() !== "") void life.setLock(kind, target, !life.isLocked(kind, target));
  }
  const dateOfTrip = (trip: string) => { const row = trips.value.find(({ id }) => id === trip); return row ? dateOf(firstDate.value, row.day) : null; };
  const partsOf = (parts: Partial<Record<string, number>>) => Object.entries(parts).filter(([, yuan = 0]) => yuan >= 0.5).map(([part, yuan = 0]) => ({ name: t(`charters.costPart.${part}`), yuan })).sort((a, b) => b.yuan - a.yuan);
  const fleetOf = (trip: string) => plan.value?.plan.trips.find(({ id }) => id === trip)?.fleet ?? null;
  return {
    targetsOf, lock, fleetOf,
    /** ISO date on which the chosen trip leaves. */
    dayOfTrip: computed(() => dateOfTrip(choice.value.trip ?? "")),
    /** Cities where people of the chosen trip get off: each has a notice. */
    citiesOfTrip: computed(() => trips.value.find(({ id }) => id === choice.value.trip)?.works ?? []),
    paper: (name: string) => `/api/charters/${choice.value.plan}/${name}`,
    moveGroup: (group: string, from: string | null, to: string | null) => { void moves.add({ kind: "group", group, from, to }); },
    moveTrip: (trip: string, date: string) => { if (dateOfTrip(trip) !== date) void moves.add({ kind: "day", trip, day: dayOf(date) }); },
    moveStop: (place: string, before: string | null) => { if (choice.value.trip) void moves.add({ kind: "stop", trip: choice.value.trip, place, before }); },
    stateOf: (trip: string) => ({ status: life.states.value.get(trip)?.status ?? ("planned" as const), locked: [["trip", trip], ["fleet", fleetOf(trip)], ["date", dateOfTrip(trip)]].some(([kind, target]) => target && life.isLocked(kind as LockKind, target)) }),
    /** How far the trips are, for everybody's map; empty while nothing has been said. */
    progress: computed(() => {
      const count = (status: string) => [...life.states.value.values()].filter((event) => event.status === status).length;
      const [confirmed, departed, arrived] = [count("confirmed"), count("departed"), count("arrived")];
      return confirmed + departed + arrived === 0 ? "" : t("charters.map.progress", { confirmed, departed, arrived });
    }),
    /** What the chosen trip costs, largest first; empty while moves are not saved. */
    costsOfTrip: computed(() => (moves.count.value > 0 ? [] : partsOf(costs.value?.[choice.value.trip ?? ""] ?? {}))),
    /** The whole plan in words: what is paid for what. */
    costWords: computed(() => {
      const sums: Partial<Record<string, number>> = {};
      for (const parts of Object.values(costs.value ?? {})) for (const [part, yuan] of Object.entries(parts)) sums[part] = (sums[part] ?? 0) + (yuan ?? 0);
      return partsOf(sums).map(({ name, yuan }) => `${name} ${formatPeople(yuan)}`).join(" · ");
    }),
    tripEvents: computed(() => life.events.value.filter(({ tripId }) => tripId === choice.value.trip)),
    lockedBy: computed(() => life.locks.value.find(({ kind, target }) => kind === "trip" && target === choice.value.trip)?.person ?? null),
    lockTrip: (locked: boolean) => { if (choice.value.trip && plan.value) void life.setLock("trip", choice.value.trip, locked); },
    say: (said: Omit<SaidEvent, "tripId">) => { if (choice.value.trip) void life.say({ ...said, tripId: choice.value.trip }); },
  };
}
