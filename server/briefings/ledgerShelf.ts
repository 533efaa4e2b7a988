/** The ledgers read last, so that a preview while somebody types, the next page and the file do not read them again. */
import type { Database, Scoped } from "../database/database.ts";
import type { Moment, Viewer } from "../vocabulary.ts";
import { readLedgerVersion } from "./queries.ts";
import { readLedger, type BriefingSources, type LedgerPicture } from "./reading.ts";

/** A moment before and one of now, of two readers. */
const mostLedgers = 4;

export type ReadLedger = (viewer: Viewer, asOf: Moment) => Promise<LedgerPicture>;

/**
 * How many imports a moment knows says which ledger it is, whatever the moment: nothing else changes it, and an import that is stored late
 * changes the number. Positions are those of now and are read each time. Where the moment knows all there is, the tables of now are read: a
 * quarter of the work of counting the past.
 */
export function createLedgerShelf(database: Database, sources: BriefingSources): ReadLedger {
  const shelf = new Map<string, Promise<LedgerPicture>>();

  const keep = (key: string, read: () => Promise<LedgerPicture>): Promise<LedgerPicture> => {
    const ledger = shelf.get(key) ?? read();
    shelf.delete(key);
    shelf.set(key, ledger);
    ledger.catch(() => shelf.delete(key));
    for (const oldest of shelf.keys()) if (shelf.size > mostLedgers) shelf.delete(oldest);
    return ledger;
  };
  const versionAt = (viewer: Viewer, asOf: Moment | null) => database.asOf(asOf).withScope(viewer, readLedgerVersion);
  const facts = async (scoped: Scoped) => ({ version: await readLedgerVersion(scoped), positions: await sources.positions(scoped) });

  return async (viewer, asOf) => {
    const [now, then] = [await database.withScope(viewer, facts), await versionAt(viewer, asOf)];
    return keep(JSON.stringify([viewer.scope, then, now.positions]), async () => {
      if (then === now.version) {
        const ledger = await readLedger(database, viewer, sources);
        if (await versionAt(viewer, null) === then) return ledger; // no import came between
      }
      return readLedger(database.asOf(asOf), viewer, sources);
    });
  };
}
