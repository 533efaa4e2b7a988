/** A plan brought as a file: judged against the open plan's problem as soon as it is chosen; kept only when somebody says so. */
import { ref, shallowRef, watch, type Ref } from "vue";
import { api } from "../api.ts";
import { reasonOf } from "./reason.ts";

type Answer = Awaited<ReturnType<typeof api.charters.judgePlanFile.mutate>>;
export type Judgement = Extract<Answer, { violations: unknown }>;
export type RefusedFile = Extract<Answer, { refused: unknown }> | { refused: "tooLarge"; where: string };

/** The server takes no more. */
const mostBytes = 12_000_000;

export function usePlanFile(planId: Ref<string | null>) {
  const name = ref<string | null>(null);
  const judged = shallowRef<Judgement | null>(null);
  const refused = shallowRef<RefusedFile | null>(null);
  const failure = ref<string | null>(null);
  let text = "";

  function take(answer: Answer): void {
    [judged.value, refused.value] = "refused" in answer ? [null, answer] : [answer, null];
  }
  function close(): void {
    [name.value, judged.value, refused.value, failure.value, text] = [null, null, null, null, ""];
  }
  async function judge(file: File): Promise<void> {
    close();
    name.value = file.name;
    const asked = planId.value;
    if (file.size > mostBytes) refused.value = { refused: "tooLarge", where: "" };
    if (asked === null || refused.value) return;
    try {
      const content = await file.text();
      const answer = await api.charters.judgePlanFile.mutate({ planId: asked, file: content });
      if (name.value !== file.name) return;
      text = content;
      take(answer);
    } catch (error) {
      failure.value = reasonOf(error);
    }
  }
  /** The new plan's id; null when it was not kept, and the dialog says why. */
  async function keep(): Promise<string | null> {
    const asked = planId.value;
    if (asked === null || name.value === null) return null;
    try {
      const answer = await api.charters.keepPlanFile.mutate({ planId: asked, file: text, name: name.value.replace(/\.json$/i, "").slice(0, 80) });
      if ("planId" in answer) return answer.planId;
      take(answer);
    } catch (error) {
      failure.value = reasonOf(error);
    }
    return null;
  }
  watch(planId, close);
  return { name, judged, refused, failure, judge, keep, close };
}
