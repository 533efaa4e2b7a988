/** A prefecture whose sheets have 500 flows, and as many in each of its counties. */
import { createCounter } from "../../client/cube/counter.ts";
import type { BriefingMaterial } from "../../client/print/material.ts";
import { openAtlas } from "../../server/briefings/reading.ts";
import { briefingGeography } from "../../server/startBriefings.ts";
import { cubeOf, smallNation, type Row } from "../client/print/world.ts";

const flows = 500;

/** Ten counties and fifty cities: every pair a flow, of 45 people at least. */
export function prefecture(): BriefingMaterial {
  const atlas = openAtlas(briefingGeography());
  const codes = [...atlas.regions.values()].filter(({ lon }) => lon !== null).map(({ code }) => code);
  const homes = codes.filter((code) => code.length === 6 && code.startsWith("5323")).slice(0, 10);
  const works = codes.filter((code) => code.length === 4 && !code.startsWith("53")).filter((_, index) => index % 6 === 0).slice(0, flows / homes.length);
  const rows = homes.flatMap((home, h) => works.map((work, w): Row => ({ home: `${home}001`, work, movement: "goBack", day: 19 + ((h + w) % 18), people: 45 + ((h * 37 + w * 61) % 400) })));
  const levels = { home: "county", work: "prefecture", workInside: "prefecture", inside: "5323" } as const;
  const counter = createCounter(cubeOf(rows));
  const { filter, ...rest } = smallNation();
  const count: BriefingMaterial["count"] = (asked, at) => ({ answer: counter.count(asked, at), series: counter.series(asked, at) });
  return { ...rest, ...atlas, filter, levels, ...count(filter, levels), count };
}

/** Ten counties with ten townships each and fifty cities: 500 flows a page, and what villages have not reported. */
export function tenCounties(): BriefingMaterial {
  const one = prefecture();
  const townships = [...one.regions.values()].filter(({ code, lon }) => code.length === 9 && code.startsWith("5323") && lon !== null).map(({ code }) => code);
  const counties = [...new Set(townships.map((code) => code.slice(0, 6)))].slice(0, 10);
  const homes = counties.flatMap((county) => townships.filter((code) => code.startsWith(county)).slice(0, 10));
  const works = one.answer.moving.works.map(({ code }) => code);
  const rows = homes.flatMap((home, h) => works.flatMap((work, w) => [0, 1, 2].map((wave): Row => ({ home, work, movement: "goBack", day: 19 + ((h + w + 6 * wave) % 18), people: 5 + ((h * 37 + w * 61 + wave * 13) % 40) }))));
  const counter = createCounter(cubeOf(rows));
  const count: BriefingMaterial["count"] = (asked, at) => ({ answer: counter.count(asked, at), series: counter.series(asked, at) });
  const levels = { ...one.levels, home: "prefecture" } as const;
  const coverage = homes.map((township, index) => ({ township, expected: 3000 + index, surveyed: index % 17 === 0 ? 0 : 2700, villages: 11, silentVillages: index % 17 === 0 ? 11 : index % 3 }));
  return { ...one, levels, coverage, ...count(one.filter, levels), count };
}
