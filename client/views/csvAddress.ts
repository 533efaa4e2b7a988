/** Where the list of flows behind the screen can be fetched: the same filter, every condition of it. Pure. */
import type { FlowFilter } from "../../server/vocabulary.ts";

export function csvAddress(filter: FlowFilter, home: "county" | "township"): string {
  return `/api/flows.csv?${new URLSearchParams({ movement: filter.movement, home, work: "prefecture", ...filterParameters(filter) }).toString()}`;
}

/** The filter as parameters of a question to the server. Staying has no date: the brush does not touch it. */
export function filterParameters(filter: FlowFilter): Record<string, string> {
  const asked: Record<string, string> = { movement: filter.movement };
  if (filter.days && filter.movement !== "stay") {
    asked["from"] = filter.days.from;
    asked["to"] = filter.days.to;
  }
  for (const key of ["homes", "works", "modes", "intentions", "industries"] as const) if (filter[key].length > 0) asked[key] = filter[key].join(".");
  if (filter.organised !== null) asked["organised"] = filter.organised ? "1" : "0";
  return asked;
}
