import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matrixOf } from "../../../client/components/matrix.ts";

const code = fc.constantFrom("5301", "5323", "4401", "4419", "3301", "");
const flows = fc.uniqueArray(fc.record({ home: code, work: code, people: fc.integer({ min: 1, max: 900 }) }), { selector: ({ home, work }) => `${home}>${work}` });

describe("the origin–destination matrix", () => {
  it("counts everybody once in cells, rows and columns, however small it is", () => {
    fc.assert(fc.property(flows, fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), (some, beyond, rows, columns) => {
      const matrix = matrixOf(some, beyond, rows, columns);
      const people = some.reduce((sum, flow) => sum + flow.people, beyond);
      expect(matrix.people).toBe(people);
      expect(matrix.rows.reduce((sum, row) => sum + row.cells.reduce((all, cell) => all + cell, 0), 0)).toBe(people);
      matrix.rows.forEach((row) => expect(row.cells.reduce((sum, cell) => sum + cell, 0)).toBe(row.people));
      matrix.columns.forEach((column, index) => expect(matrix.rows.reduce((sum, row) => sum + row.cells[index]!, 0)).toBe(column.people));
    }));
  });
  it("puts the strongest first and gathers the others", () => {
    const matrix = matrixOf([{ home: "5323", work: "44", people: 5 }, { home: "5323", work: "33", people: 9 }, { home: "5323", work: "32", people: 1 }], 0, 5, 2);
    expect(matrix.columns).toEqual([{ code: "33", people: 9, count: 1 }, { code: "44", people: 5, count: 1 }, { code: null, people: 1, count: 1 }]);
  });
});
