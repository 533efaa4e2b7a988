/** A sheet as the server draws it, from an address of the server. */
import { askServer } from "../askServer.ts";
import { refusalIn } from "./reason.ts";
import type { SheetAnswer } from "./useSheetPicture.ts";

export async function serverSheet(address: string, signal: AbortSignal): Promise<SheetAnswer> {
  const response = await answerTo(address, signal);
  if (!response.ok) return { status: response.status, refusal: await refusalIn(response) };
  const svg = await response.text();
  const title = new DOMParser().parseFromString(svg, "image/svg+xml").querySelector("title")?.textContent ?? "";
  return { svg: new Blob([svg], { type: "image/svg+xml" }), title, pages: Number(response.headers.get("x-briefing-pages") ?? 1) };
}

/** Long texts are no part of an address: a server takes sixteen kilobytes of it. */
function answerTo(address: string, signal: AbortSignal): Promise<Response> {
  const { pathname, searchParams } = new URL(address, location.origin);
  if (address.length <= longestAddress) return askServer(address, { signal });
  return askServer(pathname, { method: "POST", body: JSON.stringify(Object.fromEntries(searchParams)), headers: { "content-type": "application/json" }, signal });
}
const longestAddress = 6000;
