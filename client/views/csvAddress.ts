/** Where the list of flows behind the screen can be fetched: the same filter, every condition of it. Pure. */
import type { FlowFilter } from "../../server/vocabulary.ts";

/** Staying has no date: the brush does not touch it. */
export function csvAddress(filter: FlowFilter, home: "county" | "township"): string {
  const asked = new URLSearchParams({ movement: filter.movement, home, work: "prefecture" });
  if (filter.days && filter.movement !== "stay") {
    asked.set("from", filter.days.from);
    asked.set("to", filter.days.to);
  }
  for (const key of ["homes", "works", "modes", "intentions", "industries"] as const) if (filter[key].length > 0) asked.set(key, filter[key].join("."));
  if (filter.organised !== null) asked.set("organised", filter.organised ? "1" : "0");
  return `/api/flows.csv?${asked.toString()}`;
}
