/** Where each flow of the filter goes: drawn, internal, remainder or unplaced. Nobody is in two of them, nobody in none. */
import { isWithin, type Flow } from "../../server/vocabulary.ts";
import type { SceneInput, SceneNode } from "./input.ts";
import type { Claim, Subject } from "./marks.ts";

export interface Partition {
  /** Weakest first, so that small flows lie under large ones. */
  drawn: readonly Flow[];
  /** So many of them, from the first, are drawn only because they are selected. */
  promoted: number;
  /** People who stay within a region, by the code of the node that shows them. */
  internal: ReadonlyMap<string, number>;
  remainder: { flows: number; people: number; largest: number };
  claim: Claim;
}

const defaultMaxFlows = 60;
/** A pinned region also shows its flows below one bus load, as many as this. */
const promotedFlows = 12;

export function partitionFlows(input: SceneInput, nodes: ReadonlyMap<string, SceneNode>, seats: number): Partition {
  const internal = new Map<string, number>();
  const between: Flow[] = [];
  let peopleUnplaced = 0;
  for (const flow of input.flows) {
    const region = internalRegion(flow, nodes);
    if (region !== undefined) internal.set(region, (internal.get(region) ?? 0) + flow.people);
    else if (nodes.has(flow.home) && nodes.has(flow.work)) between.push(flow);
    else peopleUnplaced += flow.people;
  }
  const strongestFirst = sumByPair(between).sort(stronger);
  const { drawn, gathered, promoted } = choose(strongestFirst, input, seats);
  const beyond = input.beyond ?? { flows: 0, people: 0 };
  const peopleInRemainder = sumPeople(gathered) + beyond.people;
  const flowsInRemainder = gathered.length + beyond.flows;
  const peopleDrawn = sumPeople(drawn);
  const peopleInternal = [...internal.values()].reduce((sum, people) => sum + people, 0);
  return {
    drawn: drawn.toReversed(),
    promoted,
    internal,
    remainder: { flows: flowsInRemainder, people: peopleInRemainder, largest: gathered[0]?.people ?? 0 },
    claim: {
      flowsDrawn: drawn.length, peopleDrawn, peopleInternal, flowsInRemainder, peopleInRemainder, peopleUnplaced,
      total: sumPeople(input.flows) + beyond.people,
    },
  };
}

/** Those who stay: no flow is drawn, the ring at the workplace carries them. */
export function partitionStays(input: SceneInput, nodes: ReadonlyMap<string, SceneNode>): Partition {
  const total = sumPeople(input.flows) + (input.beyond?.people ?? 0);
  const peopleDrawn = sumPeople(input.flows.filter((flow) => stayingRegion(flow, nodes) !== undefined));
  const beyond = input.beyond ?? { flows: 0, people: 0 };
  const { flows: flowsInRemainder, people: peopleInRemainder } = beyond;
  const claim: Claim = { flowsDrawn: 0, peopleDrawn, peopleInternal: 0, flowsInRemainder, peopleInRemainder, peopleUnplaced: total - peopleDrawn - peopleInRemainder, total };
  return { drawn: [], promoted: 0, internal: new Map(), remainder: { ...beyond, largest: 0 }, claim };
}

/** The node whose ring holds the people who stay: their workplace, or what stands for it when one region contains the other. */
export function stayingRegion(flow: Flow, nodes: ReadonlyMap<string, unknown>): string | undefined {
  return nodes.has(flow.work) ? flow.work : internalRegion(flow, nodes);
}

/** Strongest first; ties by home, then workplace. */
export function stronger(a: Flow, b: Flow): number {
  return b.people - a.people || compare(a.home, b.home) || compare(a.work, b.work);
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function touches(flow: Flow, subject: Subject | null | undefined): boolean {
  if (!subject) return false;
  if (subject.kind === "flow") return flow.home === subject.home && flow.work === subject.work;
  if (subject.kind === "remainder" || subject.kind === "internal") return false;
  return flow.home === subject.region || flow.work === subject.region;
}

/** The finer node of a flow inside one region; undefined for a flow between two, or without a place at all. */
function internalRegion({ home, work }: Flow, nodes: ReadonlyMap<string, unknown>): string | undefined {
  if (home === "" || work === "" || !(isWithin(home, work) || isWithin(work, home))) return undefined;
  const [finer, coarser] = home.length >= work.length ? [home, work] : [work, home];
  // A home that lies inside the workplace's region is shown at the home, the other way round at the home as well.
  const shown = nodes.has(home) ? home : nodes.has(finer) ? finer : coarser;
  return nodes.has(shown) ? shown : undefined;
}

function sumByPair(flows: readonly Flow[]): Flow[] {
  const pairs = new Map<string, Flow>();
  for (const flow of flows) {
    const key = `${flow.home}>${flow.work}`;
    const known = pairs.get(key);
    pairs.set(key, { home: flow.home, work: flow.work, people: flow.people + (known?.people ?? 0) });
  }
  return [...pairs.values()];
}

/**
 * Flows under one bus load are gathered. Where most people travel in smaller groups (townships, a narrow filter), that would leave an
 * empty picture: there the strongest flows are drawn whatever their size.
 */
function choose(strongestFirst: readonly Flow[], input: SceneInput, seats: number): { drawn: Flow[]; gathered: Flow[]; promoted: number } {
  const limit = input.maxFlows ?? defaultMaxFlows;
  const inFullBuses = sumPeople(strongestFirst.filter((flow) => flow.people >= seats));
  const threshold = inFullBuses * 2 >= sumPeople(strongestFirst) ? seats : 1;
  const drawn: Flow[] = [];
  const gathered: Flow[] = [];
  let promoted = 0;
  for (const flow of strongestFirst) {
    if (drawn.length - promoted < limit && flow.people >= threshold) drawn.push(flow);
    else if (promoted < promotedFlows && flow.people > 0 && touches(flow, input.selection)) { drawn.push(flow); promoted += 1; }
    else gathered.push(flow);
  }
  return { drawn, gathered, promoted };
}

function sumPeople(flows: readonly Flow[]): number {
  return flows.reduce((sum, flow) => sum + flow.people, 0);
}
