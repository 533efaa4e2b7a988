/** Where the coaches of a plan are at a moment: on their way along the corridors, as far as they have driven. */
import type { CharterInput, CharterVehicle } from "./charterInput.ts";
import { driven, type Ban } from "./driven.ts";
import type { Mark } from "./marks.ts";
import type { Theme } from "./theme.ts";

export interface MovingTrip {
  id: string;
  people: number;
  /** Minutes from the first midnight of the plan. */
  from: number;
  to: number;
  /** Longitude, latitude; from the first pick-up to the last drop. */
  line: readonly (readonly [number, number])[];
}

/** Trips under way at that minute. Where a coach is follows from the time it has driven: exact at both ends, evenly spread between them. */
export function vehiclesAt(trips: readonly MovingTrip[], minute: number, ban: Ban | null): CharterVehicle[] {
  return trips.flatMap(({ id, people, from, to, line }) => {
    if (minute < from || minute > to || line.length < 2) return [];
    const time = (until: number) => driven(from, until, ban).reduce((sum, [start, end]) => sum + end - start, 0);
    const all = time(to);
    const [lon, lat] = pointAlong(line, all === 0 ? 0 : time(minute) / all);
    return [{ id, people, lon, lat }];
  });
}

/** 2021-02-18T07:46:00+08:00 is minute 466 of its own day. */
export function clockMinute(moment: string): number {
  return Number(moment.slice(11, 13)) * 60 + Number(moment.slice(14, 16));
}

/** The point at a share of the line's length; degrees of longitude are shorter away from the equator. */
function pointAlong(line: readonly (readonly [number, number])[], share: number): readonly [number, number] {
  const legs = line.slice(1).map(([lon, lat], index) => {
    const [lonBefore, latBefore] = line[index] as readonly [number, number]; // one point before each
    return Math.hypot((lon - lonBefore) * Math.cos((lat * Math.PI) / 180), lat - latBefore);
  });
  let left = share * legs.reduce((sum, leg) => sum + leg, 0);
  for (const [index, leg] of legs.entries()) {
    const [a, b] = [line[index] as readonly [number, number], line[index + 1] as readonly [number, number]]; // both ends of the leg
    if (left <= leg && leg > 0) return [a[0] + (b[0] - a[0]) * (left / leg), a[1] + (b[1] - a[1]) * (left / leg)];
    left -= leg;
  }
  return line[line.length - 1] as readonly [number, number]; // a line has two points or more
}

/** A dot for each coach; fuller ones are larger. */
export function vehicleMarks({ vehicles = [], project }: CharterInput, theme: Theme): Mark[] {
  return vehicles.map(({ id, people, lon, lat }): Mark => (
    { kind: "circle", layer: "ring", key: `vehicle:${id}`, centre: project(lon, lat), radius: 2.5 + Math.sqrt(people) / 2.5, fill: theme.plan.selected, stroke: theme.land, strokeWidth: 1.5 }));
}
