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
  /** Null when the solver does not reach an optimum within its limits. */
  solve(method: Method): Answer | null;
  /** Whole values of these columns, by branch and bound over at most so many nodes; null when none were found. Only whole values are asked for afterwards. */
  solveWhole(columns: readonly number[], nodes: number): Answer | null;
  dispose(): void;
}

/**
 * Interior points give duals from amid all best ones, nearly exact, and call for far fewer rounds than corners do; a corner has whole columns to round to.
 * Primal simplex after columns came in, dual after bounds changed.
 */
export type Method = "interior" | "primal" | "dual";

/** Coarse, a sixth quicker than finer ones: it misses the tolerances that HiGHS asks of an optimum, so the status is then unknown. */
const nearly = 1e-4;
/** Share of the cost within which an answer is as good as the best. */
const nearEnough = 0.001;
const methods = {
  interior: { solver: "ipm", run_crossover: "off", ipm_optimality_tolerance: nearly },
  primal: { solver: "simplex", simplex_strategy: 4 },
  dual: { solver: "simplex", simplex_strategy: 1 },
} as const;

/** One solver for all models of a thread. */
let loaded: ReturnType<typeof loadHighs> | undefined;

/** Rows with their least (demand) or greatest (vehicles) activity. */
export async function createMaster(lower: number[], upper: number[]): Promise<Master> {
  const highs = await (loaded ??= loadHighs());
  const model: Model = highs.createModel();
  model.options.set({ output_flag: false, simplex_primal_edge_weight_strategy: 1, simplex_iteration_limit: 200_000 });
  const finite = (value: number) => (value === Infinity ? highs.infinity : value === -Infinity ? -highs.infinity : value);
  model.addRows({ lower: Float64Array.from(lower, finite), upper: Float64Array.from(upper, finite), matrix: { format: "csr", numRows: lower.length, numCols: 0, starts: new Int32Array(lower.length + 1), indices: new Int32Array(0), values: new Float64Array(0) } });
  /** Interior points that miss a tolerance by a hair leave the status unknown: near is near enough, because pricing proves the bound with any duals. */
  const solved = (method: Method): boolean => {
    const status = model.getModelStatus();
    return status === highs.constants.modelStatus.optimal || (method === "interior" && status === highs.constants.modelStatus.unknown && Number(model.info.get("primal_dual_objective_error")) < nearEnough);
  };
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
    solve(method) {
      model.options.set(methods[method]);
      model.run();
      return solved(method) ? answerOf(model) : null;
    },
    solveWhole(columns, nodes) {
      model.options.set({ solver: "choose", mip_max_nodes: nodes, mip_rel_gap: nearEnough });
      for (const column of columns) model.changeColIntegrality(column, highs.constants.variableType.integer);
      model.run();
      const answer = answerOf(model);
      return Number.isFinite(answer.objective) ? answer : null;
    },
    dispose: () => model.dispose(),
  };
}

function answerOf(model: Model): Answer {
  const { rowDual, colValue } = model.getSolution();
  return { objective: model.getObjectiveValue(), rows: rowDual, columns: colValue };
}
