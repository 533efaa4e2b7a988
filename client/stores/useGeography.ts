/** Boundaries and context, fetched once and unpacked from their topologies. */
import { shallowRef } from "vue";
import type { Topology } from "topojson-specification";
import { askServer } from "../askServer.ts";
import { unpackGeography, type Geography } from "../scene/geography.ts";

const geography = shallowRef<Geography | null>(null);
let loading: Promise<void> | null = null;

async function load(): Promise<void> {
  const [boundaries, context] = await Promise.all([fetchTopology("/api/geography/boundaries.json"), fetchTopology("/api/geography/context.json")]);
  geography.value = unpackGeography(boundaries, context);
}

async function fetchTopology(url: string): Promise<Topology> {
  const response = await askServer(url);
  if (!response.ok) throw new Error(`${url} → HTTP ${response.status}`);
  return (await response.json()) as Topology; // built and tested with the sources
}

export function useGeography() {
  return { geography, load: () => (loading ??= load().catch((error: unknown) => { loading = null; throw error; })) };
}
