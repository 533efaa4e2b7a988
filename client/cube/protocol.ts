/** What the page and the counting thread say to each other. */
import type { FlowFilter } from "../../server/vocabulary.ts";
import type { CountLevels, CubeAnswer, Series } from "./answer.ts";

export type PlaceTuple = readonly [code: string, lon: number, lat: number];

export type Request =
  | { id: number; kind: "open"; url: string; places: readonly PlaceTuple[]; language: string }
  | { id: number; kind: "count" | "series"; filter: FlowFilter; levels: CountLevels };

export interface Opened {
  rows: number;
  dataVersion: number;
}

export type Reply = { id: number; opened: Opened } | { id: number; counted: CubeAnswer } | { id: number; series: Series } | { id: number; failed: string };
