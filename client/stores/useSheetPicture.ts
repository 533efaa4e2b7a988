/** The picture of a sheet, from whoever draws it: only the newest is shown, and the sheet of before stays when none arrives. */
import { onScopeDispose, ref, shallowRef, watch, type Ref } from "vue";
import { reasonOf } from "./reason.ts";

export interface SheetPicture<Asked> {
  /** Of this page, for an image. */
  address: string;
  /** As printed. */
  title: string;
  /** What was asked for it. */
  asked: Asked;
  /** How many pages the sheet has. */
  pages: number;
  /** Clock time of the answer, as people read it. */
  at: string;
}

/** A sheet, or the status and the one sentence of a refusal. */
export type SheetAnswer = { svg: Blob; title: string; pages: number } | { status: number; refusal: string };

/** `fresh`: what is known of the ledger may not be so any more. Null when a later question was asked meanwhile. */
export type SheetSource<Asked> = (asked: Asked, how: { signal: AbortSignal; fresh: boolean }) => Promise<SheetAnswer | null>;

/** The ledger has nobody to draw. */
const nobodyThere = 409;

/** `version` of the ledger: another one is drawn anew. */
export function useSheetPicture<Asked>(question: Ref<Asked>, source: SheetSource<Asked>, version: Ref<number | null> = ref(null)) {
  const picture = shallowRef<SheetPicture<Asked> | null>(null);
  const failure = ref<string | null>(null);
  /** Why there is nothing to draw; not a failure. */
  const nobody = ref<string | null>(null);
  const asking = ref(false);
  let request = new AbortController();

  async function ask(fresh = false): Promise<void> {
    request.abort();
    const own = (request = new AbortController());
    const asked = question.value;
    asking.value = true;
    try {
      const answer = await source(asked, { signal: own.signal, fresh });
      if (own.signal.aborted || answer === null) return;
      take(answer, asked);
    } catch (error) {
      if (own.signal.aborted) return;
      failure.value = reasonOf(error);
    }
    asking.value = false;
  }
  function take(answer: SheetAnswer, asked: Asked): void {
    const refused = "refusal" in answer;
    nobody.value = refused && answer.status === nobodyThere ? answer.refusal : null;
    failure.value = refused && answer.status !== nobodyThere ? answer.refusal : null;
    if (!refused) show({ address: URL.createObjectURL(answer.svg), title: answer.title, pages: answer.pages, asked, at: clock() });
    else if (nobody.value !== null) show(null);
  }
  function show(next: SheetPicture<Asked> | null): void {
    if (picture.value) URL.revokeObjectURL(picture.value.address);
    picture.value = next;
  }
  watch(question, () => void ask());
  watch(version, (now, before) => { if (before !== null && now !== before) void ask(true); });
  void ask();
  onScopeDispose(() => { request.abort(); show(null); });
  return { picture, failure, nobody, busy: asking, retry: () => ask(true) };
}

function clock(): string {
  return new Date().toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit", hour12: false });
}
