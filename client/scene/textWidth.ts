/** How wide a text will be, without a font at hand: advances of Source Han Sans in shares of the size. */

const wide = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{20000}-\u{3ffff}]/u;

export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const letter of text) width += advance(letter);
  return width * size;
}

/** In a heavier face: its narrow letters are wider. */
export function heavyWidth(text: string, size: number, weight: 400 | 500 | 700): number {
  let width = 0;
  for (const letter of text) width += advance(letter) * (wide.test(letter) ? 1 : wider[weight]);
  return width * size;
}
const wider = { 400: 1.02, 500: 1.05, 700: 1.1 } as const;

function advance(letter: string): number {
  if (wide.test(letter)) return 1;
  if (/[0-9]/.test(letter)) return 0.555;
  if (/[ ,.:;'!|]/.test(letter)) return letter === " " ? 0.225 : 0.28;
  if (/[mwMW%]/.test(letter)) return 0.88;
  if (/[A-Z]/.test(letter)) return 0.62;
  if (/[filjtr()]/.test(letter)) return 0.34;
  return 0.555;
}
