/** Where the county lies: its prefecture in the province, and itself in the prefecture. */
import { ancestorAt, isWithin } from "../../server/vocabulary.ts";
import { homeShapes } from "../scene/homeInset.ts";
import type { Mark, Point } from "../scene/marks.ts";
import type { Rect } from "../scene/plane.ts";
import { countyAreas } from "../scene/sceneNodes.ts";
import { themes } from "../scene/theme.ts";
import { bar, fittingSize, frameLine, letters } from "./ink.ts";
import type { BriefingMaterial } from "./material.ts";
import type { SheetNames } from "./names.ts";

const paper = themes.paper;

export function locatorMarks(material: BriefingMaterial, county: string, frame: Rect, names: SheetNames): Mark[] {
  const half = frame.height / 2;
  const [province, prefecture] = [ancestorAt(county, "province"), ancestorAt(county, "prefecture")];
  return [
    bar(frame, paper.land), frameLine(frame, 0.15, paper.text3),
    ...shapes(material, province, 4, prefecture, { ...frame, height: half }, names), ...shapes(material, prefecture, 6, county, { ...frame, y: frame.y + half, height: half }, names),
  ];
}

/** Everything of one level inside the region, with its name; one of them filled. */
function shapes({ geography }: BriefingMaterial, region: string, digits: number, filled: string, { x, y, width, height }: Rect, names: SheetNames): Mark[] {
  const codes = [...geography.areas.keys()].filter((code) => code.length === digits && isWithin(code, region)).sort();
  const room = { width: width - 3, height: height - 5.4 };
  const moved = ([dx, dy]: Point): Point => [x + 1.5 + dx, y + 1.2 + dy];
  const name = names.map(region);
  const areas = homeShapes(countyAreas(codes, geography), room).flatMap(({ code, rings }) => rings.map((ring) => ({ code, ring: ring.map(moved) })));
  return [
    ...areas.map(({ code, ring }): Mark => ({ kind: "polygon", layer: "land", key: `locator:${code}`, rings: [ring], fill: code === filled ? paper.text1 : paper.originRegion })),
    ...areas.map(({ code, ring }): Mark => ({ kind: "path", layer: "border", key: `locatorEdge:${code}`, points: [...ring, ring[0]!], width: 0.12, colour: paper.outline })), // a ring has points
    letters(name, [x + width / 2, y + height - 1.4], { size: fittingSize(name, 6.4, width - 2), colour: paper.text2, anchor: "middle" }),
  ];
}
