/** Keeps a briefing under a number and fetches its files, one at a time; both can be cancelled. */
import { onScopeDispose, ref } from "vue";
import { reasonOf, refusalIn } from "./reason.ts";

export const fileFormats = ["pdf", "png", "svg", "pptx", "xlsx", "html"] as const;
export type FileFormat = (typeof fileFormats)[number];
export interface FileWish {
  format: FileFormat;
  /** Of a PNG. */
  scale: number;
}

/** What the server answers for a briefing that it kept from now on. */
interface Kept { number: string }

export function useBriefingFiles() {
  const making = ref<FileFormat | null>(null);
  const failure = ref<string | null>(null);
  /** Name of the file that was fetched last. */
  const downloaded = ref<string | null>(null);
  let request = new AbortController();

  /** `numberOf` gives the number, keeping the briefing first when it has none; null when it could not. */
  async function fetchFile({ format, scale }: FileWish, numberOf: () => Promise<string | null>): Promise<void> {
    if (making.value !== null) return;
    request = new AbortController();
    making.value = format;
    failure.value = downloaded.value = null;
    try {
      const number = await numberOf();
      if (number !== null) await save(`/api/briefings/${encodeURIComponent(number)}.${format}${format === "png" ? `?scale=${scale}` : ""}`);
    } catch (error) {
      if (!request.signal.aborted) failure.value = reasonOf(error);
    }
    making.value = null;
  }
  async function save(address: string): Promise<void> {
    const response = await fetch(address, { signal: request.signal });
    if (!response.ok) failure.value = await refusalIn(response);
    else handOver(await response.blob(), downloaded.value = nameIn(response.headers.get("content-disposition") ?? ""));
  }
  /** The number under which the briefing is kept. */
  async function keep(question: Record<string, string>): Promise<string | null> {
    const response = await fetch("/api/briefings", { method: "POST", body: JSON.stringify(question), headers: { "content-type": "application/json" }, signal: request.signal });
    if (response.ok) return ((await response.json()) as Kept).number; // the server's contract
    failure.value = await refusalIn(response);
    return null;
  }
  const cancel = () => request.abort();
  onScopeDispose(cancel);
  return { making, failure, downloaded, fetchFile, keep, cancel };
}

function nameIn(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1];
  return encoded === undefined ? /filename="([^"]+)"/.exec(disposition)?.[1] ?? "" : decodeURIComponent(encoded);
}

/** As a download of the browser. */
function handOver(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), keptMs);
}
/** The browser has taken the file over by then. */
const keptMs = 60_000;
