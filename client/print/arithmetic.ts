/** The sum under every map: what is drawn, gathered and without a place is everybody. Computed from what the scenes claim, not from the figures. */
import type { Movement } from "../../server/vocabulary.ts";
import type { Claim } from "../scene/marks.ts";
import type { MapPicture } from "./mapPicture.ts";
import type { SheetNames } from "./names.ts";
import { inWords, share, type Say } from "./speech.ts";

export interface SheetArithmetic {
  /** "画出 25,429（…）＋其余 52 条 871 ＝ 26,300 人". */
  line: string;
  /** "81条流向和州内，共25,429人（96.7%）". */
  shown: string;
  flowsDrawn: number;
  /** Flows that are neither drawn nor in a ring. */
  flowsGathered: number;
  drawn: number;
  total: number;
}

/** Throws when the picture does not add up to the people of the filter: such a sheet must not be printed. */
export function arithmeticOf({ main, province, peopleNear }: Pick<MapPicture, "main" | "province" | "peopleNear">, people: number, movement: Movement, names: SheetNames, say: Say): SheetArithmetic {
  const claims = province ? [main, province] : [main];
  const sum = (part: (claim: Claim) => number) => claims.reduce((total, claim) => total + part(claim), 0);
  const inside = sum((claim) => claim.peopleInternal);
  const drawn = sum((claim) => claim.peopleDrawn) + inside;
  const listed = province ? 0 : peopleNear; // in the table alone
  const [flows, rest, unplaced] = [sum((claim) => claim.flowsInRemainder), sum((claim) => claim.peopleInRemainder), sum((claim) => claim.peopleUnplaced)];
  if (drawn + listed + rest + unplaced !== people) throw new Error(`the picture shows ${drawn} + ${listed} + ${rest} + ${unplaced} people, expected ${people}`);
  const flowsDrawn = sum((claim) => claim.flowsDrawn);
  const shown = movement === "stay" ? say("shownStay", { people: inWords(drawn), share: share(drawn, people) })
    : say("shownCount", { flows: inWords(flowsDrawn), internal: say("headline.inside", { name: names.inside }), people: inWords(drawn), share: share(drawn, people) });
  const parts = [
    movement === "stay" || !province ? say("arithmetic.stay", { drawn: inWords(drawn) })
      : say("arithmetic.drawn", { drawn: inWords(drawn), name: names.inside, home: names.province, outside: inWords(main.peopleDrawn), province: inWords(province.peopleDrawn), inside: inWords(inside) }),
    ...(listed > 0 ? [say("arithmetic.listed", { people: inWords(listed) })] : []),
    ...(rest > 0 ? [say("arithmetic.rest", { flows: inWords(flows), people: inWords(rest) })] : []),
    ...(unplaced > 0 ? [say("arithmetic.unplaced", { people: inWords(unplaced) })] : []),
  ];
  return { line: sumLine(parts, people, say), shown, flowsDrawn, flowsGathered: flows, drawn, total: people };
}

/** "画出 3 ＋ 其余 2 ＝ 5 人". */
export function sumLine(parts: readonly string[], people: number, say: Say): string {
  return `${parts.join(say("arithmetic.plus"))}${say("arithmetic.equals")}${say("arithmetic.total", { total: inWords(people) })}`;
}
