/** What trips over a sequence of drops cost at least before anybody gets on, whatever the tour: in flat arrays, because the pricing asks for all of them again and again. */
import type { DropSequence, PickupTour } from "./boundTours.ts";
import type { Base, FleetEntry, Instance } from "./instance.ts";
import type { DrivingRules } from "./problem.ts";
import { drive, driversFor, startClock } from "./roadRules.ts";
import type { Course } from "./routes.ts";

export interface Floors {
  /** Fewest days that a trip over each sequence holds its vehicle. */
  holdDays: Uint8Array;
  /** The same from each gate, sequence × gates + gate. */
  gateHoldDays: Uint8Array;
  byFleet: Map<FleetEntry, FleetFloors>;
}

export interface FleetFloors {
  /** Yuan by sequence, on the shortest tour. */
  yuan: Float64Array;
  /** Yuan by sequence × gates + gate, from the gate on, and by sequence the least of them; Infinity where rules forbid it. */
  fromGate: Float64Array;
  fromAnyGate: Float64Array;
}

type Crew = Pick<Course, "holdDays" | "drivers">;

/** `approachKm` by gate: the shortest tour that ends there. */
export function listFloors(instance: Instance, base: Base, gates: readonly number[], tours: readonly PickupTour[], sequences: readonly DropSequence[], approachKm: Float64Array): Floors {
  const floors: Floors = { holdDays: new Uint8Array(sequences.length).fill(255), gateHoldDays: new Uint8Array(sequences.length * gates.length).fill(255), byFleet: new Map() };
  for (const fleet of base.fleets) {
    floors.byFleet.set(fleet, { yuan: new Float64Array(sequences.length).fill(Infinity), fromGate: new Float64Array(sequences.length * gates.length).fill(Infinity), fromAnyGate: new Float64Array(sequences.length).fill(Infinity) });
  }
  const crewsOf = leastCrews(instance, base, gates, tours);
  for (const sequence of sequences) {
    for (let gate = 0; gate < gates.length; gate++) {
      if (sequence.km[gate] !== Infinity) lay(floors, instance, sequence, gate, gates.length, crewsOf(gate, sequence), approachKm[gate] as number);
    }
  }
  return floors;
}

function lay({ holdDays, gateHoldDays, byFleet }: Floors, { problem: { costs } }: Instance, { index, places, km }: DropSequence, gate: number, gates: number, crews: readonly Crew[], approachKm: number): void {
  const at = index * gates + gate;
  for (const { holdDays: days, drivers } of crews) {
    const held = Math.min(255, days);
    gateHoldDays[at] = Math.min(gateHoldDays[at] as number, held);
    holdDays[index] = Math.min(holdDays[index] as number, held);
    for (const [fleet, { yuan, fromGate, fromAnyGate }] of byFleet) {
      const cost = fleet.fixedCost + (fleet.costPerDay + costs.secondDriverPerDay * (drivers - 1)) * days + fleet.costPerKm * (km[gate] as number) + costs.extraStop * (places.length - 1);
      fromGate[at] = Math.min(fromGate[at] as number, cost);
      fromAnyGate[index] = Math.min(fromAnyGate[index] as number, cost);
      yuan[index] = Math.min(yuan[index] as number, cost + fleet.costPerKm * approachKm);
    }
  }
}

/** Days and drivers from a gate over a sequence, one of which no trip can go below; none where a rule forbids all. */
function leastCrews({ problem: { rules: { driving } }, minutes, size }: Instance, base: Base, gates: readonly number[], tours: readonly PickupTour[]): (gate: number, sequence: DropSequence) => Crew[] {
  if (!driving) return () => [{ holdDays: 1, drivers: 1 }];
  const approaches = gates.map((_, gate) => tours.filter((tour) => tour.gate === gate).map((tour) => tour.minutes));
  return (gate, { places }) => {
    const stops = [gates[gate] as number, ...places];
    const legs = places.map((place, index) => minutes[(stops[index] as number) * size + place] as number);
    const back = base.end < 0 ? null : (minutes[(places[places.length - 1] as number) * size + base.end] as number); // a sequence has a place
    const approach = approaches[gate] as number[];
    return crewsWithin(driving, legs, Math.min(...approach), Math.max(...approach), back);
  };
}

/** With each number of drivers that an approach between the least and the most minutes may need: the days that the shortest of them takes. */
function crewsWithin(driving: DrivingRules, legs: readonly number[], least: number, most: number, back: number | null): Crew[] {
  const out = legs.reduce((sum, leg) => sum + leg, 0);
  const crews: Crew[] = [];
  for (let drivers = driversFor(least + out, driving); drivers <= driversFor(most + out, driving); drivers++) {
    const clock = startClock(driving);
    for (const leg of [least, ...legs]) {
      drive(clock, leg, drivers, driving);
      clock.minute += driving.stopMinutes;
    }
    if (back !== null) {
      clock.minute += driving.turnaroundMinutes;
      drive(clock, back, drivers, driving);
    }
    const holdDays = Math.floor((clock.minute - 1e-6) / 1440) + 1;
    if (driving.maxHoldDays === null || holdDays <= driving.maxHoldDays) crews.push({ holdDays, drivers });
  }
  return crews;
}
