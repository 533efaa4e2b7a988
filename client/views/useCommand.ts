/** What the command screen shows, put together from the stores: answer → estimates → scene. */
import { computed, ref, shallowRef, watch, type Ref } from "vue";
import { useI18n } from "vue-i18n";
import { busSeats, campaign2021 } from "../../server/vocabulary.ts";
import type { Subject } from "../scene/marks.ts";
import { levelsAt } from "../scene/levels.ts";
import { webMercator } from "../scene/projections.ts";
import type { Rect } from "../scene/plane.ts";
import { composeScene } from "../scene/scene.ts";
import { useAppearance } from "../stores/useAppearance.ts";
import { useCube } from "../stores/useCube.ts";
import { useFilter } from "../stores/useFilter.ts";
import { useGeography } from "../stores/useGeography.ts";
import { useOverview } from "../stores/useOverview.ts";
import { useRegions } from "../stores/useRegions.ts";
import type { Camera } from "../stores/urlState.ts";
import { formatPeople } from "../words/numbers.ts";
import { heatOf, hotSpotMarksOf, hotSpotsShown, lowCoverageOf, nodesOf, withEstimates, baseMapOf } from "./sceneNodes.ts";

export interface Window { width: number; height: number }

export function useCommand(camera: Ref<Camera | null>, size: Ref<Window>, obstacles: Ref<readonly Rect[]>, vectors: Ref<boolean>) {
  const { t } = useI18n();
  const { theme } = useAppearance();
  const { filter } = useFilter();
  const { regions, places, nameOf } = useRegions();
  const { geography } = useGeography();
  const known = useOverview();
  const selection = shallowRef<Subject | null>(null);
  const hover = shallowRef<Subject | null>(null);
  const heat = ref(false);

  const inside = computed(() => known.overview.value?.scope.map(({ code }) => code).find((code) => code.length >= 4) ?? homePrefecture(known.townships.value));
  const zoomLevels = computed(() => levelsAt(camera.value?.zoom ?? 3));
  const levels = computed(() => ({ ...zoomLevels.value, inside: inside.value }), undefined);
  const steadyLevels = shallowRef(levels.value);
  watch(levels, (next) => { if (JSON.stringify(next) !== JSON.stringify(steadyLevels.value)) steadyLevels.value = next; });
  const dataVersion = computed(() => (regions.value.size > 0 && known.overview.value && known.overview.value.people > 0 ? known.overview.value.dataVersion : null));
  const cube = useCube({ dataVersion, filter, levels: steadyLevels, places });

  const flows = computed(() => withEstimates(cube.answer.value?.flows ?? [], known.coverageOf));
  const spots = computed(() => hotSpotsShown(cube.answer.value?.hotSpots ?? []));
  const density = computed(() => (size.value.width < 1600 ? "compact" as const : zoomLevels.value.home === "township" ? "county" as const : "desk" as const));
  const origin = computed(() => (inside.value ? [inside.value] : []));
  const base = computed(() => (geography.value ? baseMapOf(geography.value, origin.value) : null));
  /** Zoom to the hundredth: a picture is made for it and carried along while panning. */
  const sceneZoom = computed(() => Math.round((camera.value?.zoom ?? 3) * 100) / 100);
  const plane = computed(() => webMercator(sceneZoom.value));
  const movement = computed(() => cube.answered.value?.filter.movement ?? filter.value.movement);
  const scene = computed(() => {
    const answer = cube.answer.value;
    if (!answer || !camera.value) return composeNothing(plane.value, theme.value, vectors.value ? base.value : null);
    const [x, y] = plane.value.project(camera.value.lon, camera.value.lat);
    const view = { x: x - size.value.width / 2, y: y - size.value.height / 2, ...size.value };
    return composeScene({
      size: size.value, view, project: plane.value.project, density: density.value, theme: theme.value, movement: movement.value,
      flows: flows.value, beyond: answer.rest, nodes: nodesOf(answer, regions.value, known.coverageOf), busSeats, selection: selection.value, hover: hover.value,
      hotSpots: hotSpotMarksOf(spots.value, regions.value), obstacles: obstacles.value.map((rect) => ({ ...rect, x: rect.x + view.x, y: rect.y + view.y })),
      lowCoverage: lowCoverageOf(answer.homes.map(({ code }) => code), geography.value, known.coverageOf),
      placeNames: provinceNames(regions.value), words: sceneWords(t),
      ...(heat.value ? { heat: heatOf(flows.value, movement.value, regions.value) } : {}), ...(vectors.value && base.value ? { base: base.value } : {}),
    });
  });
  return { ...known, ...cube, filter, regions, nameOf, flows, spots, scene, plane, sceneZoom, base, origin, geography, levels: steadyLevels, inside, movement, selection, hover, heat, density, campaign: campaign2021 };
}

function composeNothing(plane: ReturnType<typeof webMercator>, theme: "night" | "day", base: ReturnType<typeof baseMapOf> | null) {
  return composeScene({ size: { width: 0, height: 0 }, project: plane.project, density: "desk", theme, movement: "stay", flows: [], nodes: [], labels: false, words: sceneWords(String), ...(base ? { base } : {}) });
}

function sceneWords(t: (key: string, named?: Record<string, unknown>) => string) {
  return {
    number: (people: number) => formatPeople(people),
    remainder: (count: number, people: number, _largest: number) => [t("table.rest", { count }), formatPeople(people)] as const,
    hub: (people: number, internal: number) => [formatPeople(people), `${t("table.inside")} ${formatPeople(internal)}`],
    silent: t("map.silent"),
  };
}

function provinceNames(regions: ReturnType<typeof useRegions>["regions"]["value"]) {
  return [...regions.values()].flatMap(({ code, short, lon, lat, level }) => (level === "province" && lon !== null && lat !== null ? [{ code, name: short, lon, lat }] : []));
}

/** The prefecture in which most townships of the ledger lie: what "inside" means when the scope is a province. */
function homePrefecture(townships: readonly { township: string; surveyed: number }[]): string {
  const people = new Map<string, number>();
  for (const { township, surveyed } of townships) people.set(township.slice(0, 4), (people.get(township.slice(0, 4)) ?? 0) + surveyed);
  return [...people].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "";
}
