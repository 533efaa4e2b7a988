/** The camera that shows some bounds in a window. Pure. */
import { webMercator } from "../scene/projections.ts";
import type { Bounds, MapCamera, Padding } from "./camera.ts";

export function fitCamera([west, south, east, north]: Bounds, size: { width: number; height: number }, { top, right, bottom, left }: Padding): MapCamera {
  const [w, n] = webMercator(0).project(west, north);
  const [e, s] = webMercator(0).project(east, south);
  const zoom = Math.log2(Math.min((size.width - left - right) / (e - w), (size.height - top - bottom) / (s - n)));
  const [lon, lat] = webMercator(zoom).unproject([((w + e) / 2) * 2 ** zoom + (right - left) / 2, ((n + s) / 2) * 2 ** zoom + (bottom - top) / 2]);
  return { lon, lat, zoom };
}
