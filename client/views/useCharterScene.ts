/** The picture of the demand or of the plan: parts, corridors and places → scene. */
import { computed, onMounted, ref, type Ref } from "vue";
import { useI18n } from "vue-i18n";
import type { Bounds } from "../map/camera.ts";
import type { CharterVehicle, Journeys } from "../scene/charterInput.ts";
import { composeCharters } from "../scene/charterScene.ts";
import { levelZooms } from "../scene/levels.ts";
import type { Subject } from "../scene/marks.ts";
import { webMercator } from "../scene/projections.ts";
import { fitCamera } from "../map/fitCamera.ts";
import type { TripStatus } from "../../server/vocabulary.ts";
import type { CharterChoice } from "../stores/charterAddress.ts";
import { reasonOf } from "../stores/reason.ts";
import type { Demand, PlanAnswer } from "../stores/useCharters.ts";
import { useAppearance } from "../stores/useAppearance.ts";
import { useGeography } from "../stores/useGeography.ts";
import { useRegions } from "../stores/useRegions.ts";
import { formatPeople } from "../words/numbers.ts";
import { charterPlaces, corridorsOf, journeysOf, partsOfDemand, partsOfPlan } from "../scene/charterParts.ts";
import { baseMapOf } from "../scene/sceneNodes.ts";
import { around } from "./mapBounds.ts";
import type { useFrame } from "./useFrame.ts";

/** From Yunnan's west to the coast, Hainan to Beijing: what nearly all demand lies in. */
const mostDemand: Bounds = [97.5, 19.5, 123.5, 40.5];

/** What of the planning a picture shows; two pictures side by side share the choice. */
interface Pictured {
  choice: Readonly<Ref<CharterChoice>>;
  choose: (patch: Partial<CharterChoice>) => void;
  plan: Readonly<Ref<PlanAnswer | null>>;
  demand: Readonly<Ref<Demand | null>>;
  life: { states: Readonly<Ref<ReadonlyMap<string, { status: TripStatus }>>> };
  /** See CharterInput. */
  widthFor?: Readonly<Ref<number>>;
}

export function useCharterScene(planning: Pictured, { size: pixels, obstacles, vectors, compact, scale }: ReturnType<typeof useFrame>, day: Ref<number | null>, vehicles: Ref<readonly CharterVehicle[]>) {
  const { t } = useI18n();
  const { theme } = useAppearance();
  const { regions, nameOf, load: loadRegions } = useRegions();
  const { geography, load: loadGeography } = useGeography();
  const mapFailure = ref<string | null>(null);
  const { choice, choose, plan, demand, life } = planning;
  /** Right of the home counties and below the title, with room for a disc and its label. */
  const padding = computed(() => ({ top: 56 * scale.value, right: 40 * scale.value, bottom: 16 * scale.value, left: (compact.value ? 150 : 240) * scale.value }));
  /** What lies farther away stays wholly out of the opening view; the demand, which comes later, must not move it. */
  const opening = computed(() => ({ top: 34 * scale.value, right: 30 * scale.value, bottom: 10 * scale.value, left: (compact.value ? 60 : 170) * scale.value }));
  const camera = computed(() => choice.value.camera ?? (pixels.value.width > 0 ? fitCamera(mostDemand, pixels.value, opening.value) : null));
  const size = computed(() => ({ width: pixels.value.width / scale.value, height: pixels.value.height / scale.value }));
  const sceneZoom = computed(() => Math.round(((camera.value?.zoom ?? 3) - Math.log2(scale.value)) * 100) / 100);
  const near = computed(() => sceneZoom.value >= levelZooms.county);
  const plane = computed(() => webMercator(sceneZoom.value));
  const origin = computed(() => [...new Set((demand.value?.rows ?? plan.value?.problem.groups ?? []).map(({ homeCode }) => homeCode.slice(0, 4)))]);
  const base = computed(() => (geography.value ? baseMapOf(geography.value, origin.value) : null));

  const parts = computed(() => (plan.value ? partsOfPlan(plan.value, near.value) : demand.value ? partsOfDemand(demand.value, near.value) : []));
  const corridors = computed(() => (plan.value ? corridorsOf(plan.value, near.value) : []));
  const journeys = computed(() => (plan.value ? journeysOf(plan.value, (trip) => life.states.value.get(trip)?.status ?? "planned", near.value) : new Map<string, never>()));
  const places = computed(() => charterPlaces(plan.value?.problem.groups ?? demand.value?.rows ?? [], near.value, regions.value, nameOf));
  /** Every place of the demand, Xinjiang too where somebody goes there. */
  const whole = computed(() => around(mostDemand, places.value.values()));
  const trip = computed(() => {
    const line = plan.value?.routes.find(({ tripId }) => tripId === choice.value.trip)?.line;
    const stops = plan.value?.plan.trips.find(({ id }) => id === choice.value.trip)?.stops ?? [];
    const known = new Map(plan.value?.problem.places.map((place) => [place.code, place]));
    return line ? { line, stops: stops.flatMap(({ place }) => known.get(place) ?? []) } : null;
  });
  const shares = (served: number, all: number) => t("charters.map.shares", { served: formatPeople(served), demand: formatPeople(all) });
  const words = computed(() => ({
    shares, unserved: (people: number) => t("charters.map.unserved", { people: formatPeople(people) }),
    progress: ({ underWay, arrived }: Journeys) => [arrived > 0 ? t("charters.map.arrived", { people: formatPeople(arrived) }) : "", underWay > 0 ? t("charters.map.underWay", { people: formatPeople(underWay) }) : ""].filter(Boolean).join(" "),
    hub: (served: number, all: number) => t(near.value ? "charters.map.insideNear" : "charters.map.inside", { shares: shares(served, all) }),
  }));
  const scene = computed(() => {
    const [x, y] = camera.value ? plane.value.project(camera.value.lon, camera.value.lat) : [0, 0];
    const view = { x: x - size.value.width / 2, y: y - size.value.height / 2, ...size.value };
    return composeCharters({
      size: size.value, view, project: plane.value.project, density: compact.value ? "compact" : "desk", theme: theme.value, parts: parts.value, corridors: corridors.value, places: places.value,
      day: day.value, selected: choice.value.to, trip: trip.value, journeys: journeys.value, vehicles: vehicles.value, ...(planning.widthFor ? { widthFor: planning.widthFor.value } : {}), words: words.value, ...(vectors.value && base.value ? { base: base.value } : {}),
      obstacles: obstacles.value.map((rect) => ({ x: rect.x / scale.value + view.x, y: rect.y / scale.value + view.y, width: rect.width / scale.value, height: rect.height / scale.value })),
    });
  });
  /** A destination or its ribbon is chosen; the hub, or empty ground, releases. */
  function pick(subject: Subject | null): void {
    const code = subject?.kind === "flow" ? subject.work : subject?.kind === "region" && !origin.value.includes(subject.region) ? subject.region : null;
    choose({ to: code === choice.value.to ? null : code });
  }
  const loadMaps = () => Promise.all([loadRegions(), loadGeography()]).then(() => { mapFailure.value = null; }, (error: unknown) => { mapFailure.value = reasonOf(error); });
  onMounted(loadMaps);
  return { theme, geography, base, plane, sceneZoom, origin, scene, camera, padding, pick, nameOf, mapFailure, loadMaps, whole };
}
