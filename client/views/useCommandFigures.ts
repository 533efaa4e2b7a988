/** Figures, table rows and sentences of the command screen, all from one answer of the counter. */
import { computed, ref } from "vue";
import { useI18n } from "vue-i18n";
import { busSeats, festivalPlans } from "../../server/vocabulary.ts";
import { busScale } from "../scene/busScale.ts";
import { themes } from "../scene/theme.ts";
import { useAppearance } from "../stores/useAppearance.ts";
import { useGeography } from "../stores/useGeography.ts";
import { formatDays, formatFullDay, formatPeople, formatPercent } from "../words/numbers.ts";
import { placeFacts } from "./placeFacts.ts";
import { rankPlaces } from "./ranking.ts";
import type { useCommand } from "./useCommand.ts";

const mostRows = 17;
const noDays = new Uint32Array(0);

export function useCommandFigures(command: ReturnType<typeof useCommand>) {
  const { t } = useI18n();
  const { theme, language } = useAppearance();
  const side = ref<"home" | "work">("work");
  const answer = command.answer;
  const shown = computed(() => command.answered.value?.filter ?? command.filter.value);
  const overview = command.overview;
  const estimateFactor = computed(() => (overview.value && overview.value.surveyed > 0 ? Math.max(1, overview.value.expected / overview.value.surveyed) : 1));
  const days = computed(() => {
    const range = command.filter.value.days;
    if (!range) return t("title.all");
    return range.from === range.to ? formatFullDay(range.from, language.value) : formatDays(range.from, range.to, language.value);
  });
  const names = (codes: readonly string[], any: string) => (codes.length === 0 ? any : codes.map(command.nameOf).join(t("word.and")));
  const homeName = computed(() => names(command.filter.value.homes, command.inside.value ? command.nameOf(command.inside.value) : t("word.anyHome")));
  const workName = computed(() => names(command.filter.value.works, t("word.anyWork")));
  const scale = computed(() => busScale({ people: command.flows.value.map((flow) => flow.people), seats: busSeats, density: "desk", theme: theme.value, direction: shown.value.movement === "return" ? "return" : "goBack" }));
  const stepOf = (people: number) => (shown.value.movement === "stay" ? themes[theme.value].stay : scale.value.styleOf(people).colour);
  const all = computed(() => answer.value?.totals[shown.value.movement] ?? 0);
  const subtitle = computed(() => t(`subtitle.${{ return: "toHome", goBack: "toWork", stay: "stay" }[command.filter.value.movement]}`, { home: homeName.value, work: workName.value }));
  const facts = computed(() => {
    const chosen = command.selection.value;
    if (chosen?.kind !== "region" || !answer.value) return null;
    return placeFacts({ code: chosen.region, movement: shown.value.movement, answer: answer.value, flows: command.flows.value, nameOf: command.nameOf, coverageOf: command.coverageOf, inside: command.inside.value });
  });
  return {
    side, days, subtitle, facts, estimateFactor, stepOf,
    back: computed(() => answer.value?.days.return ?? noDays), out: computed(() => answer.value?.days.goBack ?? noDays),
    headline: computed(() => ({
      movement: shown.value.movement, days: days.value, people: answer.value?.people ?? 0, all: all.value, seats: busSeats,
      estimate: Math.round(command.flows.value.reduce((sum, flow) => sum + flow.estimated, 0)),
      undated: shown.value.days && shown.value.movement !== "stay" ? answer.value?.undated[shown.value.movement] ?? 0 : 0,
      surveyed: overview.value?.surveyed ?? 0, expected: overview.value?.expected ?? 0,
      plans: answer.value?.totals ?? Object.fromEntries(festivalPlans.map((plan) => [plan, 0])) as Record<(typeof festivalPlans)[number], number>, // a key for every plan
    })),
    ranking: computed(() => ({
      side: side.value, seats: busSeats, total: answer.value?.people ?? 0, colours: [], stepOf,
      caption: t("table.caption", { title: t(`title.${shown.value.movement}`), people: formatPeople(answer.value?.people ?? 0) }),
      rows: rankPlaces({
        side: side.value, flows: command.flows.value, beyond: answer.value?.rest.people ?? 0, most: mostRows, nameOf: command.nameOf, coverageOf: command.coverageOf,
        words: { rest: (count) => t("table.rest", { count }), unknown: t("table.unknown") },
      }),
    })),
    hotList: computed(() => command.spots.value.map((spot, index) => ({
      code: spot.code, name: command.nameOf(spot.code), people: spot.people, times: spot.usual > 0 ? spot.people / spot.usual : 1, p: spot.p,
      colour: themes[theme.value].hotSpots[Math.min(index, 2)]!, text: themes[theme.value].hotSpotText[Math.min(index, 2)]!, // three colours
    }))),
    csv: computed(() => {
      const range = command.filter.value.days;
      const level = command.levels.value.home === "township" ? "township" : "county";
      return `/api/flows.csv?movement=${command.filter.value.movement}&home=${level}&work=prefecture${range && command.filter.value.movement !== "stay" ? `&from=${range.from}&to=${range.to}` : ""}`;
    }),
    spoken: computed(() => (facts.value ? t("sentenceSpoken", { name: facts.value.name, people: formatPeople(facts.value.people), movement: t(`tip.moves.${facts.value.movement}`).replace("人", ""), share: formatPercent(facts.value.people, answer.value?.people ?? 0) }) : "")),
    loadGeography: useGeography().load,
    /** The home prefecture with a margin. */
    bounds: computed(() => {
      const area = command.geography.value?.areas.get(command.inside.value);
      const points = area ? area.geometry.coordinates.flat(area.geometry.type === "Polygon" ? 1 : 2) as [number, number][] : [];
      if (points.length === 0) return null;
      const [lons, lats] = [points.map(([lon]) => lon), points.map(([, lat]) => lat)];
      return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)] as const;
    }),
  };
}
