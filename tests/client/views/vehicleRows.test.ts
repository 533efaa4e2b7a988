import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TripRow } from "../../../client/components/charterRows.ts";
import { fleetUse, vehicleRows } from "../../../client/views/vehicleRows.ts";

const trip = (id: string, fleet: string | null, day: number, holdDays: number): TripRow => ({
  id, number: id, means: fleet === null ? "rail" : "coach", vehicle: "", coaches: 0, fleet, day, from: [], to: [], works: [], people: 30, seats: 45, drivers: 2, holdDays, departMinute: 480, arriveMinute: 1800, km: 1, cost: 1, stops: [], passengers: [],
});
const problem = { fleets: [{ id: "532301-coach45", county: "532301", vehicleType: "coach45", count: 3 }, { id: "532301-coach55", county: "532301", vehicleType: "coach55", count: null }], vehicleTypes: [{ id: "coach45", name: "45 座客车", seats: 45, wheelchairPlaces: 1 }, { id: "coach55", name: "55 座客车", seats: 55, wheelchairPlaces: 2 }] };

describe("vehicles and their trips", () => {
  it("gives a trip on the day after the way back to the same vehicle, and one on that day to another", () => {
    const rows = vehicleRows([trip("r1", null, 0, 1), trip("t1", "532301-coach45", 0, 3), trip("t2", "532301-coach45", 2, 3), trip("t3", "532301-coach45", 3, 3)], problem);
    expect(rows.map(({ key, trips }) => [key, trips.map(({ id }) => id)])).toEqual([["r1", ["r1"]], ["532301-coach45-1", ["t1", "t3"]], ["532301-coach45-2", ["t2"]]]);
    expect(fleetUse(rows, problem)).toEqual([{ key: "coach55", name: "55 座客车", used: 0, available: null }, { key: "coach45", name: "45 座客车", used: 2, available: 3 }]);
  });

  it("needs as many vehicles as are out on the busiest day, and forgets no trip", () => {
    fc.assert(fc.property(fc.array(fc.record({ day: fc.nat(12), hold: fc.integer({ min: 1, max: 5 }) }), { maxLength: 40 }), (list) => {
      const trips = list.map(({ day, hold }, index) => trip(`t${index}`, "532301-coach45", day, hold)).sort((a, b) => a.day - b.day);
      const rows = vehicleRows(trips, problem);
      const busiest = Math.max(0, ...Array.from({ length: 20 }, (_, day) => trips.filter((one) => one.day <= day && day < one.day + one.holdDays).length));
      expect(rows).toHaveLength(busiest);
      expect(rows.flatMap(({ trips: own }) => own.map(({ id }) => id)).sort()).toEqual(trips.map(({ id }) => id).sort());
      for (const { trips: own } of rows) own.forEach((one, index) => { if (index > 0) expect(one.day).toBeGreaterThanOrEqual((own[index - 1]?.day ?? 0) + (own[index - 1]?.holdDays ?? 0)); });
    }));
  });
});
