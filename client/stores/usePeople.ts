/** People of a filter, a hundred at a time. */
import { ref, shallowRef } from "vue";
import type { FlowFilter } from "../../server/vocabulary.ts";
import { api } from "../api.ts";
import { reasonOf } from "./reason.ts";

const page = 100;

export function usePeople(filter: () => FlowFilter) {
  const rows = shallowRef<{ name: string; township: string; work: string | null; employer: string | null; day: string | null }[]>([]);
  const total = ref<number | null>(null);
  const failure = ref<string | null>(null);

  async function more(): Promise<void> {
    try {
      const asked = filter();
      const answer = await api.ledger.people.query({ filter: asked, limit: page, offset: rows.value.length });
      rows.value = [...rows.value, ...answer.rows.map((row) => ({ name: row.name, township: row.township, work: row.work, employer: row.employer, day: asked.movement === "goBack" ? row.goBackFrom : row.returnDate }))];
      total.value = answer.total;
    } catch (error) {
      failure.value = reasonOf(error);
    }
  }
  return { rows, total, failure, more };
}
