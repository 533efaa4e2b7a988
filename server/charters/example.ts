/** The reference problem: real townships and cities, invented groups. The same size and seed give the same problem. */
import type { ProblemInput } from "./problem.ts";
import { createRandom, type Random } from "./random.ts";

export interface ExampleWorld {
  /** Home townships with the county they belong to. */
  townships: { code: string; name: string; county: string; lon: number; lat: number; weight: number }[];
  cities: { code: string; name: string; lon: number; lat: number; weight: number }[];
  stations: { code: string; name: string; lon: number; lat: number }[];
  /** Distances between all codes, in the order townships, cities, stations, county seats. */
  counties: { code: string; name: string; lon: number; lat: number }[];
  distanceKm: number[][];
  durationMinutes: number[][];
}

export const exampleDays = 20;
const firstDate = "2021-02-15";

/**
 * Groups of 1 to 60 people (mean about 6), half of them within a few days around the fifteenth of the first month; one wheelchair in about 300 people.
 * Prices are assumptions of the size that coach hire had in 2021; they stand in the file and are there to be edited.
 */
export function createExample(world: ExampleWorld, people: number, seed: number): ProblemInput {
  const random = createRandom(seed);
  const places = [...world.townships, ...world.cities, ...world.stations, ...world.counties];
  return {
    name: `${people} people, seed ${seed}`,
    firstDate,
    days: exampleDays,
    places: places.map(({ code, name, lon, lat }) => ({ id: code, name, lon, lat })),
    distanceKm: world.distanceKm,
    durationMinutes: world.durationMinutes,
    groups: createGroups(world, people, random),
    vehicleTypes: [
      { id: "coach37", seats: 37, wheelchairPlaces: 0, costPerDay: 1000, costPerKm: 3.9 },
      { id: "coach45", seats: 45, wheelchairPlaces: 1, costPerDay: 1200, costPerKm: 4.5 },
      { id: "coach55", seats: 55, wheelchairPlaces: 2, costPerDay: 1400, costPerKm: 5.1 },
    ],
    fleets: world.counties.flatMap((county) => createFleet(world, county.code, people)),
    trains: world.stations.length > 0 ? createTrains(world) : [],
    blockSeats: [],
    rules: {},
    costs: { unservedPerPerson: 1500, earlyPerPersonDay: 10, detourPerPersonKm: 0.1, secondDriverPerDay: 400, extraStop: 100 },
  };
}

function createGroups(world: ExampleWorld, people: number, random: Random): ProblemInput["groups"] {
  const groups: ProblemInput["groups"] = [];
  const pickHome = chooser(world.townships, random);
  const pickCity = chooser(world.cities, random);
  for (let left = people; left > 0; ) {
    const size = Math.min(left, groupSize(random));
    const middle = random() < 0.55 ? 11 + 4 * (random() + random() + random() - 1.5) : random() * exampleDays;
    const width = 1 + Math.floor(random() * 6);
    const firstDay = Math.max(0, Math.min(exampleDays - width, Math.round(middle - width / 2)));
    const lastDay = firstDay + width - 1;
    const households = householdsOf(size, random);
    groups.push({
      id: `g${groups.length + 1}`, from: pickHome().code, to: pickCity().code, people: size, firstDay, lastDay,
      preferredDay: firstDay + Math.floor(random() * width), households,
      wheelchairs: households.reduce((sum, home) => sum + home.wheelchairs, 0),
    });
    left -= size;
  }
  return groups;
}

/** Mostly a handful, now and then the workers of one employer. */
function groupSize(random: Random): number {
  const kind = random();
  if (kind < 0.835) return 1 + Math.floor(random() * random() * 9);
  if (kind < 0.975) return 8 + Math.floor(random() * 20);
  return 28 + Math.floor(random() * 33);
}

function householdsOf(size: number, random: Random): { people: number; wheelchairs: number }[] {
  const households: { people: number; wheelchairs: number }[] = [];
  for (let left = size; left > 0; ) {
    const people = Math.min(left, 1 + Math.floor(random() * random() * 5));
    households.push({ people, wheelchairs: random() < 0.006 ? 1 : 0 });
    left -= people;
  }
  return households;
}

/** Vehicles in proportion to the county's people: enough on most days, short around the peak. */
function createFleet(world: ExampleWorld, county: string, people: number): ProblemInput["fleets"] {
  const own = world.townships.filter((township) => township.county === county);
  const all = world.townships.reduce((sum, township) => sum + township.weight, 0);
  const share = (people * own.reduce((sum, township) => sum + township.weight, 0)) / all;
  const serves = own.map((township) => township.code);
  const count = (vehicles: number) => Math.max(1, Math.round((share / 4000) * vehicles));
  return [["coach37", 8], ["coach45", 14], ["coach55", 10]].map(([type, vehicles]) => (
    { id: `${county}-${type}`, vehicleType: String(type), count: count(Number(vehicles)), start: county, end: county, serves }));
}

/** Ordinary trains at about 0.13 yuan a seat and kilometre of road, every seat paid. */
function createTrains(world: ExampleWorld): ProblemInput["trains"] {
  const from = world.townships.length + world.cities.length;
  return world.stations.flatMap((station, stationIndex) => trainCities.flatMap((code) => {
    const city = world.cities.findIndex((candidate) => candidate.code === code);
    if (city < 0) return [];
    const km = world.distanceKm[from + stationIndex]?.[world.townships.length + city] ?? 0;
    return [{
      id: `${station.code}-${code}`, from: station.code, to: code, fixedCost: 20_000, costPerCoach: Math.round(118 * 0.13 * km),
      feederFrom: { costPerPersonKm: 0.5, maxKm: 200 }, feederTo: { costPerPersonKm: 0.5, maxKm: 120 },
    }];
  }));
}

/** Guangzhou, Shenzhen, Hangzhou, Shanghai, Suzhou, Ningbo, Quanzhou: where most of the workers go. */
const trainCities = ["4401", "4403", "3301", "3101", "3205", "3302", "3505"];

function chooser<T extends { weight: number }>(list: T[], random: Random): () => T {
  const total = list.reduce((sum, item) => sum + item.weight, 0);
  return () => {
    let point = random() * total;
    for (const item of list) {
      point -= item.weight;
      if (point < 0) return item;
    }
    return list[list.length - 1] as T; // rounding only
  };
}
