/** The real country on paper, with a ledger like the demo's: most people work in Kunming, in the two deltas and at home, which is where labels and rings crowd. */
import { composePages, type LedgerTemplate } from "../../../client/print/pages.ts";
import type { BriefingMaterial } from "../../../client/print/material.ts";
import type { Sheet } from "../../../client/print/sheet.ts";
import { openAtlas } from "../../../server/briefings/reading.ts";
import { briefingGeography } from "../../../server/startBriefings.ts";
import type { FlowFilter } from "../../../server/vocabulary.ts";
import { smallNation, type Row } from "./world.ts";

export const atlas = openAtlas(briefingGeography());

/** People who return, stay and go back, by workplace: prefectures, and counties inside Chuxiong. */
const works = `5301 2180 3130 2424;532301 1834 3752 2504;4419 541 720 609;3205 355 409 317;4403 354 569 386;532302 353 1102 629;3307 250 490 206;4401 219 369 214;3101 218 246 219;5329 193 277 231;4406 190 297 196;3301 182 248 187;
3302 166 213 181;5304 164 240 196;5303 143 174 170;3303 110 132 119;5325 98 125 103;5307 92 108 101;4420 68 135 83;5328 63 98 75;5104 51 62 53;5001 47 32 50;5331 42 66 51;5305 41 73 47;3502 37 91 45;5326 32 27 30;3505 32 134 34;1101 27 49 27;
3310 25 27 33;5306 23 36 28;5308 22 91 32;5334 22 35 26;4413 22 50 26;3501 20 31 20;3304 18 19 17;5309 17 38 21;3401 17 3 17;5101 17 27 21;3702 15 8 16;4201 14 21 14;5134 13 6 13;5201 11 46 4;4404 11 15 13;6101 11 18 11;3201 10 22 10;4301 8 5 13;3202 6 46 9;
3601 5 7 5;4101 5 32 14;3204 5 17 7;4501 5 18 5;4502 4 18 8;6501 4 19 4;1201 3 24 5;6528 3 6 3;4412 3 10 4;3305 2 24 2;5401 2 8 3;3206 1 4 14;6201 1 3 11;4601 1 11 1;2102 1 19 6`;

export const ledgers = ["tiny", "demo", "dense"] as const;
export type LedgerSize = (typeof ledgers)[number];

const townships = [...atlas.regions.keys()].filter((code) => code.length === 9 && code.startsWith("5323")).sort();
const counties = [...new Set(townships.map((code) => code.slice(0, 6)))];
/** Two townships of every county, so that each has a page of its own. */
const homes = counties.flatMap((county) => townships.filter((code) => code.startsWith(county)).slice(0, 2));

/** Tiny: one person to a workplace, a dozen in all. Dense: forty times the people, so that every flow is drawn. */
export function ledgerOf(size: LedgerSize, share = 1): Row[] {
  const list = works.split(/[;\n]+/).map((line) => line.split(" ")).map(([code = "", ...people]) => ({ code, people: people.map(Number) }));
  return list.filter((_, index) => size !== "tiny" || index % 5 === 0).flatMap(({ code, people }, index) => (["return", "stay", "goBack"] as const).flatMap((movement, column): Row[] => {
    const all = Math.round((size === "tiny" ? 1 : size === "dense" ? people[column]! * 40 : people[column]!) * share); // three columns
    const parts = Math.min(all, 4);
    return Array.from({ length: parts }, (_, part): Row => ({
      home: homes[(index * 3 + part * 7) % homes.length]!, work: code, movement, day: movement === "stay" ? null : (movement === "return" ? 8 : 20) + ((index + part * 3) % 12), // homes are not empty
      people: Math.floor(all / parts) + (part < all % parts ? 1 : 0),
    }));
  }));
}

type Change = Partial<BriefingMaterial> & { rows?: readonly Row[] };

export function realNation(size: LedgerSize, filter: Partial<FlowFilter>, change: Change = {}): BriefingMaterial {
  const coverage = townships.map((township, index) => ({ township, expected: 420, surveyed: index % 9 === 0 ? 330 : 396, villages: 11, silentVillages: index % 30 === 0 ? 1 : 0 }));
  return smallNation(filter, { regions: atlas.regions, geography: atlas.geography, coverage, rows: ledgerOf(size), ...change });
}

/** Every page; what is compared with has a tenth fewer people. */
export function pagesOfNation(size: LedgerSize, template: LedgerTemplate, filter: Partial<FlowFilter>, change: Change = {}): Sheet[] {
  const levels = template === "slide" ? { levels: { home: "prefecture", work: "province", workInside: "prefecture", inside: "5323" } as const } : {};
  const all = { ...levels, ...change };
  const before = template === "comparison" || template === "daily" ? realNation(size, filter, { ...all, asOf: "2021-02-08T18:00:00+08:00", rows: ledgerOf(size, 0.9) }) : null;
  return composePages(realNation(size, filter, { ...all, before }), template);
}
