/** A question → the interactive file of it. Charter plans and comparisons are sheets only. */
import { unpackCells } from "../../client/interactive/content.ts";
import { interactiveContent, publishedLine } from "./interactiveContent.ts";
import { interactiveHtml } from "./interactiveHtml.ts";
import { pageCode } from "./interactiveScript.ts";
import type { Atlas, BriefingQuestion, LedgerPicture } from "./reading.ts";

export interface InteractiveFile {
  title: string;
  /** What it says of how many people, in one line. */
  sum: string;
  content: Uint8Array;
}

/** Throws EmptyBriefing like every sheet. */
export async function interactiveFile(ledger: LedgerPicture, atlas: Atlas, question: BriefingQuestion): Promise<InteractiveFile> {
  const content = interactiveContent(ledger, atlas, question);
  return { title: content.title, sum: publishedLine(content, unpackCells(content)), content: Buffer.from(interactiveHtml(content, await pageCode())) };
}
