/** Thins a topology, so that neighbours keep sharing a line. */
import { quantize } from "topojson-client";
import { presimplify, quantile, simplify } from "topojson-simplify";
import type { Topology } from "topojson-specification";

/** A vertex with the area of its triangle, as presimplify leaves it. */
export type Weighted = [x: number, y: number, weight: number];

/** Keeps the share `keep` of all vertices, the most visible ones; `favour` multiplies a vertex's weight. Rings keep five corners: no island is lost. */
export function thin(full: Topology, keep: number, favour: (vertex: Weighted) => number, grid: number): Topology {
  const weighted = presimplify(full as never); // its types ask for properties that are never null
  const threshold = quantile(weighted as never, keep);
  for (const arc of (weighted as unknown as { arcs: Weighted[][] }).arcs) {
    for (const vertex of arc) vertex[2] *= favour(vertex);
    const [first] = arc;
    const last = arc[arc.length - 1];
    if (!first || !last || first[0] !== last[0] || first[1] !== last[1]) continue;
    for (const vertex of [...arc].sort((a, b) => b[2] - a[2]).slice(0, 5)) vertex[2] = Infinity;
  }
  return quantize(simplify(weighted as never, threshold) as never, grid);
}
