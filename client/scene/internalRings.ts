/** People who move within one region: an open ring with an arrowhead, its gap turned to the side with the fewest flows. */
import { arrowhead } from "./arrowheads.ts";
import type { BusScale } from "./busScale.ts";
import type { Mark } from "./marks.ts";
import type { Place } from "./places.ts";
import { arc, towards, turn } from "./plane.ts";

const gap = 1.25;

/** Marks of one ring. `ports` are the bearings at which flows meet the place. */
export function internalRing(place: Place, ports: readonly number[], scale: BusScale, opacity: number): Mark[] {
  const { internal, at, node } = place;
  if (!internal) return [];
  const subject = { kind: "internal", region: node.code } as const;
  const style = place.pinned ? scale.strongest : scale.styleOf(internal.people);
  const open = quietestSide(ports);
  const headWidth = internal.width * 0.72;
  // The head covers the last part of the ring: its tip points along the tangent into the gap.
  const headAngle = (6.5 + 1.55 * headWidth) / internal.radius;
  const sweep = Math.PI * 2 - gap - headAngle * 0.72;
  const end = open - gap / 2;
  const tip = towards(at, end, internal.radius);
  return [
    {
      kind: "path", layer: "ring", key: `internal:${node.code}`, subject, people: internal.people,
      points: arc(at, internal.radius, open + gap / 2, sweep), width: internal.width, colour: style.colour, opacity,
    },
    {
      kind: "polygon", layer: "ring", key: `internalHead:${node.code}`, subject, fill: style.colour, opacity,
      rings: [arrowhead(tip, end + Math.PI / 2 - headAngle * 0.42, headWidth)],
    },
  ];
}

/** The bearing that is farthest from every flow; upwards when there is none. */
export function quietestSide(ports: readonly number[]): number {
  const start = -Math.PI / 2;
  let best = start;
  let widest = -1;
  for (let step = 0; step < 24; step += 1) {
    const angle = start + (step * Math.PI) / 12;
    const nearest = ports.reduce((least, port) => Math.min(least, Math.abs(turn(port, angle))), Math.PI);
    if (nearest > widest + 1e-6) [widest, best] = [nearest, angle];
  }
  return best;
}
