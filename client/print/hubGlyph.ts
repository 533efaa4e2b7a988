/** Inside the ring of the one home: its counties in small, and its name. */
import { homeShapes } from "../scene/homeInset.ts";
import type { Mark, Point } from "../scene/marks.ts";
import { countyAreas } from "../scene/sceneNodes.ts";
import { heavyWidth } from "../scene/textWidth.ts";
import { themes } from "../scene/theme.ts";
import type { BriefingMaterial } from "./material.ts";

const paper = themes.paper;
/** Shares of the ring's radius: box of the shapes, their distance above the middle, baseline and size of the name, higher where it is long. */
const parts = { width: 1.25, height: 0.95, up: 0.3, name: 0.62, longName: 0.52, letters: 0.37 } as const;

/** In the pixels of the scene whose ring lies at `at`. */
export function hubGlyph(home: string, name: string, at: Point, radius: number, { geography }: Pick<BriefingMaterial, "geography">): Mark[] {
  const counties = [...geography.areas.keys()].filter((code) => code.length === 6 && code.startsWith(home)).sort();
  const box = { width: parts.width * radius, height: parts.height * radius };
  const [left, top] = [at[0] - box.width / 2, at[1] - parts.up * radius - box.height / 2];
  const moved = ([x, y]: Point): Point => [x + left, y + top];
  const shapes = homeShapes(countyAreas(counties, geography), box).flatMap(({ code, rings }): Mark[] => rings.flatMap((ring, index): Mark[] => {
    const outline = ring.map(moved);
    return [
      { kind: "polygon", layer: "node", key: `hub:${code}:${index}`, rings: [outline], fill: paper.originRegion },
      { kind: "path", layer: "node", key: `hubEdge:${code}:${index}`, points: [...outline, outline[0]!], width: 0.9, colour: paper.return }, // a ring has points
    ];
  }));
  // A long name may stand over the ring's edge: smaller it would be unreadable.
  const size = Math.min(parts.letters * radius, (1.95 * radius) / heavyWidth(name, 1, 700));
  const isLong = heavyWidth(name, size, 700) > 1.5 * radius;
  return [...shapes, { kind: "text", layer: "label", key: "hubName", at: [at[0], at[1] + (isLong ? parts.longName : parts.name) * radius], anchor: "middle", size, runs: [{ text: name, colour: paper.text1, weight: 700 }], halo: { colour: paper.land, width: 3 } }];
}
