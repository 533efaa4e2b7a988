import { beforeEach, describe, expect, it } from "vitest";
import { useFilter } from "../../../client/stores/useFilter.ts";
import { emptyFilter } from "../../../server/vocabulary.ts";

const { filter, change, restore, undo, redo, reset, canUndo, canRedo, canReset } = useFilter();
const days = (from: number, to: number) => ({ days: { from: `2021-02-${from}`, to: `2021-02-${to}` } });

describe("the filter", () => {
  beforeEach(() => restore(emptyFilter));

  it("undoes and redoes a change", () => {
    change({ homes: ["532301"] });
    undo();
    expect([filter.value, canUndo.value, canRedo.value]).toEqual([emptyFilter, false, true]);
    redo();
    expect(filter.value.homes).toEqual(["532301"]);
  });
  it("undoes a whole drag at once, be it of a new brush or of one that stood", () => {
    change(days(17, 17));
    for (const to of [18, 19, 20]) change(days(17, to), { settled: false });
    change(days(17, 20)); // taken hold of again
    for (const from of [18, 19]) change(days(from, from + 3), { settled: false });
    undo();
    expect(filter.value).toMatchObject(days(17, 20));
    undo();
    expect([filter.value, canUndo.value]).toEqual([emptyFilter, false]);
  });
  it("forgets what was undone when something else is chosen", () => {
    change({ organised: true });
    undo();
    change({ organised: false });
    expect(canRedo.value).toBe(false);
  });
  it("does not count a change to the same", () => {
    change({ homes: [] });
    expect(canUndo.value).toBe(false);
  });
  it("keeps the movement when it is cleared", () => {
    change({ movement: "goBack", organised: true });
    expect(canReset.value).toBe(true);
    reset();
    expect([filter.value, canReset.value]).toEqual([{ ...emptyFilter, movement: "goBack" }, false]);
  });
});
