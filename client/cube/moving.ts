/** Who moves to, from or within a region, from the counts by place. */
import type { CubeAnswer, MovingCount } from "./answer.ts";

/** Everybody whose home or workplace lies in the region, nobody twice; workplaces coarser than the region are not in it. */
export function movingAt({ moving }: Pick<CubeAnswer, "moving">, code: string): number {
  const inside = (places: readonly MovingCount[]) => places.reduce((sum, place) => sum + (isIn(place.code, code) ? place.people : 0), 0);
  return inside(moving.homes) + inside(moving.works) - moving.within.reduce((sum, place) => sum + (place.code === code ? place.people : 0), 0);
}

function isIn(code: string, region: string): boolean {
  return code !== "" && code.startsWith(region);
}
