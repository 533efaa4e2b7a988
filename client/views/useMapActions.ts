/** What a pointer on the map means: a place is pinned, a flow is explained, empty ground releases. */
import { computed, shallowRef, type Ref } from "vue";
import { useI18n } from "vue-i18n";
import { ancestorAt } from "../../server/vocabulary.ts";
import type { PlaceFacts } from "../components/PlaceCard.vue";
import type { Bounds } from "../map/camera.ts";
import type { Subject } from "../scene/marks.ts";
import { useFilter } from "../stores/useFilter.ts";
import { formatPeople } from "../words/numbers.ts";
import { boundsOf } from "./mapBounds.ts";
import { peopleAt } from "./placeFacts.ts";
import type { useCommand } from "./useCommand.ts";

/** What the page may ask of a map, whichever painter draws it. */
export interface MapHandle {
  zoomBy(steps: number): void;
  look(bounds: Bounds): void;
}

export function useMapActions(command: ReturnType<typeof useCommand>, map: Ref<MapHandle | null>) {
  const { t } = useI18n();
  const { filter, change } = useFilter();
  const tip = shallowRef<{ x: number; y: number; text: string } | null>(null);

  /** A region by its code, a flow as home-work. */
  function select(code: string | null): void {
    const [home = "", work] = code?.split("-") ?? [];
    command.selection.value = code === null ? null : work === undefined ? { kind: "region", region: home } : { kind: "flow", home, work };
  }
  /** What select() takes, for the address. */
  const kept = computed(() => {
    const chosen = command.selection.value;
    return chosen?.kind === "flow" ? `${chosen.home}-${chosen.work}` : chosen && "region" in chosen ? chosen.region : null;
  });
  function onPick(subject: Subject | null, county: string | null): void {
    tip.value = null;
    if (subject?.kind === "flow") command.selection.value = subject;
    else if (subject && "region" in subject) select(subject.region);
    else if (county) select(shownRegion(county));
    else select(null);
  }
  /** A click on land means the region that is shown there: a code, never a geometry. */
  function shownRegion(county: string): string | null {
    const { home, work, workInside, inside } = command.levels.value;
    const code = inside !== "" && county.startsWith(inside) ? ancestorAt(county, home === "township" ? workInside : home) : ancestorAt(county, work);
    return command.regions.value.has(code) ? code : null;
  }
  function onHover(subject: Subject | null, x: number, y: number): void {
    const known = subject !== null && "region" in subject && command.selection.value !== null && "region" in command.selection.value && subject.region === command.selection.value.region;
    const text = subject && !known ? describe(subject) : null; // the card says it already
    tip.value = text === null ? null : { x, y, text };
    if (JSON.stringify(subject) !== JSON.stringify(command.hover.value)) command.hover.value = subject;
  }
  function describe(subject: Subject): string | null {
    const moves = t(`tip.moves.${command.movement.value}`);
    if (subject.kind === "flow") {
      const people = command.flows.value.filter((flow) => flow.home === subject.home && flow.work === subject.work).reduce((sum, flow) => sum + flow.people, 0);
      const [from, to] = command.movement.value === "return" ? [subject.work, subject.home] : [subject.home, subject.work];
      return `${command.nameOf(from)} → ${command.nameOf(to)}\n${formatPeople(people)} ${moves}`;
    }
    if (subject.kind === "remainder") {
      const { flowsInRemainder, peopleInRemainder } = command.scene.value.claim;
      return t("tip.rest", { count: flowsInRemainder, people: formatPeople(peopleInRemainder) });
    }
    const place = command.answer.value?.workplaces.find(({ code }) => code === subject.region);
    const people = command.answer.value ? peopleAt(command.answer.value, command.movement.value, subject.region) : 0;
    return `${command.nameOf(subject.region)}\n${formatPeople(people)} ${moves}${place ? `\n${t("tip.here", { people: formatPeople(place.people), staying: formatPeople(place.staying) })}` : ""}`;
  }
  /** In, out or both of the pinned place; the other conditions stay. */
  function direct(direction: PlaceFacts["direction"]): void {
    const code = command.selection.value && "region" in command.selection.value ? command.selection.value.region : null;
    if (code === null) return;
    const without = (codes: readonly string[]) => (codes.join() === code ? [] : [...codes]);
    change({ homes: direction === "home" ? [code] : without(filter.value.homes), works: direction === "work" ? [code] : without(filter.value.works) });
  }
  function lookAt(code: string): void {
    const area = command.geography.value?.areas.get(code.slice(0, 6)) ?? command.geography.value?.areas.get(code.slice(0, 4));
    if (area) map.value?.look(boundsOf(area));
  }
  /** Somebody asked for the place: the camera may move. */
  function find(code: string): void {
    lookAt(code);
    select(code);
  }
  const lookHome = () => lookAt(command.inside.value);
  return { kept, tip, onPick, onHover, select, direct, find, lookHome };
}
