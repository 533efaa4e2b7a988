/** The moment whose ledger the page shows, and the imports after which another one can be shown. */
import { shallowRef } from "vue";
import { apiOfNow, shownMoment } from "../api.ts";
import { reasonOf } from "./reason.ts";

export interface ImportMoment {
  importId: string;
  fileName: string;
  /** The first instant at which the whole file was known. */
  moment: string;
}

const newest = 100;

export function useMoment() {
  const imports = shallowRef<readonly ImportMoment[] | null>(null);
  const failure = shallowRef<string | null>(null);

  /** Newest first; a file of several counties once, when its last county was stored. */
  async function load(): Promise<void> {
    try {
      const files = new Map<string, ImportMoment>();
      for (const { importId, fileName, moment } of await apiOfNow.ledger.imports.query({ limit: newest })) if (!files.has(importId)) files.set(importId, { importId, fileName, moment });
      imports.value = [...files.values()];
      failure.value = null;
    } catch (error) {
      failure.value = reasonOf(error);
    }
  }
  /** Opens the same screen at the moment; null is now. */
  function show(moment: string | null): void {
    const address = new URL(location.href);
    if (moment === null) address.searchParams.delete("asOf");
    else address.searchParams.set("asOf", moment);
    location.assign(address);
  }
  return { moment: shownMoment, imports, failure, load, show };
}
