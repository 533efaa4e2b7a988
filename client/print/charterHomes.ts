/** The home counties, small: the darker, the more of their people are left out. How many they are says the table. */
import { homeShapes } from "../scene/homeInset.ts";
import type { Mark, Point } from "../scene/marks.ts";
import { overlapArea, type Rect } from "../scene/plane.ts";
import { countyAreas } from "../scene/sceneNodes.ts";
import { themes } from "../scene/theme.ts";
import type { CharterFigures } from "./charterFigures.ts";
import type { CharterMaterial } from "./charterMaterial.ts";
import type { CharterNames } from "./charterNames.ts";
import { letters, stroke, widthOf } from "./ink.ts";

const paper = themes.paper;
/** Points of the names in the counties; none where there are more counties than this. */
const size = 6;
const mostNamed = 16;
/** Millimetres: from the middle of a name to its baseline, and of the white edge around it. */
const [baseline, halo] = [0.8, 0.45];
/** Of letters of that size, in millimetres. */
const height = 2.1;

export function homesMarks({ homes }: Pick<CharterFigures, "homes">, { geography }: Pick<CharterMaterial, "geography">, frame: Rect, names: Pick<CharterNames, "map">): Mark[] {
  const rows = new Map(homes.map((row) => [row.code, row]));
  const shapes = homeShapes(countyAreas([...rows.keys()], geography), frame);
  const moved = ([x, y]: Point): Point => [x + frame.x, y + frame.y];
  const most = Math.max(1, ...homes.map((row) => row.unserved));
  const areas = shapes.flatMap(({ code, rings }): Mark[] => {
    const unserved = rows.get(code)?.unserved ?? 0;
    return rings.flatMap((ring): Mark[] => {
      const points = ring.map(moved);
      const area = { kind: "polygon", layer: "border", rings: [points] } as const;
      return [
        { ...area, key: `home:${code}`, fill: paper.land }, ...(unserved > 0 ? [{ ...area, key: `left:${code}`, fill: paper.unserved, opacity: 0.1 + 0.8 * (unserved / most) }] : []),
        stroke([...points, ...points.slice(0, 1)], 0.12, paper.outline),
      ];
    });
  });
  const taken: Rect[] = [];
  const labels = shapes.length > mostNamed ? [] : shapes.flatMap(({ code, at }): Mark[] => {
    const [x, y] = moved(at);
    const width = widthOf(names.map(code), size);
    const own: Rect = { x: x - width / 2, y: y - height / 2, width, height };
    if (taken.some((other) => overlapArea(own, other) > 0)) return []; // the darkest keep theirs
    taken.push(own);
    return [{ ...letters(names.map(code), [x, y + baseline], { size, colour: paper.text1, anchor: "middle" }), halo: { colour: paper.land, width: halo } }];
  });
  return [...areas, ...labels];
}
