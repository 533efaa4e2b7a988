import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Flow } from "../../../server/vocabulary.ts";
import type { Subject } from "../../../client/scene/marks.ts";
import { layers, type CircleMark, type Mark, type PathMark, type PolygonMark, type Scene } from "../../../client/scene/marks.ts";
import { contains, distance } from "../../../client/scene/plane.ts";
import { composeScene } from "../../../client/scene/scene.ts";
import { textWidth } from "../../../client/scene/textWidth.ts";
import { goBackToTheProvinces, returnWithinChuxiong } from "./pictures.ts";
import { crossroads, town } from "./worlds.ts";

const find = <Kind extends Mark["kind"]>(scene: Scene, kind: Kind, key: string) => scene.marks.find((mark) => mark.kind === kind && mark.key === key) as Extract<Mark, { kind: Kind }> | undefined;
const claimed = (scene: Scene) => scene.marks.reduce((sum, mark) => sum + (mark.people ?? 0), 0);

describe("the arithmetic of a picture", () => {
  const codes = ["5323", "532301", "532302", "532301001", "44", "4419", "53", "99", ""];
  const flows = fc.array(fc.record({ home: fc.constantFrom(...codes), work: fc.constantFrom(...codes), people: fc.integer({ min: 0, max: 3000 }) }), { maxLength: 60 });
  const placed = codes.filter((code) => code !== "" && code !== "99").map((code, index) => town(code, 2 + index * 1.7, 2 + ((index * 3) % 7)));
  const movement = fc.constantFrom("return" as const, "goBack" as const, "stay" as const);
  const selection = fc.constantFrom<Subject | null>(null, { kind: "region", region: "44" }, { kind: "flow", home: "532301", work: "4419" });

  const beyond = fc.constantFrom({ flows: 0, people: 0 }, { flows: 40, people: 311 });

  it("adds up for any flows: drawn + internal + remainder + unplaced = total, and every mark's people once", () => {
    fc.assert(fc.property(flows, beyond, movement, selection, fc.integer({ min: 0, max: 8 }), (given, rest, way, pinned, maxFlows) => {
      const scene = composeScene(crossroads({ flows: given, beyond: rest, nodes: placed, movement: way, selection: pinned, maxFlows }));
      const { peopleDrawn, peopleInternal, peopleInRemainder, peopleUnplaced, total } = scene.claim;
      expect(total).toBe(given.reduce((sum, flow) => sum + flow.people, 0) + rest.people);
      expect(peopleDrawn + peopleInternal + peopleInRemainder + peopleUnplaced).toBe(total);
      expect(claimed(scene)).toBe(total - peopleUnplaced);
      expect(new Set(scene.marks.map((mark) => mark.key)).size).toBe(scene.marks.length);
    }), { numRuns: 150 });
  });

  it("claims the people of every drawn flow on exactly one mark", () => {
    const scene = composeScene(crossroads());
    const marks = scene.marks.filter((mark) => mark.subject?.kind === "flow" && mark.people !== undefined);
    expect(marks.map((mark) => mark.people).sort()).toEqual([450, 60, 90]);
  });

  it("is the same picture for the same flows in any order", () => {
    const input = crossroads();
    const shuffled = { ...input, flows: [...input.flows].reverse(), nodes: [...input.nodes].reverse() };
    expect(composeScene(shuffled)).toEqual(composeScene(input));
  });

  it("has a claim for no flows at all", () => {
    expect(composeScene(crossroads({ flows: [] })).claim).toMatchObject({ flowsDrawn: 0, total: 0 });
  });
});

describe("the remainder", () => {
  it("gathers a flow one person short of a bus, and draws one of exactly a bus", () => {
    const of = (people: number) => composeScene(crossroads({ flows: [{ home: "5323", work: "44", people: 450 }, { home: "5323", work: "31", people }] })).claim;
    expect(of(45)).toMatchObject({ flowsDrawn: 2, flowsInRemainder: 0 });
    expect(of(44)).toMatchObject({ flowsDrawn: 1, flowsInRemainder: 1, peopleInRemainder: 44 });
  });
  it("gathers what lies beyond the top flows, weakest first", () => {
    expect(composeScene(crossroads({ maxFlows: 1 })).claim).toMatchObject({ flowsDrawn: 1, peopleDrawn: 450, flowsInRemainder: 3 });
  });
  it("stands in empty space with its count and people", () => {
    const scene = composeScene(crossroads());
    const node = find(scene, "circle", "remainder")!;
    const others = scene.marks.filter((mark): mark is CircleMark => mark.kind === "circle" && mark.key.startsWith("dock:"));
    for (const other of others) expect(distance(node.centre, other.centre)).toBeGreaterThan(node.radius + other.radius);
    expect(find(scene, "text", "remainder:title")!.runs[0]!.text).toBe("rest 1 30");
  });
  it.each(["return", "goBack"] as const)("keeps its words off its own link, long or short, wherever it stands (%s)", (movement) => {
    const english = (count: number, people: number) => [`${count} other flows, ${people} people in all`, "each under one bus load"] as const;
    for (const lon of [2, 5, 8, 11, 14]) {
      for (const lat of [1, 4.5, 8]) {
        const input = crossroads({ movement });
        const scene = composeScene({ ...input, words: { ...input.words, remainder: english }, nodes: input.nodes.map((node) => (node.code === "5323" ? { ...node, lon, lat } : node)) });
        const title = find(scene, "text", "remainder:title")!;
        const link = scene.marks.filter((mark): mark is PathMark => mark.kind === "path" && mark.key.startsWith("remainder:link")).flatMap(({ points }) => points);
        const words = { x: title.at[0], y: title.at[1] - title.size, width: textWidth(title.runs[0]!.text, title.size), height: title.size * 2.6 };
        expect(link.length).toBeGreaterThan(4);
        expect(link.filter((point) => contains(words, point))).toEqual([]);
      }
    }
  });
  it("draws flows under one bus when there is none above, so that a small filter still shows a map", () => {
    expect(composeScene(crossroads({ flows: [{ home: "5323", work: "44", people: 7 }] })).claim).toMatchObject({ flowsDrawn: 1, flowsInRemainder: 0 });
  });
  it("brings a gathered flow out when it is selected", () => {
    expect(composeScene(crossroads({ selection: { kind: "flow", home: "5323", work: "31" } })).claim).toMatchObject({ flowsDrawn: 4, flowsInRemainder: 0 });
  });
});

describe("direction", () => {
  const tip = (scene: Scene, key: string) => (find(scene, "polygon", key) as PolygonMark).rings[0]![0]!;
  const dock = (scene: Scene, code: string) => find(scene, "circle", `dock:${code}`)!;
  it.each([["goBack", "44"], ["return", "5323"]] as const)("ends the head of %s on the ring of %s", (movement, code) => {
    const scene = composeScene(crossroads({ movement }));
    const ring = dock(scene, code);
    expect(distance(tip(scene, "head:5323>44"), ring.centre)).toBeCloseTo(ring.radius, 6);
  });
  it("spreads the heads that end at one hub", () => {
    const works = Array.from({ length: 12 }, (_, index) => town(String(11 + index), 14, 3 + index * 0.12));
    const scene = composeScene(crossroads({ movement: "return", nodes: [town("5323", 3, 4.5), ...works], flows: works.map(({ code }) => ({ home: "5323", work: code, people: 60 })) }));
    const tips = works.map(({ code }) => tip(scene, `head:5323>${code}`)).sort((a, b) => a[1] - b[1]);
    for (let index = 1; index < tips.length; index += 1) expect(distance(tips[index]!, tips[index - 1]!)).toBeGreaterThan(6);
  });
  it("draws no flow in the stay movement, only rings that carry the people", () => {
    const scene = composeScene(crossroads({ movement: "stay" }));
    expect(scene.marks.some((mark) => mark.layer === "flow" || mark.layer === "head")).toBe(false);
    expect(find(scene, "circle", "stay:44")!.people).toBe(450);
  });
  it("sizes the workplaces of those who stay among themselves, not beside the home of all, and leaves the empty home out", () => {
    const home = town("5323", 8, 4.5, { people: 340_000 });
    const [, ...works] = crossroads().nodes;
    const scene = composeScene(crossroads({ movement: "stay", nodes: [home, ...works] }));
    expect(find(scene, "circle", "disc:5323")).toBeUndefined();
    expect(find(scene, "circle", "disc:44")!.radius).toBe(15.5);
  });
  it("lets a pointer beside a thick flow find it: the halo stands for the flow and claims nobody", () => {
    const halo = find(composeScene(crossroads()), "path", "halo:5323>44")!;
    expect(halo.subject).toEqual({ kind: "flow", home: "5323", work: "44" });
    expect(halo.people).toBeUndefined();
  });
});

describe("bows", () => {
  it.each([["desk", "goBack"], ["desk", "return"], ["compact", "goBack"], ["compact", "return"]] as const)("all turn to the left of travel on the national map: %s, %s", (size, movement) => {
    const scene = composeScene({ ...goBackToTheProvinces(size, "night"), movement, base: undefined });
    for (const mark of scene.marks) {
      if (mark.kind !== "path" || !mark.key.startsWith("flow:")) continue;
      const [start, middle, end] = [mark.points[0]!, mark.points[mark.points.length >> 1]!, mark.points.at(-1)!];
      expect((end[0] - start[0]) * (middle[1] - start[1]) - (end[1] - start[1]) * (middle[0] - start[0]), mark.key).toBeLessThan(0);
    }
  });
});

describe("order and emphasis", () => {
  const flowsOf = (scene: Scene) => scene.marks.filter((mark) => mark.key.startsWith("flow:")).map((mark) => mark.key);
  it("paints the layers in their order and small flows under large ones", () => {
    const scene = composeScene(crossroads());
    const order = scene.marks.map((mark) => layers.indexOf(mark.layer));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(flowsOf(scene)).toEqual(["flow:5323>32", "flow:5323>33", "flow:5323>44"]);
  });
  it("puts the selected flow on top and dims the others", () => {
    const scene = composeScene(crossroads({ selection: { kind: "flow", home: "5323", work: "32" } }));
    expect(flowsOf(scene).at(-1)).toBe("flow:5323>32");
    expect(scene.marks.find((mark) => mark.key === "flow:5323>44")!.opacity).toBe(0.42);
    expect(find(scene, "circle", "disc:33")!.opacity).toBe(0.62);
  });
  it("moves no node and no flow when something is selected", () => {
    const still = composeScene(crossroads());
    const pinned = composeScene(crossroads({ selection: { kind: "flow", home: "5323", work: "44" } }));
    for (const code of ["44", "33", "32"]) expect(find(pinned, "circle", `disc:${code}`)!.centre).toEqual(find(still, "circle", `disc:${code}`)!.centre);
    expect(find(pinned, "polygon", "head:5323>33")!.rings[0]![0]).toEqual(find(still, "polygon", "head:5323>33")!.rings[0]![0]);
  });
});

describe("a click", () => {
  const positions = (scene: Scene) => new Map(scene.marks.flatMap((mark): [string, unknown][] => {
    if (mark.kind === "circle" && mark.key.startsWith("disc:")) return [[mark.key, mark.centre]];
    if (mark.kind === "text" && mark.key.startsWith("label:")) return [[mark.key, mark.at]];
    return mark.kind === "polygon" && mark.key.startsWith("head:") ? [[mark.key, mark.rings[0]![0]]] : [];
  }));
  it("on a township brings out its flows and moves nothing of the others", () => {
    const still = positions(composeScene({ ...returnWithinChuxiong("desk", "night", null), base: undefined }));
    const scene = composeScene({ ...returnWithinChuxiong("desk", "night", "532326103"), base: undefined });
    const pinned = positions(scene);
    const moved = [...still].filter(([key, at]) => !key.includes("532326103") && pinned.has(key) && JSON.stringify(pinned.get(key)) !== JSON.stringify(at));
    expect(moved.map(([key]) => key)).toEqual([]);
    expect([...pinned.keys()].filter((key) => key.startsWith("head:532326103")).length).toBeGreaterThan([...still.keys()].filter((key) => key.startsWith("head:532326103")).length);
  });
});

describe("people who move inside one region", () => {
  it("are a ring at the home, with their people", () => {
    const flows: Flow[] = [{ home: "5323", work: "53", people: 100 }, { home: "5323", work: "5323", people: 26 }, { home: "5323", work: "44", people: 90 }];
    const scene = composeScene(crossroads({ flows }));
    expect(find(scene, "path", "internal:5323")).toMatchObject({ people: 126, subject: { kind: "internal", region: "5323" } });
  });
});

describe("hot spots", () => {
  it("mark a region once, with its hotter rank", () => {
    const spot = (region: string, rank: number) => ({ region, lon: 13, lat: 4.5, rank });
    const scene = composeScene(crossroads({ hotSpots: [spot("4419", 2), spot("4419", 1), spot("33", 3)] }));
    const numbers = scene.marks.filter((mark) => mark.key.startsWith("hotNumber:"));
    expect(numbers.map((mark) => mark.kind === "text" && mark.runs[0]!.text)).toEqual(["1", "3"]);
  });
});

describe("coverage", () => {
  const wedges = (surveyed: number) => composeScene(crossroads({ nodes: [...crossroads().nodes.slice(0, 4), town("31", 12, 8, { expected: 100, surveyed })] }));
  it("hatches the share that was not surveyed from a tenth up", () => {
    expect(find(wedges(90), "polygon", "wedge:31")).toBeDefined();
    expect(find(wedges(91), "polygon", "wedge:31")).toBeUndefined();
  });
  it("never lets a silent place read as zero: the whole disc is hatched and the word stands beside it", () => {
    const scene = wedges(0);
    expect(find(scene, "text", "label:31")!.runs.map((run) => run.text).join("")).toBe("T31 silent");
    expect(scene.marks.filter((mark) => mark.key.startsWith("hatch:31")).length).toBeGreaterThan(1);
  });
});
