/** The paragraphs that a daily briefing writes itself, as the server writes them of the figures: asked anew when question or ledger change. */
import { onScopeDispose, ref, shallowRef, watch, type Ref } from "vue";
import { askServer } from "../askServer.ts";
import { reasonOf, refusalIn } from "./reason.ts";

export type WrittenParagraphs = Readonly<Record<string, string>>;

/** An address of null asks nothing. Only the newest answer is shown; that of before stays until it is there. */
export function useWrittenParagraphs(address: Ref<string | null>, version: Ref<number | null>) {
  const written = shallowRef<WrittenParagraphs>({});
  const failure = ref<string | null>(null);
  let request = new AbortController();

  async function ask(): Promise<void> {
    request.abort();
    const own = (request = new AbortController());
    if (address.value === null) return;
    try {
      const response = await askServer(address.value, { signal: own.signal });
      const refusal = response.ok ? null : await refusalIn(response);
      const answer = response.ok ? ((await response.json()) as { paragraphs: { name: string; text: string }[] }) : null; // the server's contract
      if (own.signal.aborted) return;
      failure.value = refusal;
      if (answer) written.value = Object.fromEntries(answer.paragraphs.map(({ name, text }) => [name, text]));
    } catch (error) {
      if (!own.signal.aborted) failure.value = reasonOf(error);
    }
  }
  watch([address, version], () => void ask(), { immediate: true });
  onScopeDispose(() => request.abort());
  return { written, failure };
}
