/** What the import needs of the rest of the program. */
import type { Database, Scoped } from "../database/database.ts";
import type { Gazetteer } from "../regions/gazetteer.ts";
import type { Campaign } from "../vocabulary.ts";
import type { Seals } from "./importCounty.ts";

export interface ImportTools {
  database: Database;
  gazetteer: Gazetteer;
  seals: Seals;
  campaign: Campaign;
  /** Recomputes a county's roll-ups (server/flows). */
  rollUp(sql: Scoped["sql"], county: string): Promise<void>;
  now(): Date;
}
