import { describe, expect, it } from "vitest";
import type { PlanAnswer } from "../../../client/stores/useCharters.ts";
import { daysSideBySide, leavingByDate } from "../../../client/scene/planDays.ts";

type Planned = Pick<PlanAnswer, "plan" | "problem">;

/** A coach on each of the days, two groups on board of it, and three people left out who could have left on 21 February. */
function planned(firstDate: string, days: number, leaving: number[]): Planned {
  const group = (groupId: string) => ({ groupId, homeCode: "532301101", homeName: "", workCode: "4419", workName: "", people: 9, wheelchairs: 0, firstDate: "2021-02-21", lastDate: "2021-02-22", travelGroup: null });
  const trip = (day: number) => ({ id: `t${day}`, fleet: "f", day, stops: [], passengers: [{ group: "a", people: 4 }, { group: "b", people: 2 }], drivers: 1, holdDays: 1 });
  return {
    plan: { format: "guitu-charter-plan/1", problem: "", cost: 0, trips: leaving.map(trip), trains: [], blockSeats: [], unserved: [{ group: "a", people: 3 }] },
    problem: { places: [], firstDate, days, groups: [group("a"), group("b")], fleets: [], vehicleTypes: [], trains: [] },
  };
}

describe("the days of a plan", () => {
  it("count who leaves by date, and who is left out by the first day of the window", () => {
    expect([...leavingByDate(planned("2021-02-20", 3, [0, 2]))].sort()).toEqual([["2021-02-20", { people: 6, unserved: 0 }], ["2021-02-21", { people: 0, unserved: 3 }], ["2021-02-22", { people: 6, unserved: 0 }]]);
  });

  it("are the same dates for two plans side by side, and nobody is lost", () => {
    const plans = [planned("2021-02-20", 2, [0, 1]), planned("2021-02-21", 3, [2])];
    const [one, other] = daysSideBySide(plans);
    expect(one?.map(({ date }) => date)).toEqual(["2021-02-20", "2021-02-21", "2021-02-22", "2021-02-23"]);
    expect(other?.map(({ date }) => date)).toEqual(one?.map(({ date }) => date));
    expect([one, other].map((days) => days?.reduce((sum, { people, unserved }) => sum + people + unserved, 0))).toEqual([15, 9]);
  });
});
