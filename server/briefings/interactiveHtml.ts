/** An interactive file: one page of HTML with everything in it, which the browser itself forbids to ask for more. */
import { fewest } from "../../client/interactive/cells.ts";
import type { InteractiveContent } from "../../client/interactive/content.ts";
import { sayInteractive } from "../../client/interactive/speech.ts";
import { escapeXml } from "../../client/print/svgPainter.ts";
import type { PageCode } from "./interactiveScript.ts";

export function interactiveHtml(content: InteractiveContent, { script, style, scriptHash }: PageCode): string {
  const policy = `default-src 'none'; script-src '${scriptHash}'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="${content.language}" data-theme="day">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Guitu; no cell of fewer than ${fewest} people">
<link rel="icon" href="data:,">
<title>${escapeXml(content.title)}</title>
<style>${style.replaceAll("</", "<\\/")}</style>
</head>
<body>
<div id="page"><noscript>${escapeXml(sayInteractive(content.language)("noScript"))}</noscript></div>
<script type="application/json" id="content">${insideJson(content)}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** JSON of which no letter can end its element, open another, or be a line's end to JavaScript. */
export function insideJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
