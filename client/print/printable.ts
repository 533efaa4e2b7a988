/** Own words as a sheet takes them. */

/** Without what no paper shows and what turns the letters around it: control characters but line ends, halves of a character, signs of direction. */
export function printable(text: string): string {
  return text.replace(/[\u202a-\u202e\u2066-\u2069]|\p{Cs}|(?![\r\n])\p{Cc}/gu, "");
}
