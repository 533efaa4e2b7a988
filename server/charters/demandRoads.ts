/** Whether a coach can drive from a township to a workplace at all, or a train from town to town. The corridor network is opened at the first question and kept: it does not change while the server runs. */
import { readCorridorPlaces, readCorridorRows } from "./corridorFiles.ts";
import { createCorridors, NoRouteError, type Corridors } from "./corridors.ts";

interface Roads {
  corridors: Corridors;
  known: Set<string>;
}

let opened: Roads | undefined;

export function reaches(homeCode: string, workCode: string): boolean {
  opened ??= openRoads();
  const { corridors, known } = opened;
  return known.has(homeCode) && known.has(workCode) && isThere(() => corridors.routeRoad(homeCode, workCode));
}

/** Charter trains keep to the ordinary railways. */
export function reachesByRail(from: string, to: string): boolean {
  opened ??= openRoads();
  const { corridors, known } = opened;
  return known.has(from) && known.has(to) && isThere(() => corridors.routeRail(from, to, "ordinary"));
}

/** The network itself. */
export function openedCorridors(): Corridors {
  opened ??= openRoads();
  return opened.corridors;
}

function isThere(route: () => unknown): boolean {
  try {
    route();
    return true;
  } catch (error) {
    if (error instanceof NoRouteError) return false;
    throw error;
  }
}

function openRoads(): Roads {
  const places = readCorridorPlaces();
  return { corridors: createCorridors(readCorridorRows(), places), known: new Set(places.map(({ code }) => code)) };
}
