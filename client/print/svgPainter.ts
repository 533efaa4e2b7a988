/** Marks → SVG text. Draws what a scene says and decides nothing; the same for print and for screens without WebGL. */
import type { Mark, Point, Scene, TextMark } from "../scene/marks.ts";

export interface Sheet {
  width: number;
  height: number;
  /** The scene's point in the upper left corner; [0, 0] when left out. */
  origin?: Point;
  /** Colour of the ground under everything; none when left out. */
  ground?: string;
  fontFamily?: string;
  /** Spoken by a screen reader instead of the picture. */
  title?: string;
  /** Writes key and subject on every element, so that a pointer can pick it. */
  pickable?: boolean;
  /** What the marks' lengths are: pixels, or millimetres of a paper. */
  unit?: "mm";
}

export const mapFonts = '"Source Han Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif';

/** A whole SVG document in pixels. */
export function paintSvg(scene: Pick<Scene, "marks">, sheet: Sheet): string {
  const [left, top] = sheet.origin ?? [0, 0];
  const title = sheet.title === undefined ? "" : `<title>${escapeXml(sheet.title)}</title>`;
  const ground = sheet.ground === undefined ? "" : `<rect x="${decimal(left)}" y="${decimal(top)}" width="${sheet.width}" height="${sheet.height}" fill="${escapeXml(sheet.ground)}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${sheet.width}${sheet.unit ?? ""}" height="${sheet.height}${sheet.unit ?? ""}" viewBox="${decimal(left)} ${decimal(top)} ${sheet.width} ${sheet.height}" role="img">`
    + `${title}${ground}<g font-family="${escapeXml(sheet.fontFamily ?? mapFonts)}" style="font-variant-numeric:tabular-nums">`
    + `${scene.marks.map((mark) => element(mark, sheet.pickable ?? false)).join("\n")}</g></svg>`;
}

/** The elements of some marks alone, for an SVG that stands already: the screen's labels over the map. */
export function paintSvgElements(marks: readonly Mark[], pickable = false): string {
  return marks.map((mark) => element(mark, pickable)).join("\n");
}

function element(mark: Mark, pickable: boolean): string {
  const common = `${opacity(mark)}${pickable ? identity(mark) : ""}`;
  switch (mark.kind) {
    case "path":
      return `<path d="${line(mark.points)}" fill="none" stroke="${escapeXml(mark.colour)}" stroke-width="${decimal(mark.width)}" stroke-linejoin="round"${mark.dash ? ` stroke-dasharray="${mark.dash.join(" ")}"` : ""}${common}/>`;
    case "polygon":
      return `<path d="${mark.rings.map((ring) => `${line(ring)}Z`).join("")}" fill="${escapeXml(mark.fill)}" fill-rule="evenodd"${common}/>`;
    case "circle":
      return `<circle cx="${decimal(mark.centre[0])}" cy="${decimal(mark.centre[1])}" r="${decimal(mark.radius)}" fill="${escapeXml(mark.fill ?? "none")}"${mark.stroke ? ` stroke="${escapeXml(mark.stroke)}" stroke-width="${decimal(mark.strokeWidth ?? 1)}"` : ""}${common}/>`;
    case "text":
      return text(mark, common);
  }
}

function text(mark: TextMark, common: string): string {
  const halo = mark.halo ? ` stroke="${escapeXml(mark.halo.colour)}" stroke-width="${decimal(mark.halo.width)}" stroke-linejoin="round" paint-order="stroke"` : "";
  const runs = mark.runs.map((run) => `<tspan fill="${escapeXml(run.colour)}" font-weight="${run.weight}">${escapeXml(run.text)}</tspan>`).join("");
  return `<text x="${decimal(mark.at[0])}" y="${decimal(mark.at[1])}" text-anchor="${mark.anchor}" font-size="${decimal(mark.size)}" xml:space="preserve"${halo}${common}>${runs}</text>`;
}

function line(points: readonly Point[]): string {
  return points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${decimal(x)} ${decimal(y)}`).join("");
}

function opacity(mark: Mark): string {
  return mark.opacity === undefined || mark.opacity === 1 ? "" : ` opacity="${decimal(mark.opacity)}"`;
}

/** `data-people` only where a mark claims people: so that a test can add the picture up. */
function identity(mark: Mark): string {
  const subject = mark.subject ? ` data-subject="${escapeXml(JSON.stringify(mark.subject))}"` : "";
  const people = mark.people === undefined ? "" : ` data-people="${mark.people}"`;
  return ` data-key="${escapeXml(mark.key)}" data-layer="${mark.layer}"${subject}${people}`;
}

/** Two decimals are a hundredth of a pixel. */
function decimal(value: number): string {
  return String(Math.round(value * 100) / 100);
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

/** Names come from ledgers: no letter of them may become markup. Characters that XML forbids are left out. */
export function escapeXml(value: string): string {
  // oxlint-disable-next-line no-control-regex -- exactly the characters that XML 1.0 forbids
  return value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").replace(/[&<>"']/g, (letter) => entities[letter]!);
}
