/** The script of an interactive file: reads the content that stands in it, draws, and listens. No request is ever made. */
import { mapFonts, paintSvg } from "../print/svgPainter.ts";
import { inWords, share } from "../print/speech.ts";
import { movements } from "../../server/vocabulary.ts";
import type { Mark } from "../scene/marks.ts";
import { formatDays } from "../words/days.ts";
import { dayAt, chartMarks } from "./chart.ts";
import { cellsOf, count, type Counted, type View } from "./counting.ts";
import type { InteractiveContent } from "./content.ts";
import { figureHtml, protectedHtml } from "./figure.ts";
import { listenToBrush, listenToPage, listenToTable } from "./listening.ts";
import { openFile } from "./opened.ts";
import { pictureOf } from "./picture.ts";
import { byNight } from "./recolour.ts";
import { rowsOf, tableHtml, type Side } from "./rows.ts";
import { shellHtml } from "./shell.ts";

const file = openFile(JSON.parse(element("content").textContent) as InteractiveContent); // the server wrote it
const { content, say, columns } = file;
element("page").innerHTML = shellHtml(file);

let view: View = { movement: content.opens.movement, home: null, days: content.opens.movement === "stay" ? null : content.opens.days };
let side: Side = "work";
let chosen: string | null = null;
let theme: "day" | "night" = "day";
let counted: Counted = count(file.movements, view, columns.length);

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no element "${id}"`);
  return found;
}

/** Pixels of a millimetre: letters as large as on paper, larger on a wall. */
const pixelsPerMillimetre = () => Math.max(4.6, Math.min(7.5, innerWidth / 290));

function painted(marks: readonly Mark[], { width, height }: { width: number; height: number }, title: string): string {
  return paintSvg({ marks: theme === "night" ? byNight(marks) : marks }, { width, height, title, fontFamily: mapFonts, pickable: true });
}

function sizeOf(id: string): { width: number; height: number } {
  const { clientWidth, clientHeight } = element(id);
  const factor = pixelsPerMillimetre();
  return { width: Math.max(60, clientWidth / factor), height: Math.max(18, clientHeight / factor) };
}

function drawMap(size = sizeOf("map")): void {
  const picture = pictureOf(file, view, cellsOf(file.movements, view), size);
  element("map").innerHTML = painted(picture.marks, size, `${content.title}：${say(`movements.${view.movement}`)} ${inWords(counted.people)}`);
  element("drawn").textContent = counted.people === 0 ? "" : say("map.drawn", { drawn: inWords(picture.drawn), share: share(picture.drawn, counted.people) });
  emphasise();
}

function drawChart(): void {
  const stays = view.movement === "stay";
  const size = sizeOf("chart");
  element("chart").innerHTML = stays ? "" : painted(chartMarks(file, view, counted, size), size, say("chart.title"));
  element("chart").inert = stays;
  const { from, to } = view.days ?? { from: 0, to: columns.length - 1 };
  const words = stays ? say("chart.none") : view.days ? say("chart.days", { days: formatDays(columns[from]!.date, columns[to]!.date, content.language) }) : say("chart.all");
  element("days").textContent = words;
  element("all-days").hidden = view.days === null;
  element("no-dates").textContent = stays ? "" : `${counted.weeks.some((people) => people > 0) ? `${say("chart.week")}　` : ""}${say("chart.noDates", { undated: inWords(counted.undated), anyDay: inWords(counted.anyDay) })}`;
  for (const [name, value] of [["aria-valuenow", from], ["aria-valuemax", columns.length - 1], ["aria-valuetext", words]] as const) element("chart").setAttribute(name, String(value));
}

function drawSide(): void {
  const everyDay = count(file.movements, { ...view, days: null }, columns.length).people;
  element("figure").innerHTML = figureHtml(file, view, counted, everyDay);
  element("protected").innerHTML = protectedHtml(file, view, counted);
  element("table").innerHTML = tableHtml(file, view, side, counted, chosen);
  for (const button of document.querySelectorAll<HTMLElement>("[data-side]")) button.setAttribute("aria-pressed", String(button.dataset["side"] === side));
  for (const radio of document.querySelectorAll<HTMLInputElement>("[name=movement]")) radio.checked = radio.value === view.movement;
  (element("home") as HTMLSelectElement).value = view.home ?? ""; // it is a select in the shell
}

/** Flows and places that the chosen row has nothing to do with step back. */
function emphasise(): void {
  const isRelated = (subject: Record<string, string>) => [subject["home"], subject["work"], subject["region"]].includes(chosen ?? "");
  for (const mark of document.querySelectorAll<SVGElement>("#map [data-subject]")) {
    mark.classList.toggle("dimmed", chosen !== null && side === "work" && !isRelated(JSON.parse(mark.dataset["subject"] ?? "{}") as Record<string, string>)); // written by the painter
  }
}

/** Millimetres of the map on A4 (page.css). */
const printedMap = { width: 196, height: 118 };

let waiting = 0;
/** Figures, table and chart at once; the map, which takes longest, when nothing more is asked for at the moment. */
function draw(): void {
  counted = count(file.movements, view, columns.length);
  drawSide();
  drawChart();
  clearTimeout(waiting);
  waiting = window.setTimeout(() => drawMap(), restMs);
}
const restMs = 60;

function change(patch: Partial<View>): void {
  view = { ...view, ...patch };
  if (view.movement === "stay") view.days = null;
  draw();
}

function choose(code: string | null): void {
  chosen = code === chosen ? null : code;
  drawSide();
  emphasise();
  const row = rowsOf(file, side, counted).find((one) => one.code === chosen);
  element("spoken").textContent = row ? say("map.spoken", { name: row.name, people: inWords(row.people), share: share(row.people, counted.people) }) : "";
}

function setTheme(next: "day" | "night"): void {
  theme = next;
  document.documentElement.dataset["theme"] = next;
  element("theme").textContent = say(`theme.${next === "day" ? "night" : "day"}`);
  draw();
}

listenToPage({
  onMovement: (value) => change({ movement: movements.find((movement) => movement === value) ?? view.movement }),
  onHome: (value) => { chosen = null; change({ home: value === "" ? null : value }); },
  onSide: (value) => { side = value; chosen = null; draw(); },
  onTheme: () => setTheme(theme === "day" ? "night" : "day"),
  onPrint: () => { const before = theme; setTheme("day"); drawMap(printedMap); return () => setTheme(before); },
  onResize: draw, onAllDays: () => change({ days: null }),
});
listenToTable(element("table"), element("map"), choose);
listenToBrush(element("chart"), { days: columns.length, brush: () => view.days, dayAt: (pixels) => dayAt(pixels / pixelsPerMillimetre(), sizeOf("chart"), columns.length), onBrush: (days) => change({ days }) });
setTheme("day");
drawMap();
