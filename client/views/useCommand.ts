/** What the command screen shows, put together from the stores: answer → estimates → scene. */
import { computed, ref, shallowRef, watch, type Ref } from "vue";
import { useI18n } from "vue-i18n";
import { busSeats, campaign2021, isWithin, type Movement } from "../../server/vocabulary.ts";
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
import { baseMapOf, heatOf, hotSpotMarksOf, hotSpotsNear, hotSpotsShown, lowCoverageOf, nodesOf, placeNamesOf, withEstimates } from "../scene/sceneNodes.ts";
import { homePrefecture } from "./homePrefecture.ts";

export interface Stage {
  size: Ref<{ width: number; height: number }>;
  obstacles: Ref<readonly Rect[]>;
  vectors: Ref<boolean>;
  compact: Ref<boolean>;
  /** How much larger than on a desk marks and letters are drawn. */
  scale: Ref<number>;
}

/** Before the map says where it looks. */
const nationalZoom = 3;

export function useCommand(camera: Ref<Camera | null>, { size: pixels, obstacles, vectors, compact, scale }: Stage) {
  const { t } = useI18n();
  const { theme } = useAppearance();
  const { filter } = useFilter();
  const { regions, places, nameOf, tableNameOf } = useRegions();
  const { geography } = useGeography();
  const known = useOverview();
  const selection = shallowRef<Subject | null>(null);
  const hover = shallowRef<Subject | null>(null);
  const heat = ref(false);

  const inside = computed(() => known.overview.value?.scope.map(({ code }) => code).find((code) => code.length >= 4) ?? homePrefecture(known.townships.value));
  /** The scene is composed in pixels of a desk; painters enlarge it. */
  const size = computed(() => ({ width: pixels.value.width / scale.value, height: pixels.value.height / scale.value }));
  const deskZoom = computed(() => (camera.value?.zoom ?? nationalZoom) - Math.log2(scale.value));
  const zoomLevels = computed(() => levelsAt(deskZoom.value));
  const levels = shallowRef({ ...zoomLevels.value, inside: inside.value });
  watch([zoomLevels, inside], () => { levels.value = { ...zoomLevels.value, inside: inside.value }; });
  const dataVersion = computed(() => (regions.value.size > 0 && known.overview.value && known.overview.value.people > 0 ? known.overview.value.dataVersion : null));
  const cube = useCube({ dataVersion, filter, levels, places });

  const flows = computed(() => withEstimates(cube.answer.value?.flows ?? [], known.coverageOf));
  const spots = computed(() => hotSpotsShown(cube.answer.value?.hotSpots ?? []));
  const nearSpots = computed(() => (spots.value.length > 0 ? [] : hotSpotsNear(cube.answer.value?.hotSpots ?? [])));
  const atTownships = computed(() => zoomLevels.value.home === "township");
  const density = computed(() => (atTownships.value ? "county" as const : compact.value ? "compact" as const : "desk" as const));
  const origin = computed(() => (inside.value ? [inside.value] : []));
  const base = computed(() => (geography.value ? baseMapOf(geography.value, origin.value) : null));
  /** Zoom to the hundredth: a picture is made for it and carried along while panning. */
  const sceneZoom = computed(() => Math.round(deskZoom.value * 100) / 100);
  const plane = computed(() => webMercator(sceneZoom.value));
  const movement = computed(() => cube.answered.value?.filter.movement ?? filter.value.movement);
  /** 云南（州外）: what is left of a region of which a part stands for itself. */
  const restName = (code: string, name: (code: string) => string) => (code !== "" && code !== inside.value && isWithin(inside.value, code) ? t("table.elsewhere", { name: nameOf(code) }) : name(code));
  const mapName = (code: string) => restName(code, atTownships.value ? tableNameOf : nameOf);
  const nodes = computed(() => (cube.answer.value ? nodesOf(cube.answer.value, movement.value, regions.value, mapName, known.coverageOf) : []));
  const scene = computed(() => {
    const [x, y] = camera.value ? plane.value.project(camera.value.lon, camera.value.lat) : [0, 0];
    const view = { x: x - size.value.width / 2, y: y - size.value.height / 2, ...size.value };
    const answer = camera.value ? cube.answer.value : null;
    return composeScene({
      size: { width: compact.value ? size.value.width : innerWidth / scale.value, height: size.value.height }, view, project: plane.value.project, density: density.value, theme: theme.value, movement: movement.value,
      flows: answer ? flows.value : [], ...(answer ? { beyond: answer.rest } : {}), nodes: answer ? nodes.value : [], busSeats, selection: selection.value, hover: hover.value,
      hotSpots: hotSpotMarksOf(spots.value, regions.value), obstacles: obstacles.value.map((rect) => ({ x: rect.x / scale.value + view.x, y: rect.y / scale.value + view.y, width: rect.width / scale.value, height: rect.height / scale.value })),
      lowCoverage: lowCoverageOf(answer?.homes.map(({ code }) => code) ?? [], geography.value, known.coverageOf),
      placeNames: answer ? placeNamesOf(regions.value, nodes.value, nameOf) : [], words: sceneWords(t, movement.value),
      ...(heat.value ? { heat: heatOf(flows.value, movement.value, regions.value) } : {}), ...(vectors.value && base.value ? { base: base.value } : {}),
    });
  });
  /** Whether any place on the map stands for an unknown one inside its region. */
  const approximate = computed(() => nodes.value.some((node) => node.approximate));
  /** Whatever the server did not answer. */
  const failure = computed(() => cube.failure.value ?? known.failure.value);
  return { ...known, ...cube, failure, approximate, filter, regions, nameOf, tableNameOf, rankName: (code: string) => restName(code, tableNameOf), flows, spots, nearSpots, scene, plane, sceneZoom, base, origin, geography, levels, inside, movement, selection, hover, heat, density, campaign: campaign2021 };
}

function sceneWords(t: (key: string, named?: Record<string, unknown>) => string, movement: Movement) {
  const buses = (people: number) => Math.ceil((people + 1) / busSeats);
  return {
    number: formatPeople,
    remainder: (count: number, people: number, largest: number) => movement === "stay" ? [t("mapWords.restStay", { people: formatPeople(people) }), t("mapWords.notShown")] as const : [t("mapWords.rest", { count: formatPeople(count), people: formatPeople(people) }), buses(largest) === 1 ? t("mapWords.eachOne") : t("mapWords.each", { buses: buses(largest) })] as const,
    hub: (people: number, internal: number) => [t(`mapWords.hub.${movement}`, { people: formatPeople(people) }), ...(internal > 0 ? [t("mapWords.internal", { people: formatPeople(internal) })] : [])],
    silent: t("map.silent"),
  };
}
