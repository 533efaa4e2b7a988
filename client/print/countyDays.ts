/** The days of a county as small maps on one scale: the area of a disc is its people. */
import { festivalPlans, isWithin, labels, type FestivalPlan } from "../../server/vocabulary.ts";
import { dayColumns } from "../cube/calendar.ts";
import { baseMarks } from "../scene/base.ts";
import type { Mark, Point } from "../scene/marks.ts";
import type { Rect } from "../scene/plane.ts";
import { transverseAround } from "../scene/projections.ts";
import { countyAreas } from "../scene/sceneNodes.ts";
import { thinnedMarks } from "../scene/smallMap.ts";
import { scaledMarks } from "../scene/scaled.ts";
import { themes } from "../scene/theme.ts";
import { formatDay } from "../words/days.ts";
import { en } from "../words/en.ts";
import type { CountyFigures, DayBox } from "./countyFigures.ts";
import { countyGrid } from "./countyGrid.ts";
import type { CountyWords } from "./countyTables.ts";
import { bar, fittingSize, frameLine, letters, stroke, widthOf } from "./ink.ts";
import type { BriefingMaterial } from "./material.ts";
import { inWords } from "./speech.ts";

const paper = themes.paper;
/** Darker than #E4E4E4, so that it does not vanish in greyscale. */
const shade = "#D0D9E4";
/** Millimetres: the radius of the most people, and of the fewest that are seen. */
const [largest, smallest] = [1.7, 0.2];
/** Units of the small map: thinned in these, so that an outline has no more points than anybody sees. */
const fine = 8;

export function dayBoxMarks(material: BriefingMaterial, figures: CountyFigures, words: CountyWords): Mark[] {
  const { campaign, filter: { movement } } = material;
  const { say } = words;
  const { boxes } = figures;
  const { daysAt, map, townships } = countyGrid;
  if (movement === "stay") return planMarks(material, words);
  const right = townships.x + townships.width;
  const head = [
    stroke([[map.x, daysAt], [right, daysAt]], 0.35, paper.text1), letters(say(`county.days.${movement}`), [map.x, daysAt + 4.4], { size: 9.5, colour: paper.text1, weight: 700 }),
    letters(say("county.daysNote", { people: inWords(figures.people) }), [map.x + Math.max(34, widthOf(say(`county.days.${movement}`), 9.5, 700) + 5), daysAt + 4.4], { size: 7, colour: paper.text2 }),
  ];
  const shaded = new Set(dayColumns(campaign).filter(({ holiday, weekend }) => holiday || weekend).map(({ date }) => date));
  const peak = boxes.filter(({ kind }) => kind === "day").reduce<DayBox | null>((most, box) => (box.people > (most?.people ?? 0) ? box : most), null);
  const most = Math.max(1, ...boxes.flatMap((box) => box.townships.map(({ people }) => people)));
  const small = smallMapOf(material, figures);
  return [...head, ...boxes.flatMap((box, index) => {
    const frame = frameOf(index);
    const ground = box.date !== null && shaded.has(box.date) ? shade : paper.land;
    return [
      bar(frame, ground), ...small.base(frame), ...discs(box, small.places, frame, most, words.colour), ...captions(box, material, words, frame),
      frameLine(frame, box === peak ? 0.5 : 0.12, box === peak ? paper.text1 : paper.hairline),
    ];
  })];
}

/** Those who stay have no day: their share among all plans for the festival instead. */
function planMarks({ answer: { totals }, language }: BriefingMaterial, { say }: CountyWords): Mark[] {
  const { daysAt, map, townships } = countyGrid;
  const right = townships.x + townships.width;
  const most = Math.max(1, ...festivalPlans.map((plan) => totals[plan]));
  const colours = { return: paper.return, stay: paper.stay, home: paper.atHome, undecided: paper.undecided } satisfies Record<FestivalPlan, string>;
  const names = language === "en" ? en.plan : labels.festivalPlan;
  return [
    stroke([[map.x, daysAt], [right, daysAt]], 0.35, paper.text1), letters(say("chart.title.stay"), [map.x, daysAt + 4.4], { size: 9.5, colour: paper.text1, weight: 700 }),
    ...festivalPlans.flatMap((plan, index): Mark[] => {
      const at = daysAt + 14 + index * 9;
      const weight = plan === "stay" ? 700 : 400;
      return [
        letters(names[plan], [map.x, at], { size: 8, colour: paper.text1, weight }), bar({ x: map.x + 22, y: at - 3.4, width: ((right - map.x - 44) * totals[plan]) / most, height: 4.2 }, colours[plan]),
        letters(inWords(totals[plan]), [right, at], { size: 8, colour: paper.text1, weight, anchor: "end" }),
      ];
    }),
  ];
}

function frameOf(index: number): Rect {
  const { columns, x, y, width, height, gap } = countyGrid.boxes;
  return { x: x + (index % columns) * (width + gap), y: y + Math.floor(index / columns) * (height + gap), width, height };
}

function captions(box: DayBox, { lunarOf, language }: BriefingMaterial, { say }: CountyWords, { x, y, width }: Rect): Mark[] {
  const title = box.date === null ? say(`county.box.${box.kind}`) : formatDay(box.date, language);
  const lunar = box.date === null ? null : lunarOf(box.date);
  const special = lunar !== null && (lunar.eve || lunar.newYear);
  const below = lunar === null ? "" : lunar.eve ? say("chart.eve") : language === "en" ? `${lunar.month}·${lunar.day}` : lunar.dayName;
  return [
    letters(title, [x + 1, y + 3], { size: fittingSize(title, 7, width - 9, 500), colour: paper.text1, weight: 500 }), ...(below === "" ? [] : [letters(below, [x + 1, y + 6], { size: 6.2, colour: special ? paper.unserved : paper.text2 })]),
    letters(inWords(box.people), [x + width - 1, y + 5.6], { size: 8, colour: paper.text1, weight: 700, anchor: "end" }),
  ];
}

interface SmallMap {
  base(frame: Rect): Mark[];
  /** From the upper left corner of a box. */
  places: ReadonlyMap<string, Point>;
}

function smallMapOf({ geography, regions }: BriefingMaterial, { county, townships }: CountyFigures): SmallMap {
  const { width, height } = countyGrid.boxes;
  const areas = countyAreas([county], geography);
  const corners = areas.flatMap(({ polygons }) => polygons.flatMap((rings) => rings[0] ?? [])).map(([lon = 0, lat = 0]) => [lon, lat] as const);
  if (corners.length === 0) return { base: () => [], places: new Map() };
  const { project } = transverseAround({ x: 1.5 * fine, y: 7 * fine, width: (width - 3) * fine, height: (height - 8) * fine }, corners);
  const theme = { ...paper, lines: { ...paper.lines, outline: 0.9 } };
  const marks = scaledMarks(thinnedMarks(baseMarks({ base: { neighbours: [], land: areas, outline: areas.flatMap(({ polygons }) => polygons.flat()) }, project }, theme)), 1 / fine);
  const places = townships.flatMap(({ code }) => {
    const region = regions.get(code);
    if (!region || region.lon === null || region.lat === null || !isWithin(code, county)) return [];
    const [x, y] = project(region.lon, region.lat);
    return [[code, [x / fine, y / fine]] as const];
  });
  return { base: ({ x, y }) => marks.map((mark) => moved(mark, x, y)), places: new Map(places) };
}

/** Areas and lines of the base alone: it has nothing else. */
function moved(mark: Mark, x: number, y: number): Mark {
  const shift = ([dx, dy]: Point): Point => [x + dx, y + dy];
  if (mark.kind === "polygon") return { ...mark, rings: mark.rings.map((ring) => ring.map(shift)) };
  return mark.kind === "path" ? { ...mark, points: mark.points.map(shift) } : mark;
}

function discs({ townships }: DayBox, places: SmallMap["places"], { x, y }: Rect, most: number, colour: string): Mark[] {
  return townships.toSorted((a, b) => b.people - a.people).flatMap(({ code, people }): Mark[] => {
    const at = places.get(code);
    return at ? [{ kind: "circle", layer: "node", key: `day:${code}`, centre: [x + at[0], y + at[1]], radius: Math.max(smallest, largest * Math.sqrt(people / most)), fill: colour, stroke: paper.land, strokeWidth: 0.1 }] : [];
  });
}
