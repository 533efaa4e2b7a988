/** What a channel knows after it has handed a parcel over. */
import type { Parcel } from "./parcel.ts";

export type Outcome =
  | { state: "sent" }
  /** It has not arrived, for certain. `again`: trying again may help. */
  | { state: "failed"; error: string; again: boolean }
  /** It may have arrived. */
  | { state: "uncertain"; error: string };

export type Send = (parcel: Parcel, at: Date) => Promise<Outcome>;
