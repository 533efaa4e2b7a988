/** A plan → marks: ribbons, nodes of demand, the chosen trip. Pure; everybody who wants transport is in the picture or in the claim. */
import { baseMarks } from "./base.ts";
import type { CharterClaim, CharterInput } from "./charterInput.ts";
import { demandNodes, nodeLabels, nodeMarks } from "./charterNodes.ts";
import { pixelsPerPerson, ribbonMarks, ribbonsOf } from "./charterRibbons.ts";
import { vehicleMarks } from "./charterVehicles.ts";
import { cutDashes } from "./dashes.ts";
import { measuresFor } from "./density.ts";
import type { Mark } from "./marks.ts";
import { Obstacles } from "./obstacles.ts";
import { inPaintingOrder } from "./scene.ts";
import { themes, type Theme } from "./theme.ts";

export interface CharterScene {
  marks: readonly Mark[];
  claim: CharterClaim;
  /** Width of a ribbon for one person: for the legend. */
  pixelsPerPerson: number;
}

export function composeCharters(input: CharterInput): CharterScene {
  const theme = themes[input.theme];
  const size = measuresFor(input);
  const nodes = demandNodes(input, size);
  const radii = new Map(nodes.map(({ place, radius }) => [place.code, radius]));
  const ribbons = ribbonsOf(input.parts, input.day).filter(({ hub, work }) => input.places.has(hub) && input.places.has(work));
  const perPerson = pixelsPerPerson(input.widthFor ?? sum(ribbons), size.trunk);
  const { marks: drawn, lines } = ribbonMarks(ribbons, input, theme, { pixelsPerPerson: perPerson, pen: size.pen, reachOf: (code) => radii.get(code) ?? 0, ...(input.density === "paper" ? { calm: { hub: sum(ribbons) * perPerson, disc: paperTurn } } : {}) });
  const view = input.view ?? { x: 0, y: 0, ...input.size };
  const obstacles = new Obstacles(view, input.obstacles ?? [], [], []);
  for (const { points, width } of lines) obstacles.addLine(points, width);
  const marks = [...baseMarks(input, theme), ...drawn, ...tripMarks(input, theme), ...vehicleMarks(input, theme), ...nodeMarks(nodes, theme, input.selected, size), ...nodeLabels(nodes, input, theme, obstacles, size)];
  return { marks: inPaintingOrder(cutDashes(marks)), claim: claimOf(input, sum(ribbons)), pixelsPerPerson: perPerson };
}

/** Pixels before a disc on paper: three millimetres. */
const paperTurn = 24;

function sum(list: readonly { people: number }[]): number {
  return list.reduce((total, { people }) => total + people, 0);
}

function claimOf({ parts, places }: CharterInput, ribbons: number): CharterClaim {
  const demand = sum(parts);
  const placed = parts.filter(({ hub, work }) => places.has(work) && places.has(hub));
  const unserved = sum(placed.filter(({ means }) => means === null));
  const internal = sum(placed.filter(({ hub, work, means }) => means !== null && hub === work));
  return { ribbons, internal, unserved, unplaced: demand - sum(placed), demand };
}

/** Over everything else, on its own road; its people are in the ribbons already. */
function tripMarks({ trip, project }: CharterInput, theme: Theme): Mark[] {
  if (!trip) return [];
  const points = trip.line.map(([lon, lat]) => project(lon, lat));
  const way = (key: string, width: number, colour: string): Mark => ({ kind: "path", layer: "head", key, points, width, colour });
  const stops = trip.stops.map(({ code, lon, lat }, index): Mark => ({ kind: "circle", layer: "ring", key: `stop:${index}:${code}`, centre: project(lon, lat), radius: 3.5, fill: theme.land, stroke: theme.plan.selected, strokeWidth: 2 }));
  return [way("trip:edge", 6, theme.land), way("trip", 3, theme.plan.selected), ...stops];
}
