/** The page that everything is drawn on: measures in points, room, page breaks. */
import type PDFDocument from "pdfkit";
import { printable } from "./paper.ts";

export type Document = InstanceType<typeof PDFDocument>;

export const margin = 34;
const footerHeight = 18;
export const pageMargins = { top: margin, left: margin, right: margin, bottom: margin + footerHeight };
export const lineWidth = 0.5;
/** Behind headings and labels; stays light on a photocopy. */
export const shade = "#e6e6e6";
export const textSize = 8.5;

export function innerWidth({ page }: Document): number {
  return page.width - 2 * margin;
}

/** Lowest point that a block may reach. */
export function floorOf({ page }: Document): number {
  return page.height - margin - footerHeight;
}

/** Begins a page when there is not so much room left. */
export function needRoom(document: Document, height: number): void {
  if (document.y + height > floorOf(document)) document.addPage();
}

export type Weight = "regular" | "bold";

/** Bold is the same face with an outline: a second face would double the time of a sheet (each is cut to size, 80 ms) and its bytes. */
export function write(document: Document, weight: Weight, text: string, left: number, top: number, options: PDFKit.Mixins.TextOptions): void {
  if (weight === "bold") document.lineWidth(0.32).strokeColor("#000");
  document.fillColor("#000").text(printable(text), left, top, weight === "bold" ? { ...options, fill: true, stroke: true } : options);
}
