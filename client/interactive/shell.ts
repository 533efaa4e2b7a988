/** The page around map, table and chart: written once when it opens. Every text that comes from outside is escaped. */
import { codeMarks } from "../print/code.ts";
import { escapeXml, paintSvg } from "../print/svgPainter.ts";
import { movements } from "../../server/vocabulary.ts";
import type { OpenedFile } from "./opened.ts";

export function shellHtml(file: OpenedFile): string {
  return `<a class="skip" href="#table">${file.say("skip")}</a>${headerHtml(file)}<main>${sideHtml(file)}<section class="map" aria-label="${file.say("map.label")}"><div id="map"></div><p id="drawn" class="quiet"></p></section>${timeHtml(file)}</main>${footerHtml(file)}<p id="spoken" class="hidden" aria-live="polite"></p>`;
}

function headerHtml({ content, say, sayOnMap }: OpenedFile): string {
  const facts = [[sayOnMap("asOf"), content.asOf], ...content.facts].map(([label = "", value = ""]) => `<span>${escapeXml(label)} <b>${escapeXml(value)}</b></span>`).join("");
  return `<header><div class="line"><h1>${escapeXml(content.title)}</h1><p class="subtitle">${escapeXml(content.subtitle)}</p><span class="tools">${content.demo ? `<b class="demo">${sayOnMap("demo")}</b>` : ""}`
    + `<button id="theme" class="chip" aria-label="${say("themeLabel")}"></button><button id="print" class="chip">${say("print")}</button></span></div>`
    + `<p class="sentence">${escapeXml(content.sentence)}</p><p class="facts">${facts}</p></header>`;
}

function sideHtml({ content, counties, say, shortName, listName }: OpenedFile): string {
  const radio = (movement: string) => `<label><input type="radio" name="movement" value="${movement}"><span>${say(`movements.${movement}`)}</span></label>`;
  const option = (code: string) => `<option value="${code}">${escapeXml(listName(code))}</option>`;
  const all = say("allHomes", { name: content.inside === "" ? content.subtitle : shortName(content.inside) });
  return `<aside><fieldset class="movements"><legend class="hidden">${say("movement")}</legend>${movements.map(radio).join("")}</fieldset>`
    + `<label class="home"><span class="quiet">${say("home")}</span> <select id="home"><option value="">${escapeXml(all)}</option>${counties.map(option).join("")}</select></label>`
    + `<div id="figure"></div><div class="tabs" role="group" aria-label="${say("table.side")}"><button data-side="work">${say("table.work")}</button><button data-side="home">${say("table.home")}</button></div>`
    + `<div class="scroll"><table id="table" tabindex="-1"></table></div><div id="protected" class="quiet"></div></aside>`;
}

function timeHtml({ say }: OpenedFile): string {
  return `<section class="time"><p class="line"><b>${say("chart.title")}</b><span id="days"></span><button id="all-days" class="chip">${say("chart.clear")}</button><span id="no-dates" class="quiet"></span></p>`
    + `<div id="chart" role="slider" tabindex="0" aria-label="${say("chart.brush")}" aria-valuemin="0"></div></section>`;
}

function footerHtml({ content, say, sayOnMap }: OpenedFile): string {
  const code = content.code ? paintSvg({ marks: codeMarks(content.code, { x: 0, y: 0, width: 20, height: 20 }) }, { width: 20, height: 20, title: content.number ?? "" }) : "";
  return `<footer><div><p><span>${escapeXml(sayOnMap("source", { ledger: sayOnMap("ledger") }))}</span><span class="approval">${escapeXml(sayOnMap("approval", { number: content.approvalNumber ?? sayOnMap("pending") }))}</span></p>`
    + `${content.notes === "" ? "" : `<p class="notes">${sayOnMap("notes")}　${escapeXml(content.notes)}</p>`}</div>`
    + `<div class="number"><p>${say("footer.number")} <b>${escapeXml(content.number ?? sayOnMap("numberPending"))}</b></p><p>${say("footer.made")}</p></div>${code}</footer>`;
}
