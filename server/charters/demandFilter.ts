/** Whose transport is planned: the filter of the command screen as far as it says something about people who go back. */
import type { z } from "zod";
import { flowFilter } from "../vocabulary.ts";

/** An empty list does not restrict; days restrict to windows that have a day in common with them. What else the screen's filter says is left aside. */
const fields = flowFilter.pick({ homes: true, works: true, industries: true, days: true });
export const demandFilter = fields.extend({
  homes: fields.shape.homes.default([]), works: fields.shape.works.default([]), industries: fields.shape.industries.default([]), days: fields.shape.days.default(null),
});
export type DemandFilter = z.output<typeof demandFilter>;
export const everybody: DemandFilter = { homes: [], works: [], industries: [], days: null };
