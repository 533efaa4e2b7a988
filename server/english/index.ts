/** What the server says, in English: by the Chinese sentence as it arises, with names for what is filled in. Pure. */
import { briefings } from "./briefings.ts";
import { charters } from "./charters.ts";
import { everywhere } from "./everywhere.ts";
import { ledger } from "./ledger.ts";
import { schedules } from "./schedules.ts";

/** The tables of the features; no sentence stands in two of them. A name that ends in List is filled in with several words, parted by 、. */
export const tables = { everywhere, briefings, charters, ledger, schedules };
const sentences = new Map(Object.values(tables).flatMap((table) => Object.entries(table)));

/** No sentence of ours is longer, whatever names it is filled in with: a sender's megabyte would keep the patterns busy for minutes. */
const longest = 2000;

/** A sentence that it does not know stays what it is. What is filled in is said in English where it is a sentence of ours, too. */
export function inEnglish(sentence: string): string {
  if (sentence.length > longest) return sentence;
  return known(sentence) ?? withoutStop(sentence) ?? withStop(sentence) ?? sentence;
}

/** Of a sentence whose words alone are known. */
function withoutStop(sentence: string): string | null {
  const english = sentence.endsWith("。") ? known(sentence.slice(0, -1)) : null;
  return english === null ? null : `${english.charAt(0).toUpperCase()}${english.slice(1)}.`;
}

/** Of words that are known as a sentence. */
function withStop(words: string): string | null {
  return words.endsWith("。") ? null : known(`${words}。`)?.replace(/\.$/, "") ?? null;
}

function known(sentence: string): string | null {
  const exact = sentences.get(sentence);
  if (exact !== undefined) return exact;
  patterns ??= [...sentences].filter(([chinese]) => chinese.includes("{")).sort(([a], [b]) => b.length - a.length).map(([chinese, english]) => patternOf(chinese, english));
  for (const { matches, english } of patterns) {
    const filled = matches.exec(sentence)?.groups;
    if (filled) return english.replace(/\{(\w+)\}/g, (_, name: string) => fillingIn(name, filled[name] ?? ""));
  }
  return null;
}

function fillingIn(name: string, value: string): string {
  return name.endsWith("List") ? value.split("、").map(inEnglish).join(", ") : inEnglish(value);
}

interface Pattern {
  /** With a group for every name. */
  matches: RegExp;
  english: string;
}
/** The longest first: it says most. */
let patterns: Pattern[] | null = null;

function patternOf(chinese: string, english: string): Pattern {
  const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  const parts = chinese.split(/\{(\w+)\}/).map((part, index) => (index % 2 === 1 ? `(?<${part}>.+?)` : literal(part)));
  return { matches: new RegExp(`^${parts.join("")}$`, "s"), english };
}
