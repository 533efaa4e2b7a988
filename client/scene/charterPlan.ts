/** What pictures, tables and sheets need of a demand and of a saved plan: the shape that the server's answers have, without what only the planner knows. */
export interface PlannedGroup {
  groupId: string;
  homeCode: string;
  workCode: string;
  people: number;
  /** Window of acceptable departure days, both included. */
  firstDate: string;
  lastDate: string;
}

export interface Riding {
  group: string;
  people: number;
}

/** A coach trip, or a run of a train. */
export interface PlannedRun {
  id: string;
  /** Counted from the first day of the plan. */
  day: number;
  passengers: readonly Riding[];
}

export interface CharterPlan {
  plan: { trips: readonly PlannedRun[]; trains: readonly PlannedRun[]; blockSeats: readonly Pick<PlannedRun, "passengers">[]; unserved: readonly (Riding & { reason?: string | undefined })[] };
  problem: { places: readonly { code: string; lon: number; lat: number }[]; firstDate: string; days: number; groups: readonly PlannedGroup[] };
  /** From the first pick-up to the last drop along the corridors. */
  routes: readonly { tripId: string; line: readonly (readonly [lon: number, lat: number])[] }[];
}
