/** Whether a coach can drive from a township to a workplace at all. The corridor network is opened at the first question and kept: it does not change while the server runs. */
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
  if (!known.has(homeCode) || !known.has(workCode)) return false;
  try {
    corridors.routeRoad(homeCode, workCode);
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
