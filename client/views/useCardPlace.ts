/** Where the pinned card stands and what its leader line points at. The side is chosen when the selection, the camera or the room changes. */
import { computed, nextTick, shallowRef, watch, type Ref } from "vue";
import type { Leader } from "../map/leader.ts";
import type { Point } from "../scene/marks.ts";
import type { Rect } from "../scene/plane.ts";
import { cardSide, flowPoints, middleOfFlow, type CardSide } from "./cardSide.ts";
import type { useCommand } from "./useCommand.ts";
import type { useFrame } from "./useFrame.ts";

/** Pixels off a place's middle at which the leader ends, and off a flow's line. */
const gaps = { place: 20, flow: 3 };

export function useCardPlace(command: ReturnType<typeof useCommand>, frame: ReturnType<typeof useFrame>, stage: Ref<HTMLElement | null>, camera: Ref<{ lon: number; lat: number } | null>) {
  const card = shallowRef<Rect | null>(null);
  /** The selection's place in the plane of the marks; null when it has none. */
  const at = computed((): Point | null => {
    const chosen = command.selection.value;
    if (chosen?.kind === "flow") return middleOfFlow(command.scene.value.marks, chosen.home, chosen.work);
    const region = chosen && "region" in chosen ? command.regions.value.get(chosen.region) : undefined;
    return region && region.lon !== null && region.lat !== null ? command.plane.value.project(region.lon, region.lat) : null;
  });
  const leader = computed((): Leader | null => {
    if (!card.value || !at.value) return null;
    const [lon, lat] = command.plane.value.unproject(at.value);
    return { card: card.value, lon, lat, gap: (command.selection.value?.kind === "flow" ? gaps.flow : gaps.place) * frame.scale.value };
  });

  async function place(): Promise<void> {
    await nextTick();
    const box = stage.value;
    const element = box?.querySelector<HTMLElement>(".pinned");
    if (!box || !element || !camera.value) { card.value = null; return; }
    const cards = { left: rectOn("left", element, box), right: rectOn("right", element, box) };
    const [x, y] = command.plane.value.project(camera.value.lon, camera.value.lat);
    const { width, height } = frame.size.value;
    const onScreen = ([px, py]: Point): Point => [(px - x) * frame.scale.value + width / 2, (py - y) * frame.scale.value + height / 2];
    const side = cardSide(cards, at.value && onScreen(at.value), flowPoints(command.scene.value.marks, command.selection.value).map((points) => points.map(onScreen)));
    element.dataset["side"] = side;
    card.value = cards[side];
    frame.panelsChanged();
  }
  watch([command.selection, camera, frame.size, command.answer], () => void place());
  return { leader };
}

/** The stylesheet knows both places: the card is measured in each, between two pictures. */
function rectOn(side: CardSide, card: HTMLElement, stage: HTMLElement): Rect {
  card.dataset["side"] = side;
  const { left, top, width, height } = card.getBoundingClientRect();
  const frame = stage.getBoundingClientRect();
  return { x: left - frame.left, y: top - frame.top, width, height };
}
