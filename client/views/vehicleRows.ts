/** Which vehicle drives which trips. A plan counts vehicles of one type and county; here each trip takes the first that is back. Pure. */
import { codeLength } from "../../server/vocabulary.ts";
import type { TripRow } from "../components/charterRows.ts";
import type { PlanAnswer } from "../stores/useCharters.ts";

export interface VehicleRow {
  key: string;
  /** Null for trains. */
  county: string | null;
  typeName: string;
  seats: number;
  /** From 1 within its county and type; a train has its run's number. */
  number: string;
  trips: readonly TripRow[];
}

export interface FleetUse {
  key: string;
  name: string;
  /** Vehicles that drive at all: as many as are out on the busiest day of each county. */
  used: number;
  /** Null: no limit. */
  available: number | null;
}

/** Trains first, then by county, type and number; trips in the order of their days. `trips` come by day. */
export function vehicleRows(trips: readonly TripRow[], { fleets, vehicleTypes }: Pick<PlanAnswer["problem"], "fleets" | "vehicleTypes">): VehicleRow[] {
  const trains = trips.filter(({ means }) => means === "rail").map((trip): VehicleRow => ({ key: trip.id, county: null, typeName: "", seats: 0, number: trip.number, trips: [trip] }));
  const types = new Map(vehicleTypes.map((type) => [type.id, type]));
  const coaches = [...fleets].sort((a, b) => (a.id < b.id ? -1 : 1)).flatMap((fleet) => sharedOut(trips.filter((trip) => trip.fleet === fleet.id)).map((own, index): VehicleRow => ({
    key: `${fleet.id}-${index + 1}`, county: fleet.county.slice(0, codeLength.county), typeName: types.get(fleet.vehicleType)?.name ?? fleet.vehicleType, seats: types.get(fleet.vehicleType)?.seats ?? 0, number: String(index + 1), trips: own,
  })));
  return [...trains, ...coaches];
}

/** Trips of one fleet, by day: each goes to the first vehicle that is back, so that no more are needed than are out on one day. */
function sharedOut(trips: readonly TripRow[]): TripRow[][] {
  const vehicles: TripRow[][] = [];
  for (const trip of trips) {
    const free = vehicles.find((own) => { const last = own.at(-1); return last !== undefined && last.day + last.holdDays <= trip.day; });
    if (free) free.push(trip);
    else vehicles.push([trip]);
  }
  return vehicles;
}

/** By seats; types that no county has are left out. */
export function fleetUse(rows: readonly VehicleRow[], { fleets, vehicleTypes }: Pick<PlanAnswer["problem"], "fleets" | "vehicleTypes">): FleetUse[] {
  return [...vehicleTypes].sort((a, b) => b.seats - a.seats || (a.id < b.id ? -1 : 1)).flatMap(({ id, name }) => {
    const own = fleets.filter(({ vehicleType }) => vehicleType === id);
    const counts = own.map(({ count }) => count);
    const used = rows.filter(({ key }) => own.some((fleet) => key.startsWith(`${fleet.id}-`))).length;
    return own.length === 0 ? [] : [{ key: id, name, used, available: counts.includes(null) ? null : counts.reduce<number>((sum, count) => sum + (count ?? 0), 0) }];
  });
}
