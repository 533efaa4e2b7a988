/** Histograms, totals and places from the small tables of a count. */
import { goBackIntentions, industries, rollupMovements, travelModes } from "../../server/vocabulary.ts";
import type { CubeAnswer, PlaceCount } from "./answer.ts";
import { kinds, refusedBy } from "./kinds.ts";
import type { PlaceTally, Tally } from "./tally.ts";

type Histograms = Pick<CubeAnswer, "days" | "undated" | "modes" | "industries" | "intentions" | "totals">;

export function histograms({ byKind, kindPeople, refused, columns }: Tally): Histograms {
  const answer: Histograms = {
    modes: zeros(travelModes), industries: zeros(industries), intentions: zeros(goBackIntentions), totals: zeros(rollupMovements),
    days: { return: new Uint32Array(columns - 1), goBack: new Uint32Array(columns - 1) }, undated: { return: 0, goBack: 0 },
  };
  for (let number = 0; number < kinds.length; number++) {
    const people = kindPeople[number]!;
    if (people === 0) continue;
    const { movement, mode, industry, intention } = kinds[number]!;
    const bits = refused[number]!;
    if ((bits & ~refusedBy.mode) === 0) answer.modes[travelModes[mode]!] += people;
    if ((bits & ~refusedBy.industry) === 0) answer.industries[industries[industry]!] += people;
    if ((bits & ~refusedBy.intention) === 0) answer.intentions[goBackIntentions[intention]!] += people;
    if ((bits & ~refusedBy.movement) !== 0) continue;
    const word = rollupMovements[movement]!;
    answer.totals[word] += people;
    if (word !== "return" && word !== "goBack") continue;
    const days = answer.days[word];
    const start = number * columns;
    for (let day = 0; day < days.length; day++) days[day]! += byKind[start + day]!;
    answer.undated[word] += byKind[start + columns - 1]!;
  }
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
