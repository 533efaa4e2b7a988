/** What a reader does with pointer and keys, told to the page. */
import { dragFrom, movedBrush, type Brush } from "./brush.ts";
import type { Side } from "./rows.ts";

export interface PageEvents {
  onMovement(value: string): void;
  onHome(value: string): void;
  onSide(side: Side): void;
  onTheme(): void;
  onAllDays(): void;
  onResize(): void;
  /** Paper is white and has its own measures; answers what puts the screen back. */
  onPrint(): () => void;
}

export function listenToPage({ onMovement, onHome, onSide, onTheme, onAllDays, onResize, onPrint }: PageEvents): void {
  const on = (selector: string, type: string, listener: (target: HTMLInputElement) => void) => {
    for (const one of document.querySelectorAll<HTMLInputElement>(selector)) one.addEventListener(type, () => listener(one));
  };
  on("[name=movement]", "change", ({ value }) => onMovement(value));
  on("#home", "change", ({ value }) => onHome(value));
  on("[data-side]", "click", ({ dataset }) => onSide(dataset["side"] === "home" ? "home" : "work"));
  on("#theme", "click", onTheme);
  on("#all-days", "click", onAllDays);
  on("#print", "click", () => window.print());
  addEventListener("resize", onResize);
  let back = () => {};
  addEventListener("beforeprint", () => { back = onPrint(); });
  addEventListener("afterprint", () => back());
}

/** Rows are moved over by arrow keys and chosen by Enter or a click, like the places and arrows of the map. */
export function listenToTable(table: HTMLElement, map: HTMLElement, choose: (code: string) => void): void {
  const rowOf = (target: EventTarget | null) => (target instanceof Element ? target.closest<HTMLElement>("tbody tr") : null);
  const take = (row: HTMLElement | null) => {
    if (!row || row.classList.contains("rest")) return;
    const code = row.dataset["code"] ?? "";
    choose(code);
    table.querySelector<HTMLElement>(`tr[data-code="${code}"]`)?.focus();
  };
  table.addEventListener("click", ({ target }) => take(rowOf(target)));
  table.addEventListener("keydown", (event) => {
    const row = rowOf(event.target);
    const rows = [...table.querySelectorAll<HTMLElement>("tbody tr")];
    const index = row ? rows.indexOf(row) : -1;
    const next = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (event.key === "Enter" || event.key === " ") take(row);
    else if (next !== undefined) rows[Math.max(0, Math.min(rows.length - 1, next))]?.focus();
    else return;
    event.preventDefault();
  });
  map.addEventListener("click", ({ target }) => {
    const mark = target instanceof Element ? target.closest<SVGElement>("[data-subject]") : null;
    if (!mark) return;
    const subject = JSON.parse(mark.dataset["subject"] ?? "{}") as { work?: string; region?: string }; // written by the painter
    const code = subject.work ?? subject.region ?? "";
    if (table.querySelector(`tr[data-code="${code}"]`)) choose(code);
  });
}

export interface BrushEvents {
  days: number;
  brush(): Brush | null;
  /** Pixels from the chart's left edge. */
  dayAt(pixels: number): number;
  onBrush(brush: Brush | null): void;
}

/** Pixels beside an end of the brush that still take hold of it. */
const grip = 8;

export function listenToBrush(chart: HTMLElement, { days, brush, dayAt, onBrush }: BrushEvents): void {
  let drag: ((to: number) => Brush) | null = null;
  const pixelsOf = (event: PointerEvent) => event.clientX - chart.getBoundingClientRect().left;
  const edgeBetween = (pixels: number) => (day: number) => dayAt(pixels - grip) < day && dayAt(pixels + grip) >= day;
  chart.addEventListener("pointerdown", (event) => {
    chart.setPointerCapture(event.pointerId);
    const pixels = pixelsOf(event);
    drag = dragFrom(brush(), dayAt(pixels), edgeBetween(pixels), days);
    onBrush(drag(dayAt(pixels)));
  });
  chart.addEventListener("pointermove", (event) => { if (drag) onBrush(drag(dayAt(pixelsOf(event)))); });
  const settle = () => { drag = null; };
  chart.addEventListener("pointerup", settle);
  chart.addEventListener("pointercancel", settle);
  chart.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by !== undefined) onBrush(movedBrush(brush(), by, event.shiftKey, days));
    else if (event.key === "Escape") onBrush(null);
    else return;
    event.preventDefault();
  });
}
