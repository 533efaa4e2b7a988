/** Whose transport is planned: the filter of the command screen as far as it says something about people who go back. */
import { z } from "zod";
import { flowFilter } from "../vocabulary.ts";

/**
 * An empty list does not restrict; days restrict to windows that have a day in common with them; modes are how people came home, unknown for those who did not.
 * What else the screen's filter says is left aside.
 */
const { homes, works, industries, days, modes, intentions } = flowFilter.shape;
export const demandFilter = z.object({
  homes: homes.default([]), works: works.default([]), industries: industries.default([]), days: days.default(null), modes: modes.default([]), intentions: intentions.default([]),
});
export type DemandFilter = z.output<typeof demandFilter>;
export const everybody: DemandFilter = { homes: [], works: [], industries: [], days: null, modes: [], intentions: [] };
