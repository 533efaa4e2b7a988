/** A schedule as it stands in the fields of a form, and as the server takes it. Pure. */
import { deliveryChannels, emptyFilter, goBackIntentions, industries, movements, travelModes, type DeliveryChannel, type FlowFilter } from "../../server/vocabulary.ts";
import { formatsOf } from "../print/formats.ts";
import { templates, type Template } from "../print/grid.ts";
import { languages, type Language } from "../words/language.ts";

export interface RecipientDraft {
  /** Null for a new one. */
  id: string | null;
  name: string;
  regions: string[];
  channel: DeliveryChannel;
  address: string;
}

export interface ScheduleDraft {
  /** Null for a new one. */
  id: string | null;
  name: string;
  /** Fields of the question of a briefing. */
  question: Record<string, string>;
  formats: string[];
  /** As typed: times parted by spaces. */
  daily: string;
  eve: { days: string; times: string } | null;
  recipients: RecipientDraft[];
}

interface Times { daily: string[]; beforeEve: { days: number; times: string[] } | null }
interface Saved { id: string; name: string; question: Record<string, string>; formats: string[]; times: Times; recipients: { id: string; name: string; regions: string[]; channel: DeliveryChannel; address: string }[] }

export const newRecipient = (): RecipientDraft => ({ id: null, name: "", regions: [], channel: deliveryChannels[0], address: "" });
export const usualEve = { days: "7", times: "09:00 17:00" };

export function newDraft(question: Record<string, string>, name: string): ScheduleDraft {
  return { id: null, name, question, formats: ["pdf"], daily: "17:00", eve: null, recipients: [newRecipient()] };
}

export function draftOf({ id, name, question, formats, times: { daily, beforeEve }, recipients }: Saved): ScheduleDraft {
  return {
    id, name, question: { ...question }, formats: [...formats], daily: daily.join(" "), eve: beforeEve && { days: String(beforeEve.days), times: beforeEve.times.join(" ") },
    recipients: recipients.map((recipient) => ({ ...recipient, regions: [...recipient.regions] })),
  };
}

/** What is wrong with it is the server's to say: typed words go as they are. A folder without a name has that of its recipient, and files that another layout had are left out. */
export function savedFrom({ id, name, question, formats, daily, eve, recipients }: ScheduleDraft) {
  return {
    ...(id === null ? {} : { id }), name, question, formats: formatsOf(templateOf(question)).filter((format) => formats.includes(format)),
    times: { daily: timesIn(daily), beforeEve: eve && { days: Number(eve.days), times: timesIn(eve.times) } },
    recipients: recipients.map(({ id: recipientId, ...recipient }) => ({ ...(recipientId === null ? {} : { id: recipientId }), ...recipient, address: recipient.address.trim() || (recipient.channel === "folder" ? recipient.name : "") })),
  };
}

/** 9:00，17：00 is understood: Chinese colons and commas, and an hour of one digit. */
export function timesIn(typed: string): string[] {
  return typed.replaceAll("：", ":").split(/[\s,，、;；]+/).filter((word) => word !== "").map((word) => word.padStart(word.includes(":") ? 5 : 0, "0"));
}

/** Field of the form in which the server's fault lies: recipients.0.address, times, formats … */
export function formField(path: string | null): string | null {
  if (path === null) return null;
  const [first = "", second = "", third = ""] = path.split(".");
  if (first === "recipients" && second !== "") return third === "" ? first : [first, second, third].join(".");
  return first === "times" ? (second === "beforeEve" ? (third === "days" ? "eveDays" : "eveTimes") : "daily") : first;
}

/** The filter of a question, as the server reads it; what cannot be understood does not restrict. */
export function filterOf(question: Readonly<Record<string, string>>): FlowFilter {
  const list = (name: string) => (question[name] ?? "").split(".").filter((word) => word !== "");
  const known = <Word extends string>(words: readonly Word[], name: string) => words.filter((word) => list(name).includes(word));
  const { from, to, organised } = question;
  return {
    ...emptyFilter, movement: movements.find((word) => word === question["movement"]) ?? emptyFilter.movement, homes: list("homes"), works: list("works"),
    days: from !== undefined && to !== undefined ? { from, to } : null, modes: known(travelModes, "modes"), intentions: known(goBackIntentions, "intentions"), industries: known(industries, "industries"),
    organised: organised === "1" ? true : organised === "0" ? false : null,
  };
}

export function templateOf(question: Readonly<Record<string, string>>): Template {
  return templates.find((word) => word === question["template"]) ?? templates[0];
}

export function languageOf(question: Readonly<Record<string, string>>): Language {
  return languages.find((word) => word === question["language"]) ?? languages[0];
}
