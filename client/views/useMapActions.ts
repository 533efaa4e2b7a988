/** What a pointer on the map means: a place is pinned, a flow is explained, empty ground releases. */
import { shallowRef } from "vue";
import { useI18n } from "vue-i18n";
import { ancestorAt } from "../../server/vocabulary.ts";
import type { Subject } from "../scene/marks.ts";
import { formatPeople } from "../words/numbers.ts";
import type { useCommand } from "./useCommand.ts";

export function useMapActions(command: ReturnType<typeof useCommand>) {
  const { t } = useI18n();
  const tip = shallowRef<{ x: number; y: number; text: string } | null>(null);

  function select(code: string | null): void {
    command.selection.value = code === null ? null : { kind: "region", region: code };
  }
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
    const text = subject ? describe(subject) : null;
    tip.value = text === null ? null : { x, y, text };
    if (JSON.stringify(subject) !== JSON.stringify(command.hover.value)) command.hover.value = subject;
  }
  function describe(subject: Subject): string | null {
    const flows = command.flows.value;
    const moves = t(`tip.moves.${command.movement.value}`);
    if (subject.kind === "flow") {
      const people = flows.filter((flow) => flow.home === subject.home && flow.work === subject.work).reduce((sum, flow) => sum + flow.people, 0);
      const [from, to] = command.movement.value === "return" ? [subject.work, subject.home] : [subject.home, subject.work];
      return `${command.nameOf(from)} → ${command.nameOf(to)}\n${formatPeople(people)} ${moves}`;
    }
    if (subject.kind === "remainder") {
      const { flowsInRemainder, peopleInRemainder } = command.scene.value.claim;
      return t("tip.rest", { count: flowsInRemainder, people: formatPeople(peopleInRemainder) });
    }
    const place = command.answer.value?.workplaces.find(({ code }) => code === subject.region);
    const touching = flows.filter((flow) => flow.home === subject.region || flow.work === subject.region).reduce((sum, flow) => sum + flow.people, 0);
    return `${command.nameOf(subject.region)}\n${formatPeople(touching)} ${moves}${place ? `\n${t("tip.here", { people: formatPeople(place.people), staying: formatPeople(place.staying) })}` : ""}`;
  }
  return { tip, onPick, onHover, select };
}
