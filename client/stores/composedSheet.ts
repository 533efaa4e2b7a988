/** A sheet as the browser composes it: in a thread, from material that the server sends once for a ledger and a kind of sheet. */
import { onScopeDispose } from "vue";
import { askServer, screenLanguage } from "../askServer.ts";
import { BrokenThread, createPreviewClient, type PreviewClient } from "../print/preview/client.ts";
import type { AskedSheet } from "../print/preview/protocol.ts";
import { refusalIn } from "./reason.ts";
import { serverSheet } from "./serverSheet.ts";
import type { SheetAnswer, SheetSource } from "./useSheetPicture.ts";

export interface DraftAsked {
  sheet: AskedSheet;
  /** Address of the material of this page. */
  material: string;
  /** Address of the same page as the server draws it. */
  drawn: string;
}

type Refusal = Extract<SheetAnswer, { refusal: string }>;

/** Material that is older is asked for again before it is drawn from: trips and moments go on. */
const freshMs = 300_000;
/** Who types for a server waits until typing rests. */
const restMs = 350;
/** The server's status for a letter that no face has. */
const unprintable = 422;

/** A browser that cannot compose a sheet shows the server's. */
export function useComposedSheets(): SheetSource<DraftAsked> {
  let thread: PreviewClient | null = createPreviewClient(new Worker(new URL("../print/preview/worker.ts", import.meta.url), { type: "module" }), screenLanguage());
  const materials = materialReader();
  onScopeDispose(() => { materials.stop(); thread?.close(); });

  return async (asked, { signal, fresh }) => {
    try {
      if (thread) return await composed(thread, asked, signal, fresh);
    } catch (error) {
      if (!(error instanceof BrokenThread)) throw error;
      thread?.close();
      thread = null;
    }
    await new Promise((resolve) => { setTimeout(resolve, restMs); });
    return signal.aborted ? null : serverSheet(asked.drawn, signal);
  };

  async function composed(own: PreviewClient, { sheet, material }: DraftAsked, signal: AbortSignal, fresh: boolean): Promise<SheetAnswer | null> {
    if (fresh || materials.isOld()) await materials.forget(own);
    let answer = await own.draw(sheet);
    if ("wanted" in answer && !signal.aborted) {
      const refused = await materials.read(own, sheet, material);
      if (refused) return refused;
      answer = signal.aborted ? { late: true } : await own.draw(sheet);
      if ("wanted" in answer) throw new BrokenThread("the thread lacks what it was sent");
    }
    if ("missing" in answer) return { status: unprintable, refusal: answer.missing };
    return "drawn" in answer ? answer.drawn : null;
  }
}

/** Reads material into a thread: one reading at a time, which whoever asks for the same meanwhile waits for, too. */
function materialReader() {
  let reading: { address: string; request: AbortController; refused: Promise<Refusal | null> } | null = null;
  let readAt: number | null = null;
  const stop = () => { reading?.request.abort(); reading = null; };

  async function fetchInto(thread: PreviewClient, sheet: AskedSheet, address: string, signal: AbortSignal): Promise<Refusal | null> {
    const response = await askServer(address, { signal });
    if (!response.ok) return { status: response.status, refusal: await refusalIn(response) };
    await thread.take(sheet, await response.text());
    readAt ??= Date.now();
    return null;
  }
  return {
    stop,
    isOld: () => readAt !== null && Date.now() - readAt > freshMs,
    async forget(thread: PreviewClient): Promise<void> {
      stop();
      readAt = null;
      await thread.forget();
    },
    read(thread: PreviewClient, sheet: AskedSheet, address: string): Promise<Refusal | null> {
      if (reading?.address === address) return reading.refused;
      stop();
      const request = new AbortController();
      const own = { address, request, refused: fetchInto(thread, sheet, address, request.signal).finally(() => { if (reading === own) reading = null; }) };
      reading = own;
      return own.refused;
    },
  };
}
