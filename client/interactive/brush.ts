/** How a brush over whole days is dragged and moved by keys. Days count from the first of the campaign. */

export interface Brush {
  from: number;
  to: number;
}

export function spanOf(a: number, b: number): Brush {
  return { from: Math.min(a, b), to: Math.max(a, b) };
}

/** Moved by whole days, or with `resize` its end moved; inside the campaign and one day long at least. */
export function movedBrush(brush: Brush | null, by: number, resize: boolean, days: number): Brush {
  const { from, to } = brush ?? { from: 0, to: days - 1 };
  if (resize) return { from, to: Math.max(from, Math.min(days - 1, to + by)) };
  const shift = Math.max(-from, Math.min(days - 1 - to, by));
  return { from: from + shift, to: to + shift };
}

/** What a drag that begins on a day does: near an end it moves the end, inside it moves the brush, elsewhere it makes a new one. */
export function dragFrom(brush: Brush | null, day: number, nearEdge: (day: number) => boolean, days: number): (to: number) => Brush {
  if (brush && nearEdge(brush.from)) return (to) => spanOf(brush.to, to);
  if (brush && nearEdge(brush.to + 1)) return (to) => spanOf(brush.from, to);
  if (brush && day >= brush.from && day <= brush.to) return (to) => movedBrush(brush, to - day, false, days);
  return (to) => spanOf(day, to);
}
