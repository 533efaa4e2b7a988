/** The linear programme behind the lower bound, kept in HiGHS from round to round: rows are demand and vehicles, columns are trips and people left to the next best thing. */
import loadHighs, { type Model } from "highs";

export interface Column {
  cost: number;
  rows: number[];
  values: number[];
}

export interface Answer {
  objective: number;
  /** Dual value of each row. */
  rows: Float64Array;
  /** Value of each column, in the order in which they were added. */
  columns: Float64Array;
}

export interface Master {
  add(columns: Column[]): void;
  /** Least activity of a demand row, greatest of a vehicle row. */
  setLower(row: number, least: number): void;
  setUpper(row: number, most: number): void;
  /** Another price for a column; Infinity forbids it. */
  setCost(column: number, cost: number): void;
  /** Null when the solver does not reach an optimum within its limit of iterations. Says which simplex: primal after columns came in, dual after bounds changed. */
  solve(simplex?: "primal" | "dual"): Answer | null;
  dispose(): void;
}

const simplexStrategies = { primal: 4, dual: 1 };

/** Rows with their least (demand) or greatest (vehicles) activity. */
export async function createMaster(lower: number[], upper: number[]): Promise<Master> {
  const highs = await loadHighs();
  const model: Model = highs.createModel();
  model.options.set({ output_flag: false, simplex_primal_edge_weight_strategy: 1, simplex_iteration_limit: 200_000 });
  const finite = (value: number) => (value === Infinity ? highs.infinity : value === -Infinity ? -highs.infinity : value);
  model.addRows({ lower: Float64Array.from(lower, finite), upper: Float64Array.from(upper, finite), matrix: { format: "csr", numRows: lower.length, numCols: 0, starts: new Int32Array(lower.length + 1), indices: new Int32Array(0), values: new Float64Array(0) } });
  return {
    add(columns) {
      if (columns.length === 0) return;
      const starts = Int32Array.from([0, ...columns.map(() => 0)]);
      columns.forEach((column, index) => (starts[index + 1] = (starts[index] as number) + column.rows.length));
      model.addCols({
        cost: Float64Array.from(columns, (column) => column.cost),
        lower: new Float64Array(columns.length),
        upper: new Float64Array(columns.length).fill(highs.infinity),
        matrix: { format: "csc", numRows: lower.length, numCols: columns.length, starts, indices: Int32Array.from(columns.flatMap((column) => column.rows)), values: Float64Array.from(columns.flatMap((column) => column.values)) },
      });
    },
    setLower: (row, least) => void model.changeRowBounds(row, least, highs.infinity),
    setUpper: (row, most) => void model.changeRowBounds(row, -highs.infinity, finite(most)),
    setCost: (column, cost) => void (cost === Infinity ? model.changeColBounds(column, 0, 0) : model.changeColCost(column, cost)),
    solve(simplex = "primal") {
      model.options.set("simplex_strategy", simplexStrategies[simplex]);
      model.run();
      if (model.getModelStatus() !== highs.constants.modelStatus.optimal) return null;
      const { rowDual, colValue } = model.getSolution();
      return { objective: model.getObjectiveValue(), rows: rowDual, columns: colValue };
    },
    dispose: () => model.dispose(),
  };
}
