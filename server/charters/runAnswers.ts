/** What the charter screens are answered. Money in yuan, dates ISO, positions WGS-84. */
import type { NotPlannableReason, RunState } from "../vocabulary.ts";
import type { Violation } from "./check.ts";
import type { Plan } from "./plan.ts";
import type { DemandFilter } from "./demandFilter.ts";
import type { RoutingOrigin } from "./routing.ts";

export interface DemandRow {
  groupId: string;
  homeCode: string;
  homeName: string;
  workCode: string;
  workName: string;
  people: number;
  wheelchairs: number;
  /** Window of acceptable departure days, both included. */
  firstDate: string;
  lastDate: string;
  travelGroup: string | null;
}

export interface DemandAnswer {
  /** People that can be planned: the sum of the rows. */
  people: number;
  groups: number;
  /** Null when there is nobody. */
  firstDate: string | null;
  lastDate: string | null;
  rows: DemandRow[];
  /** Each person on the first day of the window; the sum is `people`. Days without anybody are left out. */
  byDay: { date: string; people: number }[];
  /** `people` + these = everybody in the filter who wants organised transport. */
  notPlannable: { reason: NotPlannableReason; people: number }[];
}

export interface RunAnswer {
  runId: string;
  scenarioId: string;
  state: RunState;
  /** From 0 to 1. */
  progress: number;
  /** Best plan so far and the proved lower bound; null before there is one. */
  cost: number | null;
  bound: number | null;
  /** People on board; null until the plan is there. */
  served: number | null;
  /** One sentence for failed, null otherwise. */
  message: string | null;
  /** The saved plan; also after a cancel that found one. */
  planId: string | null;
}

export interface PlanSummary {
  id: string;
  name: string;
  scenarioId: string;
  scenarioName: string;
  /** ISO moment. */
  madeAt: string;
  people: number;
  served: number;
  cost: number;
  bound: number | null;
  /** (cost − bound) ÷ cost; null without a bound. */
  gap: number | null;
  /** People on coaches ÷ seats of these coaches; null without a coach. */
  loadFactor: number | null;
  /** How many rules the judge found broken. */
  violationCount: number;
  /** Whether the run was stopped early. */
  cancelled: boolean;
  /** The plan that this one was made from; null for a plan from the beginning. */
  earlierPlanId: string | null;
}

export interface PlanTotals {
  people: number;
  served: number;
  unserved: number;
  /** Coach trips and train runs. */
  trips: number;
  trains: number;
  /** With the price of those left out. */
  cost: number;
  /** Money that is really paid; null for plans that were saved before it was reckoned. */
  paid: number | null;
  /** What is really paid ÷ people served; null when nobody is, or nobody knows. */
  costPerHead: number | null;
  loadFactor: number | null;
  bound: number | null;
  gap: number | null;
}

export interface ProblemSummary {
  places: { code: string; name: string; lon: number; lat: number }[];
  /** Date of day 0 of the plan. */
  firstDate: string;
  days: number;
  groups: DemandRow[];
  /** A trip's `fleet` is one of these. */
  fleets: { id: string; county: string; vehicleType: string; count: number | null }[];
  vehicleTypes: { id: string; name: string; seats: number; wheelchairPlaces: number }[];
  trains: { id: string; from: string; to: string }[];
}

/** What a county pays that fills coaches one destination after the other, first come first served. */
export interface Baseline {
  cost: number;
  served: number;
}

export interface PlanAnswer extends PlanSummary {
  /** Whose transport was planned; null for plans that were saved before it was kept. */
  filter: DemandFilter | null;
  plan: Plan;
  problem: ProblemSummary;
  totals: PlanTotals;
  baseline: Baseline | null;
  /** From the first pick-up to the last drop along the corridors, from seat to seat: label it 示意. */
  routes: { tripId: string; line: [number, number][] }[];
  /** Where distances and times come from; a reason when the routing server failed in part or altogether. */
  roads: RoutingOrigin;
  /** What the judge found broken in the plan when it was saved. */
  violations: Violation[];
}
