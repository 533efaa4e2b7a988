/** Discs, stay rings, dock rings and what was not surveyed. */
import { hatchPolygon, hatchWidth, wedge } from "./hatch.ts";
import type { SceneInput } from "./input.ts";
import type { CircleMark, Mark, Subject } from "./marks.ts";
import { isSilent, type Place } from "./places.ts";
import type { Theme } from "./theme.ts";

/** Less than a tenth unsurveyed would look like dirt. */
const leastPart = 10;
const dimmedRing = 0.62;
/** The smallest stay ring that still reads as a ring, in pixels: where staying is the message, and where it is context. */
const leastRing = { message: 3.4, context: 1.2 } as const;

export function ringOpacity(place: Place, related: ReadonlySet<string> | null): number {
  return related && !related.has(place.node.code) ? dimmedRing : 1;
}

export function placeMarks(place: Place, input: SceneInput, theme: Theme, related: ReadonlySet<string> | null): Mark[] {
  const subject: Subject = { kind: "region", region: place.node.code };
  const opacity = ringOpacity(place, related);
  const marks = place.hub ? hubMarks(place, theme) : [...discMarks(place, staysOnPaper(input) ? theme.land : theme.disc, theme), ...stayMarks(place, input, theme)];
  return marks.map((mark) => ({ ...mark, subject, opacity: (mark.opacity ?? 1) * opacity }));
}

function hubMarks({ at, dock, disc, node }: Place, theme: Theme): Mark[] {
  return [
    { kind: "circle", layer: "node", key: `dock:${node.code}`, centre: at, radius: dock, fill: theme.land, stroke: theme.text1, strokeWidth: 1.6 },
    { kind: "circle", layer: "node", key: `disc:${node.code}`, centre: at, radius: disc, fill: theme.text1 },
  ];
}

/** On paper, where discs are the people of the picture, those who stay are their ring alone. */
function staysOnPaper({ density, movement }: SceneInput): boolean {
  return density === "paper" && movement === "stay";
}

function discMarks(place: Place, discFill: string, theme: Theme): Mark[] {
  const { at, disc, dock, node } = place;
  const silent = isSilent(node);
  const bright = place.pinned || place.hovered;
  const rim: CircleMark = {
    kind: "circle", layer: "node", key: `dock:${node.code}`, centre: at, radius: bright ? place.reach : dock, fill: theme.land,
    stroke: bright ? theme.text1 : theme.dockRing, strokeWidth: bright ? 1.8 : 1,
    ...(silent || node.approximate ? { dash: silent ? [3, 2.4] as const : [1.6, 2] as const } : {}),
  };
  const inner: CircleMark = { kind: "circle", layer: "node", key: `disc:${node.code}`, centre: at, radius: disc, fill: discFill, opacity: silent ? 0.25 : 1 };
  if (!place.busy && !bright && !silent) return [{ ...inner, stroke: theme.land, strokeWidth: 1.5 }, ...coverageHatch(place, theme)];
  return [rim, inner, ...coverageHatch(place, theme)];
}

/** The share that was expected and not followed up. */
function coverageHatch({ at, disc, node }: Place, theme: Theme): Mark[] {
  const expected = node.expected ?? 0;
  const missing = expected - (node.surveyed ?? expected);
  if (expected === 0 || missing * leastPart < expected) return [];
  const share = missing / expected;
  const outline = wedge(at, disc, share);
  const hatches = hatchPolygon([outline], 3.2).map(([from, to], index): Mark => ({
    kind: "path", layer: "node", key: `hatch:${node.code}:${index}`, points: [from, to], width: hatchWidth * 0.8, colour: theme.hatch,
  }));
  return share >= 1 ? hatches : [{ kind: "polygon", layer: "node", key: `wedge:${node.code}`, rings: [outline], fill: theme.land }, ...hatches];
}

/** In the stay movement the ring is the message and carries the people; otherwise it is a part of the disc. */
function stayMarks({ at, stayRing, staying, node }: Place, input: SceneInput, theme: Theme): Mark[] {
  const message = input.movement === "stay";
  if (staying === 0 || (stayRing < 0.8 && !message)) return [];
  return [{
    kind: "circle", layer: "ring", key: `stay:${node.code}`, centre: at, stroke: theme.stay, strokeWidth: message ? 2.4 : 2,
    radius: Math.max(message ? leastRing.message : leastRing.context, stayRing), ...(message ? { people: staying } : {}),
  }];
}
