/** People left out, by reason. */
export const unservedReasons = ["noVehicle", "tooFew", "noRoad", "wheelchair", "price", "unknown"] as const;
export type UnservedWord = (typeof unservedReasons)[number];

export interface UnservedGroup {
  group: string;
  home: string;
  work: string;
  people: number;
  firstDate: string;
  lastDate: string;
  paysFrom: number | null;
  /** Counted from the first day of the plan. */
  roomOnDay: number | null;
}

export interface UnservedReasonRow {
  reason: UnservedWord;
  people: number;
  groups: readonly UnservedGroup[];
}
