/** The list behind a number: exactly the people whom the filter counts, with their names masked. */
import { maskName } from "../access/masking.ts";
import type { FlowFilter } from "../vocabulary.ts";
import { countPeople, readPeople, type Page, type PersonRow } from "./queries.ts";

export interface PeopleList {
  /** All whom the filter means, on this page or not. */
  total: number;
  rows: PersonRow[];
}

export async function maskedPeople(scoped: Parameters<typeof readPeople>[0], filter: FlowFilter, page: Page): Promise<PeopleList> {
  const total = await countPeople(scoped, filter);
  const rows = await readPeople(scoped, filter, page);
  return { total, rows: rows.map((row) => ({ ...row, name: maskName(row.name) })) };
}
