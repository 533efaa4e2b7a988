/** Plan + people of the ledger → a manifest for each run. Passengers on all manifests = people whom the plan serves. */
import type { Manifest, ManifestPassenger, Passenger, RunKind } from "./manifest.ts";
import { allotPeople, seatNames, type Place, type Vehicle } from "./manifestSeats.ts";
import { legsOf, stopsOf } from "./manifestStops.ts";
import type { Passengers, Plan } from "./plan.ts";
import type { Problem } from "./problem.ts";
import type { Crew } from "./tripEvents.ts";

export interface ManifestSources {
  plan: Plan;
  problem: Problem;
  /** Names of the vehicle types. */
  vehicleTypes: { id: string; name: string }[];
  /** Short names of places and counties by code. */
  shortNames: ReadonlyMap<string, string>;
  travelGroups: ReadonlyMap<string, string | null>;
  /** People of each group by household (traceDemand). */
  membersOf: ReadonlyMap<string, string[][]>;
  /** What is shown of each worker; those who are not in it are missing from the ledger. */
  people: ReadonlyMap<string, Passenger>;
  /** Whether people of this home may be seen. */
  sees: (homeCode: string) => boolean;
  /** Of the runs that have one. */
  crews: ReadonlyMap<string, Crew | null>;
}

/** Who of the ledger is on these runs; null for all. */
export function workersOn({ plan, problem, membersOf }: Pick<ManifestSources, "plan" | "problem" | "membersOf">, runIds: ReadonlySet<string> | null): string[] {
  const places = allotPeople(plan, problem.groups, membersOf);
  return [...plan.trips, ...plan.trains, ...plan.blockSeats].filter(({ id }) => runIds === null || runIds.has(id))
    .flatMap(({ passengers }) => passengers.flatMap((entry) => places.get(entry) ?? [])).filter((worker) => worker !== null);
}

/** Coaches, trains, block seats, each in the order of the plan. */
export function manifestsOf(sources: ManifestSources, runIds: ReadonlySet<string> | null): Manifest[] {
  const { plan, problem } = sources;
  const places = allotPeople(plan, problem.groups, sources.membersOf);
  const legs = legsOf(problem);
  const wanted = <Run extends { id: string }>(runs: readonly Run[]) => runs.filter(({ id }) => runIds === null || runIds.has(id));
  const on = (run: Run, coaches: { vehicle: Vehicle; name: string }) => boarded(sources, places, run, coaches);
  return [
    ...wanted(plan.trips).map((trip): Manifest => {
      const vehicle = coachOf(sources, trip.fleet);
      const stops = stopsOf(problem, trip, legs);
      const order = trip.stops.map(({ place }) => place);
      return {
        ...on({ ...trip, kind: "coach", from: order[0] ?? "", to: order.at(-1) ?? "", order }, vehicle),
        drivers: trip.drivers, leavesBase: problem.rules.driving?.departureMinute ?? null, stops, km: legs && stops.reduce((sum, { km }) => sum + (km ?? 0), 0),
      };
    }),
    ...wanted(plan.trains).map((train) => onRails(on({ ...train, kind: "train", ...endsOf(problem.trains, train.train) }, trainOf(problem, train.train, train.coaches)))),
    ...wanted(plan.blockSeats).map((block) => {
      const offer = problem.blockSeats.find(({ id }) => id === block.blockSeat);
      const quota = offer?.quota ?? 0;
      return onRails(on({ ...block, day: offer?.day ?? 0, kind: "blockSeat", ...endsOf(problem.blockSeats, block.blockSeat) }, { name: "列车定额座位", vehicle: { seatsPerCoach: quota, mostPerCoach: quota, coaches: null } }));
    }),
  ];
}

interface Run {
  id: string;
  kind: RunKind;
  day: number;
  passengers: Passengers[];
  /** Codes of the first and the last place; `order` is empty where everybody gets on and off there. */
  from: string;
  to: string;
  order: string[];
}

type Boarded = Omit<Manifest, "drivers" | "leavesBase" | "stops" | "km">;

function boarded(sources: ManifestSources, places: ReadonlyMap<Passengers, Place<string>[]>, run: Run, { vehicle, name }: { vehicle: Vehicle; name: string }): Boarded {
  const { problem, shortNames, crews } = sources;
  const passengers = passengersOf(sources, places, run, vehicle);
  const short = (code: string) => shortNames.get(code) ?? code;
  return {
    runId: run.id, kind: run.kind, number: run.id.replace(/^t/, "").replace(/^r/, "Z"), date: dateOf(problem.firstDate ?? "", run.day), from: short(run.from.slice(0, 6)), to: short(run.to),
    vehicle: name, seats: vehicle.seatsPerCoach * (vehicle.coaches ?? 1), mostPassengers: vehicle.mostPerCoach * (vehicle.coaches ?? 1), crew: crews.get(run.id) ?? null,
    wheelchairs: run.passengers.reduce((sum, entry) => sum + wheelchairsOf(problem, entry), 0), passengers,
  };
}

/** A group with wheelchairs that is parted names its households. */
function wheelchairsOf({ groups }: Problem, { group: id, households }: Passengers): number {
  const group = groups.find((candidate) => candidate.id === id);
  if (!households || !group?.households) return group?.wheelchairs ?? 0;
  return households.reduce((sum, index) => sum + (group.households?.[index]?.wheelchairs ?? 0), 0);
}

/** Who gets on first sits in front; within a stop by destination, then as the plan lists the groups: a group is never interrupted. */
function passengersOf({ problem, travelGroups, people, sees }: ManifestSources, places: ReadonlyMap<Passengers, Place<string>[]>, run: Run, vehicle: Vehicle): ManifestPassenger[] {
  const groups = new Map(problem.groups.map((group) => [group.id, group]));
  const names = new Map(problem.places.map(({ id, name = id }) => [id, name]));
  const { order } = run;
  const entries = run.passengers.map((entry) => {
    const group = groups.get(entry.group);
    if (!group) throw new Error(`run ${run.id}: no group "${entry.group}" in the problem`);
    return { entry, group, boards: order.length > 0 ? group.from : run.from, leaves: order.length > 0 ? group.to : run.to };
  });
  entries.sort((a, b) => order.indexOf(a.boards) - order.indexOf(b.boards) || order.indexOf(a.leaves) - order.indexOf(b.leaves));
  const seats = seatNames(vehicle, entries.reduce((sum, { entry }) => sum + entry.people, 0));
  return entries.flatMap(({ entry, group, boards, leaves }) => (places.get(entry) ?? []).map((worker) => ({
    groupId: group.id, travelGroup: travelGroups.get(group.id) ?? null, boards: names.get(boards) ?? boards, leaves: names.get(leaves) ?? leaves, leavesCode: leaves,
    person: !sees(group.from) ? "withheld" as const : (worker !== null && people.get(worker)) || "missing" as const,
  }))).map((passenger, index) => ({ seat: seats[index] ?? "", ...passenger }));
}

function coachOf({ problem, vehicleTypes }: ManifestSources, fleetId: string): { vehicle: Vehicle; name: string } {
  const fleet = problem.fleets.find(({ id }) => id === fleetId);
  const type = problem.vehicleTypes.find(({ id }) => id === fleet?.vehicleType);
  if (!type) throw new Error(`fleet "${fleetId}" has no vehicle type in the problem`);
  return { name: vehicleTypes.find(({ id }) => id === type.id)?.name ?? type.id, vehicle: { seatsPerCoach: type.seats, mostPerCoach: capped(problem, type.seats), coaches: null } };
}

function trainOf(problem: Problem, trainId: string, coaches: number): { vehicle: Vehicle; name: string } {
  const seats = problem.trains.find(({ id }) => id === trainId)?.seatsPerCoach ?? 0;
  return { name: `务工专列 ${coaches} 节`, vehicle: { seatsPerCoach: seats, mostPerCoach: capped(problem, seats), coaches } };
}

function capped({ rules }: Problem, seats: number): number {
  return Math.floor((seats * rules.loadCapPercent) / 100 + 1e-9);
}

function endsOf(offers: readonly { id: string; from: string; to: string }[], id: string): { from: string; to: string; order: string[] } {
  const offer = offers.find((candidate) => candidate.id === id);
  if (!offer) throw new Error(`no train or block of seats "${id}" in the problem`);
  return { from: offer.from, to: offer.to, order: [] };
}

/** The railway says when it goes. */
function onRails(manifest: Boarded): Manifest {
  const people = manifest.passengers.length;
  const stop = { arrive: null, depart: null, km: null };
  const [first] = manifest.passengers;
  return {
    ...manifest, drivers: null, leavesBase: null, km: null,
    stops: [{ kind: "pickup", name: first?.boards ?? manifest.from, on: people, off: 0, ...stop }, { kind: "drop", name: first?.leaves ?? manifest.to, on: 0, off: people, ...stop }],
  };
}

/** ISO date of a day of the plan. */
export function dateOf(firstDate: string, day: number): string {
  return new Date(Date.parse(`${firstDate}T00:00:00Z`) + day * 86_400_000).toISOString().slice(0, 10);
}
