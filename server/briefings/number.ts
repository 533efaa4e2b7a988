/**
 * Numbers of briefings: GT-532300-20210209-0042-MK is the 42nd of that day and region. The last two characters check the others, so that a
 * typing error is refused and never leads to another briefing.
 */
import { z } from "zod";
import { ancestorAt, regionLevels } from "../vocabulary.ts";

/** Without I, L, O and U, which look like others or make words. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/**
 * The largest prime that two of these characters can say. It divides neither a power of ten nor nine times one, so that one wrong digit and two
 * neighbours in the wrong order always change the remainder.
 */
const prime = 1021n;

/** `day` as 2021-02-09. */
export function briefingNumber(region: string, day: string, count: number): string {
  const digits = [region, day.replaceAll("-", ""), String(count).padStart(4, "0")];
  return ["GT", ...digits, checkOf(digits.join(""))].join("-");
}

function checkOf(digits: string): string {
  const rest = Number(BigInt(digits) % prime);
  return `${alphabet[Math.floor(rest / alphabet.length)]}${alphabet[rest % alphabet.length]}`;
}

/** Six digits: the region that holds all the codes, 532300 for the counties of a prefecture; 000000 where none does. */
export function regionOfNumber(codes: readonly string[]): string {
  const [first = "", ...others] = codes;
  const holds = (code: string) => code !== "" && others.every((other) => other.startsWith(code));
  const region = regionLevels.map((level) => ancestorAt(first, level)).filter((code) => code.length <= 6 && holds(code)).sort((a, b) => b.length - a.length)[0];
  return (region ?? "").padEnd(6, "0");
}

/** As it is typed or scanned: small letters, O for 0, I and L for 1, other dashes and spaces are understood. */
export const typedNumber = z.string().transform((text, context) => {
  const plain = text.normalize("NFKC").toUpperCase().replace(/[\s\p{Pd}_]/gu, "");
  const [, region = "", day = "", count = "", check = ""] = /^GT([0-9OIL]{6})([0-9OIL]{8})([0-9OIL]{4,7})([0-9A-Z]{2})$/.exec(plain) ?? [];
  const digits = [region, day, count].map(likeDigits);
  if (region !== "" && checkOf(digits.join("")) === likeDigits(check)) return ["GT", ...digits, likeDigits(check)].join("-");
  context.addIssue(region === "" ? "简报编号形如 GT-532300-20210209-0042-MK，请照简报上的编号输入" : "简报编号有误，校验不符，请核对后再输入");
  return z.NEVER;
});

function likeDigits(text: string): string {
  return text.replaceAll("O", "0").replace(/[IL]/g, "1");
}
