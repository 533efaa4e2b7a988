/** Chance with a seed: the same seed gives the same ledger on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Whether something of this probability happens. */
  happens(probability: number): boolean;
  /** Whole number from low to high, both included. */
  whole(low: number, high: number): number;
  pick<One>(list: readonly One[]): One;
  /** A key in proportion to its weight. */
  weighted<Key extends string>(weights: Readonly<Record<Key, number>>): Key;
  /** Normal with mean and standard deviation (Box–Muller). */
  normal(mean: number, deviation: number): number;
}

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state are enough for a demo. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next, whole,
    happens: (probability) => next() < probability,
    pick: (list) => {
      if (list.length === 0) throw new Error("nothing to pick from");
      return list[whole(0, list.length - 1)]!; // inside the list
    },
    weighted: (weights) => {
      const entries = Object.entries(weights) as [keyof typeof weights, number][]; // keys of the record
      let rest = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) if ((rest -= weight) < 0) return key;
      return entries.at(-1)![0]; // rounding at the very end
    },
    normal: (mean, deviation) => mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}
