/**
 * A roll-up of any size that looks like the real one: townships of Chuxiong, dates around the festival, and for each township 115
 * workplaces, the large ones first (100,000 demo workers have about 4,000 pairs of township and workplace, ten times as many some 12,000).
 */
import { industries, noDay, rollupMovements, travelModes } from "../../server/vocabulary.ts";
import { readRegionRows } from "../../server/regions/files.ts";
import type { Cube } from "../../client/cube/decode.ts";

/** Park–Miller: the same rows every time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

const placesOfTownship = 115;

/** Squares a uniform number, so that small indices are frequent, as the large destinations are. */
export function worldCube(rows: number, seed = 1): Cube {
  const random = seeded(seed);
  const regions = readRegionRows();
  const homes = regions.filter(({ level, code }) => level === "township" && code.startsWith("5323")).map(({ code }) => code);
  const works = ["", ...regions.filter(({ level, code }) => (level === "county" && code.startsWith("53")) || level === "prefecture").map(({ code }) => code)];
  const cube: Cube = {
    rows, baseDate: "2021-01-25", dataVersion: 1, homes, works,
    home: new Uint16Array(rows), work: new Uint16Array(rows), movement: new Uint8Array(rows), mode: new Uint8Array(rows),
    intention: new Uint8Array(rows), organised: new Uint8Array(rows), industry: new Uint8Array(rows), day: new Uint16Array(rows), people: new Uint32Array(rows),
  };
  for (let row = 0; row < rows; row++) {
    const movement = Math.floor(random() * rollupMovements.length);
    const moves = rollupMovements[movement] === "return" || rollupMovements[movement] === "goBack";
    cube.home[row] = Math.floor((row / rows) * homes.length); // sorted by home, as the server sends it
    cube.work[row] = (Math.floor(random() ** 2 * placesOfTownship) * 7 + cube.home[row]! * 13) % works.length;
    cube.movement[row] = movement;
    cube.mode[row] = moves ? Math.floor(random() * travelModes.length) : travelModes.length - 1;
    cube.intention[row] = Math.floor(random() * 3);
    cube.organised[row] = random() < 0.2 ? 1 : 0;
    cube.industry[row] = Math.floor(random() * industries.length);
    cube.day[row] = moves ? (rollupMovements[movement] === "return" ? 0 : 18) + Math.floor((random() + random()) * 11) : noDay;
    cube.people[row] = 1 + Math.floor(random() ** 6 * 20);
  }
  return cube;
}
