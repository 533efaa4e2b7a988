/** Rows of the page's table, the twin of the map: each place of a cell once, with the same people. */
import { inWords, share } from "../print/speech.ts";
import { escapeXml } from "../print/svgPainter.ts";
import { levelOf } from "../../server/vocabulary.ts";
import { anyRegion } from "./cells.ts";
import type { Counted, View, WorkRow } from "./counting.ts";
import type { OpenedFile } from "./opened.ts";

export type Side = "work" | "home";

export interface TableRow {
  code: string;
  name: string;
  people: number;
  /** Whether it can be chosen: it is a place. */
  isPlace: boolean;
}

export function rowsOf(file: OpenedFile, side: Side, { works, homes }: Counted): TableRow[] {
  if (side === "work") return works.map((row) => ({ code: row.code, name: workName(file, row), people: row.people, isPlace: row.code !== "" && row.code !== anyRegion }));
  return homes.map(({ code, people }) => ({ code, people, name: code === anyRegion ? file.say("otherHomes") : file.listName(code), isPlace: code !== anyRegion }));
}

/** A province stands for those of its cities that were merged, for those that the ledger does not name, or for both. */
export function workName({ say, listName, content: { inside } }: OpenedFile, { code, people, merged }: WorkRow): string {
  if (code === anyRegion) return say("table.other");
  if (code === "") return say("table.unknown");
  const name = listName(code);
  if (inside !== "" && code === inside) return say("table.inside", { name });
  if (levelOf(code) !== "province") return name;
  return say(merged === 0 ? "table.city" : merged === people ? "table.cityMerged" : "table.cityBoth", { name });
}

/** The whole table. One row is in the tab order: the chosen one, or the first. */
export function tableHtml(file: OpenedFile, view: View, side: Side, counted: Counted, chosen: string | null): string {
  const { say, content: { seats } } = file;
  const rows = rowsOf(file, side, counted);
  const total = rows.reduce((sum, { people }) => sum + people, 0);
  const most = Math.max(1, ...rows.map(({ people }) => people));
  const hasBuses = view.movement !== "stay";
  const buses = (people: number) => (hasBuses ? `<td class="quiet">${(people / seats).toFixed(1)}</td>` : "");
  const reachable = rows.find(({ code }) => code === chosen)?.code ?? rows[0]?.code;
  const row = ({ code, name, people, isPlace }: TableRow) => `<tr data-code="${escapeXml(code)}" tabindex="${code === reachable ? 0 : -1}"${isPlace ? "" : ' class="rest"'}${code === chosen ? ' aria-current="true"' : ""}><th scope="row" title="${escapeXml(name)}">${escapeXml(name)}</th>`
    + `<td class="measure" aria-hidden="true"><i style="width:${((people / most) * 100).toFixed(1)}%"></i></td><td class="strong">${inWords(people)}</td>${buses(people)}<td class="quiet">${share(people, total)}</td></tr>`;
  return `<caption class="hidden">${escapeXml(say("table.caption", { title: say(`movements.${view.movement}`), people: inWords(total) }))}</caption>`
    + `<thead><tr><th scope="col">${say(`table.${side}`)}</th><td></td><th scope="col">${say("table.people")}</th>${hasBuses ? `<th scope="col">${say("table.buses")}</th>` : ""}<th scope="col">${say("table.share")}</th></tr></thead>`
    + `<tbody>${rows.map(row).join("")}</tbody><tfoot><tr><th scope="row">${say("table.total")}</th><td></td><td class="strong" id="total">${inWords(total)}</td>${buses(total)}<td></td></tr></tfoot>`;
}
