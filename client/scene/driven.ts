/** Hours of every night in which no coach is on the road; minutes of the day. */
export interface Ban {
  from: number;
  to: number;
}

export const dayMinutes = 1440;

/** The stretches of [from, to] outside the ban; all in minutes from one midnight. */
export function driven(from: number, to: number, ban: Ban | null): [from: number, to: number][] {
  if (!ban || ban.from >= ban.to) return [[from, to]];
  const parts: [number, number][] = [];
  let at = from;
  for (let day = Math.floor(from / dayMinutes); day * dayMinutes + ban.from < to; day += 1) {
    const [start, end] = [day * dayMinutes + ban.from, day * dayMinutes + ban.to];
    if (end <= at) continue;
    if (start > at) parts.push([at, start]);
    at = Math.max(at, end);
  }
  if (at < to) parts.push([at, to]);
  return parts;
}
