/** One scene, two painters: what each claims to show, and how, is the same. */
import { describe, expect, it } from "vitest";
import type { Layer } from "@deck.gl/core";
import { colour, paintDeck, textMarks, type PaintedMark } from "../../../client/map/deckPainter.ts";
import { paintSvg } from "../../../client/print/svgPainter.ts";
import { webMercator } from "../../../client/scene/projections.ts";
import { composeScene } from "../../../client/scene/scene.ts";
import { goBackToTheProvinces, returnWithinChuxiong } from "../scene/pictures.ts";

const worlds = { nation: goBackToTheProvinces("desk", "night"), county: returnWithinChuxiong("desk", "day", "532326103") };
const { project, unproject } = webMercator(6);

describe.each(Object.entries(worlds))("both painters of %s", (_, input) => {
  const scene = composeScene({ ...input, project, view: undefined, obstacles: [] });
  const deck = paintDeck(scene.marks, unproject);
  const deckMarks = deck.flatMap((layer) => (layer.props as unknown as { data: PaintedMark[] }).data); // the painter's own layers hold marks
  const svg = claimsOf(paintSvg(scene, { width: 100, height: 100, pickable: true }));

  it("claim the same people for the same subjects, and all of the filter", () => {
    const fromDeck = deckMarks.filter((mark) => mark.people !== undefined).map((mark) => `${JSON.stringify(mark.subject)} ${mark.people}`);
    expect(fromDeck).toEqual(svg.claims);
    const sum = deckMarks.reduce((total, mark) => total + (mark.people ?? 0), 0);
    expect(sum).toBe(input.flows.reduce((total, flow) => total + flow.people, 0) - scene.claim.peopleUnplaced);
  });

  it("paint the same marks in the same order, texts apart", () => {
    expect([...deckMarks.map((mark) => mark.key), ...textMarks(scene.marks).map((mark) => mark.key)].sort()).toEqual([...svg.keys].sort());
    expect(deckMarks.map((mark) => mark.key)).toEqual(scene.marks.filter((mark) => mark.kind !== "text").map((mark) => mark.key));
  });

  it("give every deck layer a name of its own", () => {
    expect(new Set(deck.map((layer) => layer.id)).size).toBe(deck.length);
    expect(deck.length).toBeLessThan(60);
  });

  it("put the points where the scene has them", () => {
    for (const layer of deck) for (const mark of first(layer)) expect(painted(layer, mark)).toEqual(wanted(mark));
  });
});

describe("colours", () => {
  it("carry the opacity", () => {
    expect(colour("#E69F00", 0.5)).toEqual([230, 159, 0, 128]);
    expect(colour(undefined)).toEqual([0, 0, 0, 0]);
  });
  it("refuse a name", () => {
    expect(() => colour("red")).toThrow("red");
  });
});

function claimsOf(svg: string): { claims: string[]; keys: string[] } {
  const plain = (text: string) => text.replaceAll("&quot;", '"').replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  const claims = [...svg.matchAll(/data-subject="([^"]*)" data-people="(\d+)"/g)].map(([, subject, people]) => `${plain(subject!)} ${people}`);
  return { claims, keys: [...svg.matchAll(/data-key="([^"]*)"/g)].map(([, key]) => plain(key!)) };
}

function first(layer: Layer): PaintedMark[] {
  return (layer.props as unknown as { data: PaintedMark[] }).data.slice(0, 3);
}

/** What the accessors of a deck layer answer for a mark, back in the scene's plane. */
function painted(layer: Layer, mark: PaintedMark): unknown {
  const props = layer.props as unknown as Record<string, (mark: PaintedMark) => never>;
  const back = ([lon, lat]: [number, number]) => project(lon, lat).map((value) => Math.round(value * 1000) / 1000);
  if (mark.kind === "path") return { points: (props.getPath!(mark) as [number, number][]).map(back), width: props.getWidth!(mark), colour: props.getColor!(mark) };
  if (mark.kind === "polygon") return { rings: (props.getPolygon!(mark) as [number, number][][]).map((ring) => ring.map(back)), colour: props.getFillColor!(mark) };
  return { centre: back(props.getPosition!(mark)), radius: props.getRadius!(mark), width: props.getLineWidth!(mark) };
}

function wanted(mark: PaintedMark): unknown {
  const rounded = (point: readonly number[]) => point.map((value) => Math.round(value * 1000) / 1000);
  if (mark.kind === "path") return { points: mark.points.map(rounded), width: mark.width, colour: colour(mark.colour, mark.opacity) };
  if (mark.kind === "polygon") return { rings: mark.rings.map((ring) => ring.map(rounded)), colour: colour(mark.fill, mark.opacity) };
  return { centre: rounded(mark.centre), radius: mark.radius, width: mark.stroke ? (mark.strokeWidth ?? 1) : 0 };
}

