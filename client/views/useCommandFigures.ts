/** Figures, table rows and sentences of the command screen, all from one answer of the counter. */
import { computed, ref, type Ref } from "vue";
import { useI18n } from "vue-i18n";
import { busSeats, festivalPlans, type FestivalPlan } from "../../server/vocabulary.ts";
import { formatFullDay, formatLunarDays } from "../components/lunar.ts";
import { rankPlaces } from "../cube/ranking.ts";
import { busScale } from "../scene/busScale.ts";
import { themes } from "../scene/theme.ts";
import { useAppearance } from "../stores/useAppearance.ts";
import { formatDays, formatPeople, formatPercent } from "../words/numbers.ts";
import { ledgerAddress } from "../api.ts";
import { csvAddress } from "./csvAddress.ts";
import { hotListOf } from "./hotList.ts";
import { flowFacts, placeFacts } from "./placeFacts.ts";
import type { useCommand } from "./useCommand.ts";

/** Rows of the ranking, so that the hot spots below it are seen without scrolling. */
const mostRows = { desk: 17, compact: 13 };
const noDays = new Uint32Array(0);

export function useCommandFigures(command: ReturnType<typeof useCommand>, compact: Ref<boolean>) {
  const { t } = useI18n();
  const { theme, language } = useAppearance();
  const side = ref<"home" | "work">("work");
  const { answer, filter, overview, nameOf, inside } = command;
  /** What the answer counts: the filter may have moved on meanwhile. */
  const counted = computed(() => command.answered.value?.filter ?? filter.value);
  const estimateFactor = computed(() => (overview.value && overview.value.surveyed > 0 ? Math.max(1, overview.value.expected / overview.value.surveyed) : 1));
  const days = computed(() => {
    const range = filter.value.days;
    if (!range) return t("title.all");
    return range.from === range.to ? formatFullDay(range.from, language.value) : formatDays(range.from, range.to, language.value);
  });
  const names = (codes: readonly string[], any: string) => (codes.length === 0 ? any : codes.map(nameOf).join(t("word.and")));
  /** The one prefecture that the ledgers come from, or the scope. */
  const area = computed(() => {
    const prefectures = new Set(command.townships.value.map(({ township }) => township.slice(0, 4)));
    return prefectures.size === 1 && inside.value ? nameOf(inside.value) : (overview.value?.scope.map(({ code }) => nameOf(code)).join(t("word.and")) ?? t("word.anyHome"));
  });
  const subtitle = computed(() => {
    const { days: range, homes, works, modes, industries, intentions, organised, movement } = filter.value;
    return [
      ...(range ? [formatLunarDays(range.from, range.to, language.value)] : []),
      ...(organised === null ? [] : [t(`clause.${organised ? "wanted" : "notWanted"}`)]),
      ...(modes.length > 0 ? [t("clause.mode", { words: modes.map((word) => t(`mode.${word}`)).join(t("word.and")) })] : []),
      ...(industries.length > 0 ? [t("clause.industry", { words: industries.map((word) => t(`industry.${word}`)).join(t("word.and")) })] : []),
      ...(intentions.length > 0 ? [t("clause.intention", { words: intentions.map((word) => t(`intention.${word}`)).join(t("word.and")) })] : []),
      t(`subtitle.${movement}`, { home: names(homes, area.value), work: names(works, t("word.anyWork")) }),
    ].filter(Boolean).join(" · ");
  });
  const scale = computed(() => busScale({ people: command.flows.value.slice(0, mostRows.desk).map((flow) => flow.people), seats: busSeats, density: "desk", theme: theme.value, direction: counted.value.movement === "return" ? "return" : "goBack" }));
  const stepOf = (people: number) => (counted.value.movement === "stay" ? themes[theme.value].stay : scale.value.styleOf(people).colour);
  const spotName = (code: string) => {
    const above = { 4: 2, 6: 4, 9: 6 }[code.length];
    return above === undefined ? nameOf(code) : `${command.tableNameOf(code.slice(0, above))} · ${nameOf(code)}`;
  };
  const facts = computed(() => {
    const chosen = command.selection.value;
    if (chosen?.kind !== "region" || !answer.value) return null;
    return placeFacts({ code: chosen.region, movement: counted.value.movement, answer: answer.value, flows: command.flows.value, filter: filter.value, nameOf: command.tableNameOf, coverageOf: command.coverageOf });
  });
  const flow = computed(() => {
    const chosen = command.selection.value;
    if (chosen?.kind !== "flow" || !answer.value) return null;
    return flowFacts({ home: chosen.home, work: chosen.work, movement: counted.value.movement, flows: command.flows.value, all: answer.value.people, nameOf: command.rankName });
  });
  return {
    side, days, area, subtitle, facts, flow, estimateFactor, stepOf,
    back: computed(() => answer.value?.days.return ?? noDays), out: computed(() => answer.value?.days.goBack ?? noDays),
    headline: computed(() => {
      if (!overview.value || (overview.value.people > 0 && !answer.value)) return null;
      const { movement, days: range } = counted.value;
      return {
        movement, days: days.value, people: answer.value?.people ?? 0, all: answer.value?.totals[movement] ?? 0, seats: busSeats,
        estimate: command.flows.value.reduce((sum, flow) => sum + flow.estimated, 0),
        undated: range && movement !== "stay" ? answer.value?.undated[movement] ?? 0 : 0,
        surveyed: overview.value.surveyed, expected: overview.value.expected,
        plans: answer.value?.totals ?? Object.fromEntries(festivalPlans.map((plan) => [plan, 0])) as Record<FestivalPlan, number>, // a key for every plan
      };
    }),
    ranking: computed(() => {
      const { people, moving } = answer.value ?? { people: 0, moving: { homes: [], works: [] } };
      if (!answer.value && overview.value?.people !== 0) return null;
      return {
        side: side.value, seats: busSeats, total: people, stepOf, buses: counted.value.movement !== "stay",
        caption: t("table.caption", { title: t(`title.${counted.value.movement}`), people: formatPeople(people) }),
        rows: rankPlaces({
          side: side.value, moving: side.value === "home" ? moving.homes : moving.works, flows: command.flows.value, most: compact.value ? mostRows.compact : mostRows.desk, nameOf: command.rankName, coverageOf: command.coverageOf,
          words: { rest: (count) => t("table.rest", { count }), unknown: t("table.unknown") },
        }),
      };
    }),
    hotList: computed(() => hotListOf({
      spots: command.spots.value, near: command.nearSpots.value, compared: answer.value?.hotSpotPlaces ?? 0, movement: counted.value.movement, days: counted.value.days,
      campaign: command.campaign, theme: themes[theme.value], nameOf: spotName,
    })),
    csv: computed(() => ledgerAddress(csvAddress(filter.value, command.levels.value.home === "township" ? "township" : "county"))),
    spoken: computed(() => {
      if (facts.value?.hiddenIn) return t("tip.hidden", { name: facts.value.hiddenIn });
      const said = flow.value ? { ...flow.value, name: `${flow.value.from.name} → ${flow.value.to.name}` } : facts.value;
      return said ? t("sentenceSpoken", { name: said.name, people: formatPeople(said.people), movement: t(`word.movement.${said.movement}`), share: formatPercent(said.people, answer.value?.people ?? 0) }) : "";
    }),
  };
}
