/** npm run export:gtfs -- --problem problem.json --plan plan.json --out feed.zip: the coaches of a plan as a GTFS feed. */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { strToU8, zipSync } from "fflate";
import { gtfsCsv, gtfsTables } from "./gtfs.ts";
import { parsePlan } from "./plan.ts";
import { readJson } from "./planFiles.ts";
import { parseProblem } from "./problem.ts";

try {
  const { values } = parseArgs({ options: { problem: { type: "string" }, plan: { type: "string" }, out: { type: "string" } } });
  if (!values.problem || !values.plan || !values.out) throw new Error("Usage: npm run export:gtfs -- --problem problem.json --plan plan.json --out feed.zip");
  const [problem, plan] = [parseProblem(readJson(values.problem)), parsePlan(readJson(values.plan))];
  if (!problem.firstDate) throw new Error(`${values.problem}: firstDate is missing; GTFS needs the date of day 0`);
  if (!problem.rules.driving) throw new Error(`${values.problem}: rules.driving is null; without it no trip has times`);
  const places = problem.places.map(({ id, name = id, lon, lat }) => {
    if (lon === undefined || lat === undefined) throw new Error(`${values.problem}: place "${id}" has no lon and lat`);
    return { id, name, lon, lat };
  });
  const at = new Map(places.map(({ id, lon, lat }) => [id, [lon, lat] as const]));
  const types = new Map(problem.fleets.map(({ id, vehicleType }) => [id, vehicleType]));
  const routes = plan.trips.map(({ id, stops }) => ({ tripId: id, line: stops.flatMap(({ place }) => { const point = at.get(place); return point ? [point] : []; }) }));
  const tables = gtfsTables({ plan, firstDate: problem.firstDate, places, routes, vehicleOf: (fleet) => types.get(fleet) ?? fleet, madeAt: `${problem.firstDate} ${plan.cost}` });
  writeFileSync(values.out, zipSync(Object.fromEntries(Object.entries(tables).map(([name, table]) => [`${name}.txt`, strToU8(gtfsCsv(table))]))));
  console.log(`${values.out}: ${tables["trips"]!.length - 1} of ${plan.trips.length} trips, ${tables["stops"]!.length - 1} stops${plan.trains.length > 0 ? `; ${plan.trains.length} trains are left out: the railway sets their times` : ""}`); // tables that gtfsTables always gives
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
