/** What a manifest says (一车一方案): vehicle and crew, stops with times, and everybody on board with a seat. Minutes count from 00:00 of the departure day. */
import type { PassengerChange, SeatedPassenger, Sex } from "../vocabulary.ts";
import type { Crew } from "./tripEvents.ts";

export const runKinds = ["coach", "train", "blockSeat"] as const;
export type RunKind = (typeof runKinds)[number];

export interface Manifest {
  runId: string;
  kind: RunKind;
  /** As the screens number it: 3, or Z1 for a train. */
  number: string;
  /** Day of departure, ISO. */
  date: string;
  /** Short names of the first pick-up's county and of the last drop. */
  from: string;
  to: string;
  vehicle: string;
  /** Seats there are, and seats that may be filled; a train's are those of all its coaches. */
  seats: number;
  mostPassengers: number;
  /** How many drivers the rules ask for; null on rails. */
  drivers: number | null;
  /** Null until somebody has confirmed the run. */
  crew: Crew | null;
  /** Leaves its base; null without driving rules and on rails. */
  leavesBase: number | null;
  stops: ManifestStop[];
  /** From the first pick-up to the last drop; null on rails. */
  km: number | null;
  /** Wheelchair places that the plan keeps on board. */
  wheelchairs: number;
  /** In the order of the seats; as many as the plan put on board. */
  passengers: ManifestPassenger[];
}

export interface ManifestStop {
  kind: "pickup" | "drop" | "halt";
  /** Place, or why the vehicle stands. */
  name: string;
  /** Null where the plan has no times. */
  arrive: number | null;
  depart: number | null;
  on: number;
  off: number;
  /** From the stop before. */
  km: number | null;
}

/** Somebody of the ledger, with the remarks about him; or a seat whose person cannot be shown. */
export interface ManifestPassenger {
  seat: string;
  groupId: string;
  /** Travelling group of the ledger; null for people who named none. */
  travelGroup: string | null;
  /** Places of boarding and leaving, and the code of the second. */
  boards: string;
  leaves: string;
  leavesCode: string;
  /** withheld: lives outside the viewer's scope. missing: the ledger of that day does not have him. */
  person: Passenger | "withheld" | "missing";
}

export interface Passenger {
  workerId: string;
  name: string;
  sex: Sex;
  /** Masked. */
  idNumber: string;
  phone: string | null;
  /** Township and village. */
  home: string;
  employer: string | null;
  /** Whom to call in an emergency, as the ledger had it when the plan was made. */
  contact: EmergencyContact;
  usesWheelchair: boolean;
  changes: PassengerChange[];
}

/** Either may be all that the ledger says. */
export interface EmergencyContact {
  name: string | null;
  phone: string | null;
}

/** Who sits where, for the screen. */
export function seatedPassengers({ passengers }: Manifest): SeatedPassenger[] {
  return passengers.map(({ seat, groupId, person }) => ({
    seat, groupId, person: typeof person === "string" ? person : { name: person.name, phone: person.phone, usesWheelchair: person.usesWheelchair, changes: person.changes },
  }));
}

/** 3 → 03; Z1 stays. For names that sort. */
export function sortableNumber(number: string): string {
  return /^\d+$/.test(number) ? number.padStart(2, "0") : number;
}

/** 03趟_0217_大姚至东莞_40人: without the ending. */
export function manifestName({ number, kind, date, from, to, passengers }: Manifest): string {
  const what = kind === "coach" ? "趟" : kind === "train" ? "专列" : "定额座位";
  return `${sortableNumber(number)}${what}_${date.slice(5).replace("-", "")}_${from}至${to}_${passengers.length}人`.replace(/[\\/:*?"<>|]/g, "-");
}
