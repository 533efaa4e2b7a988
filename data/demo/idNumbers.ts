/**
 * ID numbers that pass every check and belong to nobody: their sequence digits are 000, which are not issued (sequences begin at
 * 001). They therefore say nothing about the sex. Each is used once; a county whose birth dates are used up goes on with the codes of
 * other Yunnan counties, as people keep the code of where they were first registered.
 */
const msPerDay = 86_400_000;
const firstBirth = Date.UTC(1959, 0, 1);
const birthDays = 16_061; // to the end of 2002
/** Coprime with the number of days: every date comes once before any comes twice. */
const stride = 6_473;
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

export interface IdNumbers {
  next(county: string): string;
}

export function createIdNumbers(spareCounties: readonly string[]): IdNumbers {
  const used = new Map<string, number>();
  let spare = 0;
  const take = (code: string): string | null => {
    const count = used.get(code) ?? 0;
    if (count === birthDays) return null;
    used.set(code, count + 1);
    const birth = new Date(firstBirth + ((count * stride) % birthDays) * msPerDay).toISOString().slice(0, 10).replaceAll("-", "");
    return withChecksum(`${code}${birth}000`);
  };
  return {
    next(county) {
      for (let id = take(county); ; id = take(spareCounties[spare] ?? refuse())) {
        if (id !== null) return id;
        if (used.get(spareCounties[spare] ?? "") === birthDays) spare += 1;
      }
    },
  };
}

/** ISO 7064 MOD 11-2, as GB 11643 uses it. */
export function withChecksum(seventeen: string): string {
  const sum = weights.reduce((total, weight, place) => total + weight * Number(seventeen[place]), 0);
  return seventeen + "10X98765432"[sum % 11];
}

function refuse(): never {
  throw new Error("more workers than synthetic ID numbers: at most about two million");
}
