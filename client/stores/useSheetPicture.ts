/** A sheet as the server draws it: asked when typing rests, only the newest answer is shown, and the sheet of before stays when none arrives. */
import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from "vue";
import { reasonOf, refusalIn } from "./reason.ts";

export interface SheetPicture {
  /** Of this page, for an image. */
  address: string;
  /** As printed. */
  title: string;
  /** What was asked for it. */
  question: string;
  /** How many pages the sheet has. */
  pages: number;
  /** Clock time of the answer, as people read it. */
  at: string;
}

const restMs = 350;
/** The ledger has nobody to draw. */
const nobodyThere = 409;

/** `version` of the ledger: another one is drawn anew. */
export function useSheetPicture(question: Ref<string>, version: Ref<number | null> = ref(null)) {
  const picture = shallowRef<SheetPicture | null>(null);
  const failure = ref<string | null>(null);
  /** Why there is nothing to draw; not a failure. */
  const nobody = ref<string | null>(null);
  const asking = ref(false);
  let request = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function ask(): Promise<void> {
    request.abort();
    const own = (request = new AbortController());
    const asked = question.value;
    asking.value = true;
    try {
      const response = await answerTo(asked, own.signal);
      const svg = response.ok ? await response.text() : null;
      const refusal = response.ok ? null : await refusalIn(response);
      if (own.signal.aborted) return;
      nobody.value = response.status === nobodyThere ? refusal : null;
      failure.value = response.status === nobodyThere ? null : refusal;
      if (svg !== null || nobody.value !== null) show(svg === null ? null : { ...pictureOf(svg, asked), pages: Number(response.headers.get("x-briefing-pages") ?? 1) });
    } catch (error) {
      if (own.signal.aborted) return;
      failure.value = reasonOf(error);
    }
    asking.value = false;
  }
  function show(next: SheetPicture | null): void {
    if (picture.value) URL.revokeObjectURL(picture.value.address);
    picture.value = next;
  }
  function askSoon(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), restMs);
  }
  watch(question, askSoon);
  watch(version, (now, before) => { if (before !== null && now !== before) void ask(); });
  void ask();
  onScopeDispose(() => { clearTimeout(timer); request.abort(); show(null); });
  return { picture, failure, nobody, busy: computed(() => asking.value || (failure.value === null && nobody.value === null && picture.value?.question !== question.value)), retry: ask };
}

/** Long texts are no part of an address: a server takes sixteen kilobytes of it. */
function answerTo(address: string, signal: AbortSignal): Promise<Response> {
  const { pathname, searchParams } = new URL(address, location.origin);
  if (address.length <= longestAddress) return fetch(address, { signal });
  return fetch(pathname, { method: "POST", body: JSON.stringify(Object.fromEntries(searchParams)), headers: { "content-type": "application/json" }, signal });
}
const longestAddress = 6000;

function pictureOf(svg: string, question: string): Omit<SheetPicture, "pages"> {
  const title = new DOMParser().parseFromString(svg, "image/svg+xml").querySelector("title")?.textContent ?? "";
  const at = new Date().toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit", hour12: false });
  return { address: URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" })), title, question, at };
}
