import { beforeEach, describe, expect, it } from "vitest";
import { useFolds } from "../../../client/stores/useFolds.ts";

const { folded, isFolded, fold, restore } = useFolds();

describe("the folded panels", () => {
  beforeEach(() => restore([]));

  it("are one list in one order, whichever was folded first", () => {
    fold("time", true);
    fold("filter", true);
    expect(folded.value).toEqual(["filter", "time"]);
  });
  it("unfold one by one", () => {
    restore(["legend", "time"]);
    fold("legend", false);
    expect([isFolded("legend"), isFolded("time")]).toEqual([false, true]);
  });
  it("do not fold twice", () => {
    fold("figures", true);
    fold("figures", true);
    expect(folded.value).toEqual(["figures"]);
  });
});
