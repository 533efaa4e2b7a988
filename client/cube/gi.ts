/**
 * Getis-Ord Gi* (Ord & Getis 1995, Geographical Analysis 27(4), equation 8) with binary weights: 1 within the distance band and for
 * the place itself, else 0.
 */

export interface Spot {
  lon: number;
  lat: number;
}

/** For every spot the indices of the spots within the band, itself included. */
export function neighbourhoods(spots: readonly Spot[], bandKm: number): number[][] {
  return spots.map((spot) => spots.flatMap((other, index) => (distanceKm(spot, other) <= bandKm ? [index] : [])));
}

/** z-score of every value; 0 everywhere when all values are equal, and where the neighbourhood is everybody. */
export function giStar(values: readonly number[], neighbours: readonly (readonly number[])[]): number[] {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const deviation = Math.sqrt(Math.max(0, values.reduce((sum, value) => sum + value ** 2, 0) / n - mean ** 2));
  return neighbours.map((near) => {
    const sum = near.reduce((total, index) => total + values[index]!, 0);
    const spread = deviation * Math.sqrt((n * near.length - near.length ** 2) / (n - 1));
    return n < 2 || spread === 0 ? 0 : (sum - mean * near.length) / spread;
  });
}

/** One-sided p of a z-score (Abramowitz & Stegun 26.2.17, error below 7.5e-8). */
export function upperTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  const tail = density * t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z >= 0 ? tail : 1 - tail;
}

const degree = Math.PI / 180;

/** Great-circle distance on a sphere of 6,371 km. */
export function distanceKm(a: { lon: number; lat: number }, b: { lon: number; lat: number }): number {
  const h = Math.sin(((b.lat - a.lat) * degree) / 2) ** 2
    + Math.cos(a.lat * degree) * Math.cos(b.lat * degree) * Math.sin(((b.lon - a.lon) * degree) / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(h)));
}
