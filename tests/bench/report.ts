/** One line of the bench table, and how it is printed. */
export interface BenchRow {
  name: string;
  value: number;
  unit: string;
  /** What it should be, for the reader. */
  target?: string;
  ok?: boolean;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) throw new Error("the median of no values");
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

export function printRows(rows: readonly BenchRow[]): void {
  for (const { name, value, unit, target, ok } of rows) {
    const figure = value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
    console.log(`${ok === undefined ? " " : ok ? "✓" : "✗"} ${name}：${figure} ${unit}${target ? `（目标 ${target}）` : ""}`);
  }
}
