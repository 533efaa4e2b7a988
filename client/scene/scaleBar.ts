/** A scale bar is right at one latitude only: it says which. */
import type { PlaneProjection } from "./projections.ts";

export interface ScaleBar {
  kilometres: number;
  /** Pixels of that distance, east–west, at the latitude. */
  width: number;
  latitude: number;
}

/** Mean radius of the earth in kilometres (IUGG). */
const earthRadius = 6371.0088;
const degree = Math.PI / 180;
const roundSteps = [1, 2, 5];

/** The longest round distance that fits into `longest` pixels around the place. */
export function scaleBar(project: PlaneProjection["project"], lon: number, lat: number, longest: number): ScaleBar {
  const perKilometre = pixelsPerKilometre(project, lon, lat);
  let kilometres = 0;
  for (let power = -3; power <= 4; power += 1) {
    for (const step of roundSteps) {
      const candidate = step * 10 ** power;
      if (candidate * perKilometre <= longest) kilometres = candidate;
    }
  }
  if (kilometres === 0) throw new Error(`no round distance fits into ${longest} px at ${perKilometre} px a kilometre`);
  return { kilometres, width: kilometres * perKilometre, latitude: lat };
}

function pixelsPerKilometre(project: PlaneProjection["project"], lon: number, lat: number): number {
  const half = 0.05;
  const [west, east] = [project(lon - half, lat), project(lon + half, lat)];
  const kilometres = 2 * half * degree * earthRadius * Math.cos(lat * degree);
  return Math.hypot(east[0] - west[0], east[1] - west[1]) / kilometres;
}
