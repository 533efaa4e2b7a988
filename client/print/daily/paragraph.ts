/** A paragraph of a daily briefing's text. */
import type { DailyParagraph } from "../../../server/vocabulary.ts";

export interface Paragraph {
  name: DailyParagraph;
  /** 一、总体情况. */
  heading: string;
  text: string;
  /** Written by the maker in place of the sheet. */
  own: boolean;
}
