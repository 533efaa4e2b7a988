/** What the pinned card says of a region: everybody who begins, ends or stays there. Pure. */
import { ancestorAt, type Flow, type FlowFilter, type Movement } from "../../server/vocabulary.ts";
import type { FlowFacts } from "../components/FlowCard.vue";
import type { PlaceFacts } from "../components/PlaceCard.vue";
import type { CubeAnswer, PlaceCount } from "../cube/answer.ts";
import { movingAt } from "../cube/moving.ts";

interface FactsQuestion {
  code: string;
  movement: Movement;
  answer: CubeAnswer;
  flows: readonly (Flow & { estimated: number })[];
  filter: Pick<FlowFilter, "homes" | "works">;
  nameOf: (code: string) => string;
  coverageOf: (code: string) => { expected: number; surveyed: number; silentVillages: number };
}

const most = 6;

export function placeFacts({ code, movement, answer, flows, filter, nameOf, coverageOf }: FactsQuestion): PlaceFacts {
  const stays = staysAt(answer, movement, code);
  const touching = flows.filter((flow) => isIn(flow.work, code) || (stays === 0 && isIn(flow.home, code)));
  const others = new Map<string, number>();
  for (const flow of touching) {
    const other = stays > 0 || !isIn(flow.home, code) ? flow.home : flow.work;
    const key = isIn(other, code) ? code : other;
    others.set(key, (others.get(key) ?? 0) + flow.people);
  }
  const sorted = [...others].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, most);
  const people = peopleAt(answer, movement, code);
  const named = sum(sorted, ([, count]) => count);
  const coverage = coverageOf(code);
  return {
    code, movement, name: nameOf(code), above: parentName(code, nameOf), people, estimate: sum(touching, (flow) => flow.estimated),
    working: placeOf(answer.workplaces, code), from: coverage.expected + coverage.surveyed > 0 ? placeOf(answer.homes, code) : null,
    flows: sorted.map(([key, count]) => ({ key, name: key === code ? null : key === "" ? "" : nameOf(key), people: count })),
    rest: people - named, coverage: coverage.expected > 0 ? coverage : null,
    hiddenIn: hiddenIn(answer, code, nameOf),
    direction: filter.homes.join() === code ? "home" : filter.works.join() === code ? "work" : "both",
  };
}

interface FlowQuestion {
  home: string;
  work: string;
  movement: Movement;
  flows: readonly (Flow & { estimated: number })[];
  all: number;
  nameOf: (code: string) => string;
}

/** What the pinned card says of a flow, in the direction in which its people travel. */
export function flowFacts({ home, work, movement, flows, all, nameOf }: FlowQuestion): FlowFacts {
  const own = flows.filter((flow) => flow.home === home && flow.work === work);
  const [from, to] = movement === "return" ? [work, home] : [home, work];
  const end = (code: string) => ({ code, name: nameOf(code) });
  return { movement, from: end(from), to: end(to), people: sum(own, (flow) => flow.people), estimate: sum(own, (flow) => flow.estimated), all };
}

/** The number that a place stands for: those who stay there, or everybody who moves to, from or within it. */
export function peopleAt(answer: Pick<CubeAnswer, "moving">, movement: Movement, code: string): number {
  return staysAt(answer, movement, code) || movingAt(answer, code);
}

/** Staying is at the workplace; 0 where nobody stays and for the other movements. */
function staysAt({ moving }: Pick<CubeAnswer, "moving">, movement: Movement, code: string): number {
  return movement === "stay" ? sum(moving.works.filter((place) => isIn(place.code, code)), ({ people }) => people) : 0;
}

/** The coarser place that counts the region's people at this zoom; null when the region itself is counted. */
function hiddenIn({ moving, homes, workplaces }: CubeAnswer, code: string, nameOf: (code: string) => string): string | null {
  const places = [...moving.homes, ...moving.works, ...homes, ...workplaces];
  if (places.some((place) => isIn(place.code, code))) return null;
  const coarser = places.find((place) => place.code !== "" && code.startsWith(place.code));
  return coarser ? nameOf(coarser.code) : null;
}

function isIn(code: string, region: string): boolean {
  return code !== "" && code.startsWith(region);
}

function parentName(code: string, nameOf: (code: string) => string): string {
  const level = ({ 4: "province", 6: "prefecture", 9: "county", 12: "township" } as const)[code.length];
  return level ? nameOf(ancestorAt(code, level)) : "";
}

/** The sum of the places inside the region; null when there is none. */
function placeOf(places: readonly PlaceCount[], code: string): { people: number; staying: number } | null {
  const inside = places.filter((place) => isIn(place.code, code));
  return inside.length === 0 ? null : { people: sum(inside, (place) => place.people), staying: sum(inside, (place) => place.staying) };
}

function sum<One>(list: readonly One[], of: (one: One) => number): number {
  return list.reduce((total, one) => total + of(one), 0);
}
