/** Hands the briefings what the other features know: flows, coverage, regions. */
import { readFileSync } from "node:fs";
import type { Topology } from "topojson-specification";
import type { RegionTuple } from "../client/scene/regionList.ts";
import type { BriefingGeography, BriefingSources } from "./briefings/reading.ts";
import { readPlanForSheet } from "./charters/planSheet.ts";
import { encodeCube } from "./flows/cube.ts";
import { readCube, readDataVersion, readHeadline } from "./flows/queries.ts";
import { readSilentVillages, readTownshipCoverage } from "./ledger/coverageQueries.ts";
import { geographyPath, readApproval } from "./regions/files.ts";
import { importedPositions } from "./regions/queries.ts";
import { campaign2021 } from "./vocabulary.ts";

const mostCubeRows = 1_000_000;

export const briefingSources: BriefingSources = {
  cube: async (scoped) => encodeCube(await readCube(scoped, campaign2021.from, mostCubeRows), { baseDate: campaign2021.from, ...await readDataVersion(scoped) }),
  coverage: readTownshipCoverage,
  overview: readHeadline,
  positions: importedPositions,
  plan: readPlanForSheet,
  silentVillages: readSilentVillages,
};

export function briefingGeography(): BriefingGeography {
  const read = <Content>(name: string) => JSON.parse(readFileSync(geographyPath(name), "utf8")) as Content; // built and tested with the sources
  return {
    boundaries: read<Topology>("boundaries.topo.json"), context: read<Topology>("context.topo.json"),
    regions: read<{ rows: RegionTuple[] }>("regions.client.json").rows, approvalNumber: readApproval().number,
  };
}
