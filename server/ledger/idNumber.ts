/** The citizen identification number (GB 11643): 6 digits of region, 8 of birth date, 3 of sequence, 1 check character. Pure. */
import { isoDay } from "./cellDates.ts";
import type { Sex } from "../vocabulary.ts";

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = "10X98765432";

/** ISO 7064 MOD 11-2 of the first 17 digits. */
export function checkCharacterOf(digits: string): string {
  let sum = 0;
  for (let index = 0; index < 17; index++) sum += (digits.charCodeAt(index) - 48) * (weights[index] ?? 0);
  return checkCharacters.charAt(sum % 11);
}

export function checksumHolds(idNumber: string): boolean {
  return checkCharacterOf(idNumber) === idNumber.charAt(17);
}

/** ISO date; null when the calendar has no such day. */
export function birthDateOf(idNumber: string): string | null {
  return isoDay(Number(idNumber.slice(6, 10)), Number(idNumber.slice(10, 12)), Number(idNumber.slice(12, 14))) ?? null;
}

/** The 17th digit is odd for men. Null for the sequence 000, which is not issued (demo ledgers use it) and says nothing. */
export function sexOf(idNumber: string): Sex | null {
  if (idNumber.slice(14, 17) === "000") return null;
  return idNumber.charCodeAt(16) % 2 === 1 ? "male" : "female";
}

/** Whole years from one ISO date to another. */
export function ageOn(birthDate: string, day: string): number {
  return Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (day.slice(5) < birthDate.slice(5) ? 1 : 0);
}
