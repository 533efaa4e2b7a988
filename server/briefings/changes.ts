/** What the ledger of now says otherwise than the ledger of a briefing's moment, counted by the screen's own counter. */
import type { CountLevels, CubeAnswer } from "../../client/cube/answer.ts";
import { createCounter } from "../../client/cube/counter.ts";
import { decodeCube } from "../../client/cube/decode.ts";
import type { Flow, FlowFilter, RegionLevel } from "../vocabulary.ts";

export interface ThenAndNow {
  then: number;
  now: number;
}

export interface ChangedFlow extends ThenAndNow {
  home: string;
  /** Empty: not known. */
  work: string;
}

export interface BriefingChanges {
  /** Of the filter. */
  people: ThenAndNow;
  /** That changed most, at most 20; ties by home, then work. */
  flows: ChangedFlow[];
  /** Flows that changed as well and are not named. */
  otherFlows: number;
}

const mostNamed = 20;
/** From fine to coarse: the first is taken at which both answers name every flow. The last has 34 × 34 at most. */
const levels: readonly [home: RegionLevel, work: RegionLevel][] = [["county", "prefecture"], ["prefecture", "prefecture"], ["prefecture", "province"], ["province", "province"]];

/** Two cubes as Arrow, of then and of now, in one scope. */
export function changesBetween(then: Uint8Array, now: Uint8Array, filter: FlowFilter): BriefingChanges {
  const counters = [then, now].map((cube) => createCounter(decodeCube(cube)));
  for (const [home, work] of levels) {
    const at: CountLevels = { home, work, workInside: work, inside: "" };
    const [before, after] = counters.map((counter) => counter.count(filter, at)) as [CubeAnswer, CubeAnswer]; // one for each cube
    if (before.rest.flows === 0 && after.rest.flows === 0) return { people: { then: before.people, now: after.people }, ...changedFlows(before.flows, after.flows) };
  }
  throw new Error("the flows between provinces are more than the counter names, expected 34 × 34 at most");
}

function changedFlows(before: readonly Flow[], after: readonly Flow[]): Pick<BriefingChanges, "flows" | "otherFlows"> {
  const flows = new Map<string, ChangedFlow>();
  const flowOf = ({ home, work }: Flow): ChangedFlow => {
    const known = flows.get(`${home}-${work}`) ?? { home, work, then: 0, now: 0 };
    flows.set(`${home}-${work}`, known);
    return known;
  };
  for (const flow of before) flowOf(flow).then = flow.people;
  for (const flow of after) flowOf(flow).now = flow.people;
  const size = ({ then, now }: ThenAndNow) => Math.abs(now - then);
  const changed = [...flows.values()].filter((flow) => size(flow) > 0).sort((a, b) => size(b) - size(a) || (a.home < b.home ? -1 : a.home > b.home ? 1 : a.work < b.work ? -1 : 1));
  return { flows: changed.slice(0, mostNamed), otherFlows: Math.max(0, changed.length - mostNamed) };
}
