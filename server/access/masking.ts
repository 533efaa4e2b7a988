/** Personal values as people may see them in lists and findings: enough to recognise one's own row, too little to learn it. */

/** 李晓明 → 李*明, 李明 → 李*, 欧阳晓明 → 欧**明. */
export function maskName(name: string): string {
  const letters = [...name.trim()];
  if (letters.length <= 1) return letters.length === 0 ? "" : "*";
  if (letters.length === 2) return `${letters[0]}*`;
  return `${letters[0]}${"*".repeat(letters.length - 2)}${letters.at(-1)}`;
}

/** 532301199001011234 → 5323**********1234. */
export function maskIdNumber(idNumber: string): string {
  return keepEnds(idNumber, 4, 4);
}

/** 13812341234 → 138****1234. */
export function maskPhone(phone: string): string {
  return keepEnds(phone, 3, 4);
}

/** Any text: runs of digits long enough for a phone or an ID number (separators inside allowed, full-width digits too) lose their middle; dates stay. */
export function maskNumbers(text: string): string {
  return text.replace(dateOrLongNumber, (run, date: string | undefined) => {
    if (date !== undefined) return date;
    const digits = run.replace(/[\s\-－—]/gu, "");
    return digits.length >= 14 ? maskIdNumber(digits) : maskPhone(digits);
  });
}
const dateOrLongNumber = /((?<!\d)[12]\d{3}-\d{1,2}-\d{1,2}(?!\d))|[0-9０-９](?:[\s\-－—]?[0-9０-９]){6,}(?:[\s\-－—]?[XxＸｘ])?/gu;

function keepEnds(text: string, first: number, last: number): string {
  const letters = [...text];
  if (letters.length <= first + last) return letters.length < 3 ? "*".repeat(letters.length) : `${letters[0]}${"*".repeat(letters.length - 2)}${letters.at(-1)}`;
  return `${letters.slice(0, first).join("")}${"*".repeat(letters.length - first - last)}${letters.slice(-last).join("")}`;
}
