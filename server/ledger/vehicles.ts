/** Plates, flight and train numbers. Pure. */
import type { TravelMode } from "../vocabulary.ts";

export const vehicleKinds = ["plate", "flight", "train"] as const;
export type VehicleKind = (typeof vehicleKinds)[number];

const provinces = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新";
/** GA 36: no I or O, five places; the last may name the use. */
const ordinaryPlate = new RegExp(`^[${provinces}][A-HJ-NP-Z][A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳]$`);
/** GA 36: six places; small vehicles carry a letter first (or first two), large ones carry it last. */
const newEnergyPlate = new RegExp(`^[${provinces}][A-HJ-NP-Z](?:[A-HJK][A-HJ-NP-Z0-9]\\d{4}|\\d{5}[A-HJK])$`);
/** Airline codes of a letter and a digit are three in China; any other would make a flight of a mistyped train ("G28822"). */
const flightNumber = /^(?:[A-Z]{2}|\d[A-Z]|G5|A6|Y8)\d{3,4}[A-Z]?$/;
/** G, D, C, Z, T, K, S, Y, L, P and up to four digits; slow trains have four digits alone. */
const trainNumber = /^(?:[GDCZTKSYLP]\d{1,4}|\d{4})$/;

/** Vehicles that follow each other on one journey ("K9613转G1234") apart, without the dots and blanks that people set. */
export function splitVehicles(text: string): string[] {
  return text.toUpperCase().split(/[/、,，;；转→+]|换乘|\s+-\s+/).map((part) => part.replace(/[\s·•・.\-—]|次$|车次|航班|列车/g, "")).filter((part) => part !== "");
}

export function isKind(number: string, kind: VehicleKind): boolean {
  if (kind === "plate") return ordinaryPlate.test(number) || newEnergyPlate.test(number);
  return (kind === "flight" ? flightNumber : trainNumber).test(number);
}

/** What a number could be: G5123 is a flight or a train. */
export function kindsOf(number: string): VehicleKind[] {
  return vehicleKinds.filter((kind) => isKind(number, kind));
}

/** What each way to travel is known by; a charter may be a coach or a train. Nothing is asked of the others. */
export const kindsOfMode = {
  train: ["train"], flight: ["flight"], coach: ["plate"], car: ["plate"], charter: ["plate", "train"], other: [], unknown: [],
} satisfies Record<TravelMode, VehicleKind[]>;
