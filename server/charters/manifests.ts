/** Who rides on which trip, by name: one manifest a trip (一车一方案), and the notice to where they arrive. Pure. */
import type { Passengers, Plan, PlanTrip } from "./plan.ts";
import type { Crew } from "./tripEvents.ts";

/** A person of the ledger as a manifest shows him: the ID number masked, the phone whole, for the driver calls it. */
export interface Person {
  workerId: string;
  name: string;
  sex: string;
  idNumber: string;
  phone: string;
  /** Village, or township where no village is named. */
  home: string;
  employer: string;
  travelGroup: string | null;
}

export interface ManifestPassenger extends Person {
  seat: number;
  group: string;
  boards: string;
  alights: string;
  /** Code of the place where he alights. */
  work: string;
}

export interface ManifestStop {
  code: string;
  name: string;
  kind: "pickup" | "drop";
  /** Minutes after 00:00 of the departure date; null where nobody reckons times. */
  arriveMinute: number | null;
  departMinute: number | null;
  people: number;
}

export interface Manifest {
  id: string;
  /** 12, or Z1 for a train. */
  number: string;
  rail: boolean;
  /** ISO date of departure. */
  date: string;
  from: string[];
  to: string[];
  vehicle: string;
  seats: number;
  driverCount: number;
  crew: Crew | null;
  km: number | null;
  stops: ManifestStop[];
  passengers: ManifestPassenger[];
  /** People of the plan whom the ledger of then does not show. */
  missing: number;
}

export interface ManifestQuestion {
  plan: Plan;
  /** ISO date of day 0. */
  firstDate: string;
  /** Members of each group by household, in the order of the problem's households. */
  members: ReadonlyMap<string, readonly Person[][]>;
  groups: readonly { id: string; from: string; to: string }[];
  nameOf: (code: string) => string;
  /** Vehicle type and seats of a fleet; the two ends of a train. */
  vehicleOf: (fleet: string) => { name: string; seats: number };
  railOf: (train: string) => { from: string; to: string; seatsPerCoach: number };
  crews: ReadonlyMap<string, Crew | null>;
}

/** One for each trip and train, by date, departure and number. Nobody stands on two, and everybody of the ledger who is served stands on one. */
export function manifestsOf({ plan, firstDate, members, groups, nameOf, vehicleOf, railOf, crews }: ManifestQuestion): Manifest[] {
  const seating = new Members(members);
  const groupOf = new Map(groups.map((group) => [group.id, group]));
  const dateOf = (day: number) => new Date(Date.parse(firstDate) + day * 86_400_000).toISOString().slice(0, 10);
  const riding = (passengers: readonly Passengers[], order: (group: string) => number, ends: (group: string) => { boards: string; alights: string }) => {
    let missing = 0;
    const list = [...passengers].sort((a, b) => order(a.group) - order(b.group) || (a.group < b.group ? -1 : 1)).flatMap((part) => {
      const people = seating.take(part);
      missing += part.people - people.length;
      return people.map((one) => ({ ...one, group: part.group, ...ends(part.group), work: groupOf.get(part.group)?.to ?? "" }));
    });
    return { missing, passengers: list.map((one, index): ManifestPassenger => ({ ...one, seat: index + 1 })) };
  };
  const coaches = plan.trips.map((trip): Manifest => {
    const { name, seats } = vehicleOf(trip.fleet);
    const stops = stopsOf(trip, groupOf, nameOf);
    const stopAt = (group: string) => stops.findIndex(({ code, kind }) => kind === "pickup" && code === groupOf.get(group)?.from);
    const { missing, passengers } = riding(trip.passengers, stopAt, (group) => ({ boards: nameOf(groupOf.get(group)?.from ?? ""), alights: nameOf(groupOf.get(group)?.to ?? "") }));
    const named = (kind: "pickup" | "drop", digits: number) => [...new Set(stops.filter((stop) => stop.kind === kind).map(({ code }) => nameOf(code.slice(0, digits))))];
    return {
      id: trip.id, number: trip.id.slice(1), rail: false, date: dateOf(trip.day), from: named("pickup", 6), to: named("drop", 6), vehicle: name, seats, driverCount: trip.drivers,
      crew: crews.get(trip.id) ?? null, km: trip.km ?? null, stops, passengers, missing,
    };
  });
  const trains = plan.trains.map((run): Manifest => {
    const { from, to, seatsPerCoach } = railOf(run.train);
    const { missing, passengers } = riding(run.passengers, () => 0, () => ({ boards: nameOf(from), alights: nameOf(to) }));
    return {
      id: run.id, number: `Z${run.id.slice(1)}`, rail: true, date: dateOf(run.day), from: [nameOf(from)], to: [nameOf(to)], vehicle: `专列 ${run.coaches} 节`, seats: run.coaches * seatsPerCoach, driverCount: 0,
      crew: crews.get(run.id) ?? null, km: null, passengers, missing,
      stops: [{ code: from, name: nameOf(from), kind: "pickup", arriveMinute: null, departMinute: null, people: passengers.length + missing }, { code: to, name: nameOf(to), kind: "drop", arriveMinute: null, departMinute: null, people: passengers.length + missing }],
    };
  });
  const leaves = ({ stops }: Manifest) => stops[0]?.departMinute ?? 0;
  return [...coaches, ...trains].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0) || leaves(a) - leaves(b) || a.id.localeCompare(b.id, "en", { numeric: true }));
}

function stopsOf(trip: PlanTrip, groupOf: ReadonlyMap<string, { from: string; to: string }>, nameOf: (code: string) => string): ManifestStop[] {
  return trip.stops.map(({ place, kind, arriveMinute = null, departMinute = null }) => ({
    code: place, name: nameOf(place), kind, arriveMinute, departMinute,
    people: trip.passengers.reduce((sum, { group, people }) => sum + (groupOf.get(group)?.[kind === "pickup" ? "from" : "to"] === place ? people : 0), 0),
  }));
}

/** Hands out the members of groups, household by household, each once. */
class Members {
  private readonly left: Map<string, (readonly Person[] | null)[]>;

  constructor(members: ReadonlyMap<string, readonly Person[][]>) {
    this.left = new Map([...members].map(([group, homes]) => [group, [...homes]]));
  }

  /** The named households; without names as many of those that are left as there are people. Fewer where the ledger has fewer. */
  take({ group, people, households }: Passengers): Person[] {
    const homes = this.left.get(group) ?? [];
    const taken: Person[] = [];
    for (const index of households ?? homes.keys()) {
      const home = homes[index];
      if (!home || taken.length + home.length > people) continue;
      taken.push(...home);
      homes[index] = null;
    }
    return taken;
  }
}

export interface Notice {
  /** Where they arrive: code of four or six digits, and its name. */
  code: string;
  name: string;
  people: number;
  arrivals: { manifest: Manifest; date: string; minute: number | null; people: number }[];
  /** Largest first, then by name. */
  employers: { name: string; people: number }[];
}

/** One for each place where somebody alights, by code; the people of all notices are the passengers of all manifests. */
export function noticesOf(manifests: readonly Manifest[]): Notice[] {
  const codes = [...new Set(manifests.flatMap(({ passengers }) => passengers.map(({ work }) => work)))].sort();
  return codes.map((code): Notice => {
    const here = (manifest: Manifest) => manifest.passengers.filter(({ work }) => work === code);
    const arrivals = manifests.flatMap((manifest) => {
      const people = here(manifest).length;
      const minute = manifest.stops.find((stop) => stop.kind === "drop" && stop.code === code)?.arriveMinute ?? null;
      const date = new Date(Date.parse(manifest.date) + Math.floor((minute ?? 0) / 1440) * 86_400_000).toISOString().slice(0, 10);
      return people === 0 ? [] : [{ manifest, date, minute: minute === null ? null : minute % 1440, people }];
    }).sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0) || (a.minute ?? 0) - (b.minute ?? 0));
    const employers = new Map<string, number>();
    for (const { employer } of manifests.flatMap(here)) employers.set(employer || "未填", (employers.get(employer || "未填") ?? 0) + 1);
    return {
      code, name: manifests.flatMap(here)[0]?.alights ?? code, people: arrivals.reduce((sum, one) => sum + one.people, 0), arrivals,
      employers: [...employers].map(([name, people]) => ({ name, people })).sort((a, b) => b.people - a.people || (a.name < b.name ? -1 : 1)),
    };
  });
}

/** 03趟_0217_大姚县至东莞市_40人: sorts by number, and says what it is. Characters that file systems forbid are left out. */
export function fileNameOf({ number, date, from, to, passengers, missing }: Manifest): string {
  const name = `${number.padStart(3, "0")}趟_${date.slice(5, 7)}${date.slice(8)}_${from.join("、")}至${to.join("、")}_${passengers.length + missing}人`;
  return name.replace(/[\\/:*?"<>|]/g, "");
}
