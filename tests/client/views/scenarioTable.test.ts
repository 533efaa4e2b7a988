import { describe, expect, it } from "vitest";
import type { Parameter, PlanSummary, Scenario } from "../../../client/stores/useCharters.ts";
import { differingParameters, scenarioColumns } from "../../../client/views/scenarioTable.ts";

const parameter = (key: Parameter["key"]): Parameter => ({ key, part: "rules", unit: "percent", default: 100, min: 0, max: 100, whole: true, nullable: true, source: "loadCap2021" });
const edits = { excluded: ["g1"], parted: [], wheelchairs: [], priorities: [{ groupId: "g2", priority: 3 }], added: [] };
const scenario = (id: string, loadCapPercent: number, count: number | null): Scenario => ({
  id, name: id, builtIn: false, changedAt: null, vehicleTypes: [], trains: [], demandEdits: edits, fleets: [{ county: "532301", vehicleType: "coach45", count }, { county: "532322", vehicleType: "coach45", count: 4 }],
  parameters: { loadCapPercent, maxPickups: 4 } as Scenario["parameters"], // the two that the table is asked for
});
const plan = (id: string, scenarioId: string) => ({ id, scenarioId } as PlanSummary); // only these two are read

describe("scenarios side by side", () => {
  it("show the parameters in which they differ, in the order of the columns", () => {
    expect(differingParameters([scenario("a", 100, 2), scenario("b", 50, 2)], [parameter("loadCapPercent"), parameter("maxPickups")])).toEqual([{ key: "loadCapPercent", unit: "percent", values: [100, 50] }]);
  });

  it("count vehicles and changes by hand, and take the newest plan of each", () => {
    const columns = scenarioColumns([scenario("a", 100, 2), scenario("b", 50, null)], [plan("new", "a"), plan("old", "a")]);
    expect(columns.map(({ vehicles, edits: changes, plan: newest }) => [vehicles, changes, newest?.id ?? null])).toEqual([[6, 2, "new"], [null, 2, null]]);
  });
});
