import { describe, expect, it } from "vitest";
import type { Scene, TextMark } from "../../../client/scene/marks.ts";
import { overlapArea, type Rect } from "../../../client/scene/plane.ts";
import { composeScene } from "../../../client/scene/scene.ts";
import { textWidth } from "../../../client/scene/textWidth.ts";
import { goBackToTheProvinces, returnWithinChuxiong } from "./pictures.ts";
import { crossroads, town } from "./worlds.ts";

const labelsOf = (scene: Scene) => scene.marks.filter((mark): mark is TextMark => mark.kind === "text" && /^(label|name):/.test(mark.key));

function boxOf({ at, anchor, size, runs }: TextMark): Rect {
  const width = textWidth(runs.map((run) => run.text).join(""), size);
  const x = anchor === "start" ? at[0] : anchor === "end" ? at[0] - width : at[0] - width / 2;
  return { x, y: at[1] - size * 0.8, width, height: size * 0.95 };
}

describe("labels", () => {
  it.each([
    ["nation, desk", goBackToTheProvinces("desk", "night")], ["nation, compact", goBackToTheProvinces("compact", "day")],
    ["county, desk", returnWithinChuxiong("desk", "night", null)], ["county, compact", returnWithinChuxiong("compact", "day", null)],
    ["county with a township selected", returnWithinChuxiong("desk", "night", "532326103")], ["compact county with a township selected", returnWithinChuxiong("compact", "day", "532329101")],
  ])("never lie on one another or on a panel: %s", (_, input) => {
    const boxes = labelsOf(composeScene({ ...input, base: undefined })).map((label) => ({ key: label.key, box: boxOf(label) }));
    const overlapping = boxes.flatMap((a, index) => boxes.slice(index + 1).filter((b) => overlapArea(a.box, b.box) > 1).map((b) => `${a.key} ${b.key}`));
    const onPanels = boxes.filter(({ box }) => input.obstacles!.some((panel) => overlapArea(panel, box) > 1)).map(({ key }) => key);
    expect(overlapping).toEqual([]);
    expect(onPanels).toEqual([]);
  });

  it("name every province that a drawn flow reaches", () => {
    const input = goBackToTheProvinces("compact", "night");
    const names = new Set(labelsOf(composeScene({ ...input, base: undefined })).map((label) => label.key));
    for (const { work, people } of input.flows) if (people >= 45 && work !== "53") expect(names, work).toContain(`label:${work}`);
  });

  it("carry the number on the national map and the name alone on the county's", () => {
    const text = (density: "desk" | "county") => labelsOf(composeScene(crossroads({ density, nodes: [...crossroads().nodes, town("532301001", 6, 1)], flows: [...crossroads().flows, { home: "532301001", work: "44", people: 50 }] })))
      .find((label) => label.key === "label:532301001")!.runs.map((run) => run.text).join("");
    expect(text("desk")).toBe("T532301001 50");
    expect(text("county")).toBe("T532301001");
  });

  it("leave out the name of a region without data when anything is in the way", () => {
    const named = (obstacles: Rect[]) => labelsOf(composeScene(crossroads({ obstacles, placeNames: [{ code: "41", name: "河南", lon: 10, lat: 1.5 }] }))).some((label) => label.key === "name:41");
    expect(named([])).toBe(true);
    expect(named([{ x: 950, y: 700, width: 100, height: 100 }])).toBe(false);
  });
});
