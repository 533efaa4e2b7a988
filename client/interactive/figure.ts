/** The headline of the view, and what was merged for the protection of persons. */
import { inWords, share } from "../print/speech.ts";
import type { Counted, View } from "./counting.ts";
import type { OpenedFile } from "./opened.ts";

export function figureHtml({ say, content: { seats } }: OpenedFile, { movement, days }: View, counted: Counted, allDays: number): string {
  if (counted.withheld) return `<p class="note" role="status">${say("withheld")}</p>`;
  if (counted.people === 0 && counted.perhaps === 0) return `<p class="note" role="status">${say("nobody")}</p>`;
  const buses = movement === "stay" ? "" : `<span class="quiet">${say("buses", { buses: (counted.people / seats).toLocaleString("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 }) })}</span>`;
  const part = days && movement !== "stay" ? `<p class="quiet">${say("of", { people: inWords(allDays), share: share(counted.people, allDays) })}</p>` : "";
  return `<p class="headline"><strong id="people">${inWords(counted.people)}</strong> <span>${say("people")}<br>${say(`figure.${movement}`)}</span>${buses}</p>${part}`;
}

export function protectedHtml({ say }: OpenedFile, { home }: View, counted: Counted): string {
  const lines = [
    counted.withheld ? "" : counted.merged > 0 ? say("merged", { merged: inWords(counted.merged), share: share(counted.merged, counted.people), other: inWords(counted.mergedWork) }) : say("mergedNone"),
    counted.perhaps > 0 ? say("perhaps", { people: inWords(counted.perhaps) }) : "",
    home !== null && counted.mergedHome > 0 ? say("mergedHome", { people: inWords(counted.mergedHome) }) : "",
  ];
  return lines.filter((line) => line !== "").map((line) => `<p>${line}</p>`).join("");
}
