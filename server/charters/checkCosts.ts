/** What the judge writes down of each trip's cost, in yuan. */

/** hire: fixed and by the day; distance: all kilometres; coaches: of a train; promise: another day than was told. */
export type CostPart = "hire" | "distance" | "drivers" | "stops" | "early" | "promise" | "detour" | "coaches" | "feeder" | "seats" | "leftOut";
export type CostParts = Partial<Record<CostPart, number>>;

/** What money is really paid for; the others weigh what people put up with. */
const paidParts: readonly CostPart[] = ["hire", "distance", "drivers", "stops", "coaches", "feeder", "seats"];

export class Spending {
  /** Of each trip and train by id, and of the people left out under "unserved". */
  readonly costs: Record<string, CostParts> = {};

  /** Answers the sum of the parts. */
  spend(where: string, parts: CostParts): number {
    const own = (this.costs[where] ??= {});
    let sum = 0;
    for (const [part, yuan] of entriesOf(parts)) {
      if (yuan !== 0) own[part] = (own[part] ?? 0) + yuan;
      sum += yuan;
    }
    return sum;
  }

  paid(): number {
    return Object.values(this.costs).flatMap(entriesOf).reduce((sum, [part, yuan]) => sum + (paidParts.includes(part) ? yuan : 0), 0);
  }
}

function entriesOf(parts: CostParts): [CostPart, number][] {
  return Object.entries(parts) as [CostPart, number][]; // the keys of CostParts
}
