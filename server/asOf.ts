/** The moment that a reader asks for, parsed once at the border: a bad one and one to come are refused with one sentence. */
import { z } from "zod";
import { moment, type Moment } from "./vocabulary.ts";

/** `now` is the clock of the border. In an address a plus sign means a space: what somebody typed by hand is understood, too. */
export function asOfAt(now: () => Date): z.ZodType<Moment, unknown> {
  return z.preprocess((text) => (typeof text === "string" ? text.replace(/ (?=\d\d:\d\d$)/, "+") : text), moment)
    .refine((asked) => Date.parse(asked) <= now().getTime(), { error: "这个时刻还没有到，请给现在或以前的时刻" });
}
