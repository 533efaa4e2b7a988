import { describe, expect, it } from "vitest";
import { escapeXml, paintSvg } from "../../../client/print/svgPainter.ts";
import type { Mark } from "../../../client/scene/marks.ts";

const text = (content: string): Mark => ({ kind: "text", layer: "label", key: "a", at: [1, 2], anchor: "start", size: 12, runs: [{ text: content, colour: "#FFFFFF", weight: 400 }] });

describe("SVG painter", () => {
  it("lets no letter of a name become markup", () => {
    const svg = paintSvg({ marks: [text(`<script>"&'`)] }, { width: 10, height: 10, title: "a < b", pickable: true });
    expect(svg).toContain("&lt;script&gt;&quot;&amp;&apos;");
    expect(svg).not.toContain("<script>");
    expect(svg).toContain("<title>a &lt; b</title>");
  });
  it("leaves out what XML forbids and keeps rare Chinese letters", () => {
    expect(escapeXml("塝\u0000\u{20000}")).toBe("塝\u{20000}");
  });
  it("moves the sheet to the scene's origin", () => {
    expect(paintSvg({ marks: [] }, { width: 10, height: 20, origin: [1000, -5], ground: "#000000" })).toContain(`viewBox="1000 -5 10 20"`);
  });
  it("draws every kind of mark once", () => {
    const marks: Mark[] = [
      { kind: "path", layer: "flow", key: "p", points: [[0, 0], [1.005, 2]], width: 1, colour: "#010203", opacity: 0.5 },
      { kind: "polygon", layer: "land", key: "g", rings: [[[0, 0], [4, 0], [4, 4]], [[1, 1], [2, 1], [2, 2]]], fill: "#010203" },
      { kind: "circle", layer: "node", key: "c", centre: [3, 3], radius: 2, stroke: "#010203" },
      text("a"),
    ];
    const svg = paintSvg({ marks }, { width: 10, height: 10 });
    expect(svg.match(/<path/g)).toHaveLength(2);
    expect(svg).toContain("M0 0L1 2");
    expect(svg).toContain(`fill-rule="evenodd"`);
    expect(svg.match(/<circle/g)).toHaveLength(1);
    expect(svg.match(/<text/g)).toHaveLength(1);
  });
});
