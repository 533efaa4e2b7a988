/** Phone numbers and emergency contacts as people write them: name and phone in two cells, or both in one ("王芳（妻子）13900000000"). Pure. */
import { isNothing } from "./cells.ts";

/** Without blanks, dashes, brackets and +86; several numbers stay parted by their signs. */
export function numberOf(text: string): string {
  return text.replace(/[\s\-—()（）]/g, "").replace(/^\+?86(?=1\d{10}$)/, "");
}

/** Long enough for a number of a town; blanks and dashes may stand inside. */
const numbersInText = /\+?\d(?:[\s\-—]?\d){6,}/g;

/** Numbers that stand beside the name come behind the one of the phone's own cell. */
export function readContact(name: string, phone: string): { contactName: string; contactPhone: string } {
  const own = numberOf(phone);
  const beside = /\d/.test(name) ? (name.match(numbersInText) ?? []).map(numberOf) : [];
  if (beside.length === 0) return { contactName: name, contactPhone: own };
  const numbers = [...new Set([...(isNothing(own) ? [] : [own]), ...beside])];
  return { contactName: name.replace(numbersInText, " ").replace(/[（(]\s*[)）]/g, "").replace(/^[\s:：、,，;；/]+|[\s:：、,，;；/]+$/g, ""), contactPhone: numbers.join("、") };
}
