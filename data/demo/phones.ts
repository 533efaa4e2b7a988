/** Phone numbers that reach nobody. */
import type { Random } from "./random.ts";

/** 154 is not assigned to any public mobile network (MIIT numbering plan): such a number reaches nobody, and its form is right. */
export function inventedPhone(random: Random): string {
  return `154${String(random.whole(0, 99_999_999)).padStart(8, "0")}`;
}
