/** A picture in another measure: pixels of a scene to millimetres of a sheet. */
import type { Mark, Point } from "./marks.ts";

/** Every length and point times the factor. Dashes are cut before. */
export function scaledMarks(marks: readonly Mark[], factor: number): Mark[] {
  const moved = ([x, y]: Point): Point => [x * factor, y * factor];
  return marks.map((mark): Mark => {
    switch (mark.kind) {
      case "path": return { ...mark, points: mark.points.map(moved), width: mark.width * factor };
      case "polygon": return { ...mark, rings: mark.rings.map((ring) => ring.map(moved)) };
      case "circle": return { ...mark, centre: moved(mark.centre), radius: mark.radius * factor, ...(mark.strokeWidth === undefined ? {} : { strokeWidth: mark.strokeWidth * factor }) };
      case "text": return { ...mark, at: moved(mark.at), size: mark.size * factor, ...(mark.halo ? { halo: { ...mark.halo, width: mark.halo.width * factor } } : {}) };
    }
  });
}
