/**
 * Ports on a node's ring: each flow gets an arc as wide as its head or shaft and stays as near to its own bearing as the
 * others let it, so that heads do not pile up at a hub. Pool-adjacent-violators on the circle, cut at its widest gap.
 */
export interface Port {
  key: string;
  /** Radians, the bearing that the flow would take alone. */
  bearing: number;
  /** Pixels of the ring that it needs. */
  width: number;
}

const fullCircle = Math.PI * 2;

/** Bearings by key. When the ring is too short for all, every arc shrinks by the same factor. */
export function spreadPorts(ports: readonly Port[], radius: number): Map<string, number> {
  if (ports.length === 0) return new Map();
  const sorted = cutAtWidestGap(ports);
  const needed = sorted.reduce((sum, port) => sum + port.width, 0) / radius;
  const shrink = Math.min(1, (fullCircle * 0.94) / needed);
  const arcs = sorted.map((port) => (port.width / radius) * shrink);
  const offsets: number[] = [0];
  for (let index = 1; index < arcs.length; index += 1) offsets.push(offsets[index - 1]! + (arcs[index - 1]! + arcs[index]!) / 2);
  const free = nonDecreasing(sorted.map((port, index) => port.bearing - offsets[index]!));
  return new Map(sorted.map((port, index) => [port.key, free[index]! + offsets[index]!]));
}

/** Sorted by bearing (ties by key) and unrolled, so that the widest gap lies between the last and the first. */
function cutAtWidestGap(ports: readonly Port[]): Port[] {
  const around = ports
    .map((port) => ({ ...port, bearing: ((port.bearing % fullCircle) + fullCircle) % fullCircle }))
    .sort((a, b) => a.bearing - b.bearing || (a.key < b.key ? -1 : 1));
  let widest = -1;
  let first = 0;
  around.forEach((port, index) => {
    const before = around[(index + around.length - 1) % around.length]!;
    const gap = index === 0 ? port.bearing + fullCircle - before.bearing : port.bearing - before.bearing;
    if (gap > widest) [widest, first] = [gap, index];
  });
  return [...around.slice(first), ...around.slice(0, first).map((port) => ({ ...port, bearing: port.bearing + fullCircle }))];
}

/** The nearest non-decreasing sequence (least squares). */
function nonDecreasing(values: readonly number[]): number[] {
  const blocks: { mean: number; count: number }[] = [];
  for (const value of values) {
    let block = { mean: value, count: 1 };
    for (let last = blocks.at(-1); last && last.mean > block.mean; last = blocks.at(-1)) {
      blocks.pop();
      const count = last.count + block.count;
      block = { mean: (last.mean * last.count + block.mean * block.count) / count, count };
    }
    blocks.push(block);
  }
  return blocks.flatMap(({ mean, count }) => Array.from({ length: count }, () => mean));
}
