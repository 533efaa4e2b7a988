/** What the pinned card says of a region: everything that begins, ends or stays there. Pure. */
import { ancestorAt, type Flow, type Movement } from "../../server/vocabulary.ts";
import type { PlaceFacts } from "../components/PlaceCard.vue";
import type { CubeAnswer } from "../cube/answer.ts";

interface FactsQuestion {
  code: string;
  movement: Movement;
  answer: CubeAnswer;
  flows: readonly (Flow & { estimated: number })[];
  nameOf: (code: string) => string;
  coverageOf: (code: string) => { expected: number; surveyed: number; silentVillages: number };
  inside: string;
}

const most = 6;

export function placeFacts({ code, movement, answer, flows, nameOf, coverageOf, inside }: FactsQuestion): PlaceFacts {
  const touching = flows.filter((flow) => flow.home.startsWith(code) || (flow.work !== "" && flow.work.startsWith(code)));
  const others = new Map<string, number>();
  for (const flow of touching) {
    const other = flow.home.startsWith(code) ? flow.work : flow.home;
    const key = other.startsWith(code) ? code : other;
    others.set(key, (others.get(key) ?? 0) + flow.people);
  }
  const sorted = [...others].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const coverage = coverageOf(code);
  return {
    code, movement, name: nameOf(code), above: code.length > 2 ? nameOf(ancestorAt(code, code.length === 9 ? "county" : code.length === 6 ? "prefecture" : "province")) : "",
    people: sum(touching, (flow) => flow.people), estimate: sum(touching, (flow) => flow.estimated),
    working: placeOf(answer.workplaces, code), from: code.startsWith(inside) || inside.startsWith(code) ? placeOf(answer.homes, code) : null,
    flows: sorted.slice(0, most).map(([key, people]) => ({ key, name: nameOf(key), people })),
    rest: { flows: Math.max(0, sorted.length - most), people: sum(sorted.slice(most), ([, people]) => people) },
    coverage: coverage.expected > 0 ? coverage : null,
  };
}

/** The sum of the places inside the region; null when there is none. */
function placeOf(places: CubeAnswer["homes"], code: string): { people: number; staying: number } | null {
  const inside = places.filter((place) => place.code !== "" && place.code.startsWith(code));
  return inside.length === 0 ? null : { people: sum(inside, (place) => place.people), staying: sum(inside, (place) => place.staying) };
}

function sum<One>(list: readonly One[], of: (one: One) => number): number {
  return list.reduce((total, one) => total + of(one), 0);
}
