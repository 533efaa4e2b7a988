/** A parameter as text in a field, and back. Pure. */
import type { ParameterUnit } from "../../server/vocabulary.ts";

export interface ParameterLimits {
  key: string;
  unit: ParameterUnit;
  default: number | null;
  min: number;
  max: number;
  whole: boolean;
  nullable: boolean;
}

export type DraftFault = "range" | "whole" | "empty" | "clock";

/** 120 minutes of the day are 02:00; no limit is an empty field. */
export function textOf({ unit }: Pick<ParameterLimits, "unit">, value: number | null): string {
  if (value === null) return "";
  return unit === "minuteOfDay" ? `${pad(Math.floor(value / 60))}:${pad(value % 60)}` : String(value);
}

export function readDraft(limits: Pick<ParameterLimits, "unit" | "min" | "max" | "whole" | "nullable">, text: string): { value: number | null } | { fault: DraftFault } {
  const trimmed = text.trim();
  if (trimmed === "") return limits.nullable ? { value: null } : { fault: "empty" };
  if (limits.unit === "minuteOfDay") return readClock(trimmed);
  const value = Number(trimmed);
  if (Number.isNaN(value) || (limits.whole && !Number.isInteger(value))) return { fault: limits.whole ? "whole" : "range" };
  return value < limits.min || value > limits.max ? { fault: limits.whole ? "whole" : "range" } : { value };
}

function readClock(text: string): { value: number } | { fault: DraftFault } {
  const found = /^(\d{1,2}):(\d{2})$/.exec(text);
  const [hour, minute] = [Number(found?.[1]), Number(found?.[2])];
  return found && hour < 24 && minute < 60 ? { value: hour * 60 + minute } : { fault: "clock" };
}

function pad(part: number): string {
  return String(part).padStart(2, "0");
}
