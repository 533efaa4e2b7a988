/** Histograms, totals and places from the small tables of a count. */
import { goBackIntentions, industries, rollupMovements, travelModes, type FlowFilter } from "../../server/vocabulary.ts";
import type { CubeAnswer, PlaceCount } from "./answer.ts";
import { kinds, refusals, refusedBy } from "./kinds.ts";
import type { PlaceTally, Tally } from "./tally.ts";

type Histograms = Pick<CubeAnswer, "days" | "undated" | "modes" | "industries" | "intentions" | "totals">;

export function histograms({ byKind, columns }: Tally, filter: FlowFilter): Histograms {
  const refused = refusals(filter);
  const answer: Histograms = {
    modes: zeros(travelModes), industries: zeros(industries), intentions: zeros(goBackIntentions), totals: zeros(rollupMovements),
    days: { return: new Uint32Array(columns - 1), goBack: new Uint32Array(columns - 1) }, undated: { return: 0, goBack: 0 },
  };
  kinds.forEach((kind, number) => {
    const ofKind = byKind.subarray(number * columns, (number + 1) * columns);
    const people = ofKind.reduce((sum, count) => sum + count, 0);
    if (people === 0) return;
    const movement = rollupMovements[kind.movement]!;
    const passesBut = (bit: number) => (refused[number]! & ~bit) === 0;
    if (passesBut(refusedBy.mode)) answer.modes[travelModes[kind.mode]!] += people;
    if (passesBut(refusedBy.industry)) answer.industries[industries[kind.industry]!] += people;
    if (passesBut(refusedBy.intention)) answer.intentions[goBackIntentions[kind.intention]!] += people;
    if (!passesBut(refusedBy.movement)) return;
    answer.totals[movement] += people;
    if (movement !== "return" && movement !== "goBack") return;
    const days = answer.days[movement];
    for (let day = 0; day < days.length; day++) days[day]! += ofKind[day]!;
    answer.undated[movement] += ofKind[columns - 1]!;
  });
  return answer;
}

export function placeCounts({ grouping, homes, works }: Tally): Pick<CubeAnswer, "homes" | "workplaces"> {
  return { homes: counts(grouping.homes, homes), workplaces: counts(grouping.works, works) };
}

/** Those who stay were counted apart from the others; people are both. */
function counts(codes: readonly string[], { people, staying }: PlaceTally): PlaceCount[] {
  return codes.map((code, place) => ({ code, people: people[place]! + staying[place]!, staying: staying[place]! })).filter((place) => place.people > 0);
}

function zeros<Word extends string>(words: readonly Word[]): Record<Word, number> {
  return Object.fromEntries(words.map((word) => [word, 0])) as Record<Word, number>; // a key for every word, by construction
}
