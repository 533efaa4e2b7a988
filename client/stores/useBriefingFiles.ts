/** Keeps a briefing under a number and fetches its files, one at a time; both can be cancelled. */
import { onScopeDispose, ref } from "vue";
import { askServer } from "../askServer.ts";
import { reasonOf, refusalIn } from "./reason.ts";

export const fileFormats = ["pdf", "png", "svg", "pptx", "xlsx", "html"] as const;
const onePage: readonly string[] = ["png", "svg"] satisfies FileFormat[];
export type FileFormat = (typeof fileFormats)[number];
export interface FileWish {
  format: FileFormat;
  /** Of a PNG. */
  scale: number;
  /** Of a format that shows one page, from 1. */
  page?: number;
}

/** How many pages of a file are composed. */
export interface FileProgress {
  done: number;
  pages: number;
}

/** What the server answers for a briefing that it kept from now on. */
interface Kept { number: string }

export function useBriefingFiles() {
  const making = ref<FileFormat | null>(null);
  const failure = ref<string | null>(null);
  /** Name of the file that was fetched last. */
  const downloaded = ref<string | null>(null);
  /** null until the server says it. */
  const progress = ref<FileProgress | null>(null);
  let request = new AbortController();

  /** `numberOf` gives the number, keeping the briefing first when it has none; null when it could not. */
  async function fetchFile({ format, scale, page = 1 }: FileWish, numberOf: () => Promise<string | null>): Promise<void> {
    if (making.value !== null) return;
    request = new AbortController();
    making.value = format;
    failure.value = downloaded.value = null;
    try {
      const number = await numberOf();
      const asked = { ...(format === "png" ? { scale: String(scale) } : {}), ...(onePage.includes(format) && page > 1 ? { page: String(page) } : {}), task: taskName() };
      if (number !== null) await save(`/api/briefings/${encodeURIComponent(number)}.${format}?${new URLSearchParams(asked).toString()}`, asked.task);
    } catch (error) {
      if (!request.signal.aborted) failure.value = reasonOf(error);
    }
    making.value = null;
  }
  async function save(address: string, task: string): Promise<void> {
    const asking = setInterval(() => void askHowFar(task), askedEveryMs);
    try {
      const response = await askServer(address, { signal: request.signal });
      if (!response.ok) failure.value = await refusalIn(response);
      else handOver(await response.blob(), downloaded.value = nameIn(response.headers.get("content-disposition") ?? ""));
    } finally {
      clearInterval(asking);
      progress.value = null;
    }
  }
  /** Only a nicety: without an answer the bar stands still. */
  async function askHowFar(task: string): Promise<void> {
    try {
      const response = await askServer(`/api/briefings/tasks/${task}`, { signal: request.signal });
      if (response.status === 200 && making.value !== null) progress.value = (await response.json()) as FileProgress; // the server's contract
    } catch { /* the file itself says what is wrong */ }
  }
  /** The number under which the briefing is kept. */
  async function keep(question: Record<string, string>): Promise<string | null> {
    const response = await askServer("/api/briefings", { method: "POST", body: JSON.stringify(question), headers: { "content-type": "application/json" }, signal: request.signal });
    if (response.ok) return ((await response.json()) as Kept).number; // the server's contract
    failure.value = await refusalIn(response);
    return null;
  }
  const cancel = () => request.abort();
  onScopeDispose(cancel);
  return { making, progress, failure, downloaded, fetchFile, keep, cancel };
}

const askedEveryMs = 400;

/** Nobody else's: also where the page has no secure context, and with it no randomUUID. */
function taskName(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
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
