/** What the sheet of a charter plan is made from: the saved plan with what had happened to its trips at the moment of the sheet. No drawing, no words. */
import type { FlowFilter, TripStatus } from "../../server/vocabulary.ts";
import type { CharterPlan } from "../scene/charterPlan.ts";
import type { BriefingMaterial } from "./material.ts";

/** Money in yuan. */
export interface SheetPlan extends CharterPlan {
  id: string;
  name: string;
  scenarioId: string;
  scenarioName: string;
  /** ISO moments with the offset of their place: when it was made, and the newest change of the ledgers that it was made from. */
  madeAt: string;
  ledgerAt: string;
  /** Stopped before the planner was done. */
  cancelled: boolean;
  /** How many rules the judge found broken. */
  violationCount: number;
  /** Whose transport was planned; null for plans that were saved before it was kept: everybody's. */
  filter: PlanFilter | null;
  totals: {
    people: number; served: number; unserved: number; trips: number; trains: number; cost: number;
    /** Null where nobody knows, or nobody is served. */
    paid: number | null; costPerHead: number | null; bound: number | null; gap: number | null;
  };
  baseline: { cost: number; served: number } | null;
  /** The newest that had been said of each trip; a trip without an entry is planned. */
  states: readonly { tripId: string; status: TripStatus }[];
}

export type PlanFilter = Pick<FlowFilter, "homes" | "works" | "days" | "modes" | "intentions" | "industries">;

export interface CharterMaterial extends Pick<BriefingMaterial, "language" | "campaign" | "asOf" | "number" | "code" | "ownWords" | "demo" | "seats" | "regions" | "geography" | "lunarOf" | "approvalNumber"> {
  plan: SheetPlan;
}

/** The question of the ledger whose people a plan is for. Its travel modes are those of the way home: the way back has none of them. */
export function questionOfPlan(filter: PlanFilter | null): FlowFilter {
  return { movement: "goBack", homes: [], works: [], days: null, intentions: [], industries: [], ...filter, modes: [], organised: true };
}
