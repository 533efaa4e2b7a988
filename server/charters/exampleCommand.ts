/** npm run plan:example -- --people 40000 --seed 1 [--out FILE]: writes the reference problem. */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { farCities, otherPrefectures, residents } from "../../data/demo/calibration.ts";
import { openCorridors, readCorridorPlaces } from "./corridorFiles.ts";
import { createExample, type ExampleWorld } from "./example.ts";

/** Smaller destinations, so that there are eighty: coach plans fail at the small ones. */
const smallCities: Record<string, number> = { "4405": 0.5, "4451": 0.3, "3509": 0.5, "3503": 0.5, "3308": 0.3, "3311": 0.3, "3212": 0.4, "3210": 0.4, "3707": 0.3, "5111": 0.4, "5203": 0.4, "4503": 0.4 };

const { values } = parseArgs({ options: { people: { type: "string", default: "40000" }, seed: { type: "string", default: "1" }, out: { type: "string" } } });
const problem = createExample(realWorld(), Number(values.people), Number(values.seed));
const file = values.out ?? `charters-${values.people}-${values.seed}.json`;
writeFileSync(file, JSON.stringify(problem));
console.log(`${file}: ${values.people} people in ${problem.groups.length} groups, ${problem.places.length} places, ${problem.fleets.length} fleets, ${problem.trains?.length ?? 0} trains`);

/** Chuxiong's 103 townships by residents of their county; 80 cities by the demo's shares; one railway station. */
export function realWorld(): ExampleWorld {
  const places = new Map(readCorridorPlaces().map((place) => [place.code, place]));
  const place = (code: string) => {
    const found = places.get(code);
    if (!found || found.lon === null || found.lat === null) throw new Error(`no position of ${code} in data/geography/regions.csv`);
    return { code, name: found.name, lon: found.lon, lat: found.lat };
  };
  const codes = [...places.keys()].filter((code) => /^5323\d{5}$/.test(code)).sort();
  const townships = codes.map((code) => {
    const county = code.slice(0, 6);
    const siblings = codes.filter((other) => other.startsWith(county)).length;
    return { ...place(code), county, weight: (residents[county] ?? 0) / siblings };
  });
  const cities = [...Object.entries(farCities), ...Object.entries(smallCities), ...Object.entries(otherPrefectures)].map(([code, weight]) => ({ ...place(code), weight }));
  const stations = [place("5301")];
  const counties = Object.keys(residents).map(place);
  const all = [...townships, ...cities, ...stations, ...counties].map(({ code }) => code);
  const table = openCorridors().tableRoad(all, all);
  const rounded = (matrix: number[][]) => matrix.map((row) => row.map((value) => Math.round(value * 10) / 10));
  return { townships, cities, stations, counties, distanceKm: rounded(table.distanceKm), durationMinutes: rounded(table.minutes) };
}
