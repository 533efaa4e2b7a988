import { describe, expect, it } from "vitest";
import { busScale } from "../../../client/scene/busScale.ts";
import { themes } from "../../../client/scene/theme.ts";

const scaleOf = (people: number[]) => busScale({ people, seats: 45, density: "desk", theme: "night", direction: "goBack" });

describe("bus-load scale", () => {
  it("is as wide as 1.6 times the root of the step", () => {
    expect(scaleOf([50]).legend.map((step) => step.width)).toEqual([1, 2, 5, 10, 20].map((step) => 1.6 * Math.sqrt(step) * 1.05));
  });
  it("takes the second step at exactly two bus loads and not one person earlier", () => {
    const scale = scaleOf([50]);
    expect(scale.styleOf(89).step).toBe(0);
    expect(scale.styleOf(90).step).toBe(1);
  });
  it("draws fewer than one bus load as thin as one, and more than twenty as wide as twenty", () => {
    const scale = scaleOf([50]);
    expect(scale.styleOf(3)).toEqual(scale.styleOf(45));
    expect(scale.styleOf(100_000)).toEqual(scale.styleOf(900));
  });
  it("keeps single buses while half of the flows stay below twenty", () => {
    expect(scaleOf([900, 899]).multiplier).toBe(1);
  });
  it("multiplies all steps by ten when most flows pass twenty, and the legend says so", () => {
    const scale = scaleOf([900, 900, 899]);
    expect(scale.multiplier).toBe(10);
    expect(scale.legend.map((step) => step.busLoads)).toEqual([10, 20, 50, 100, 200]);
    expect(scale.legend[0]!.people).toBe(450);
  });
  it("has a legend for no flows at all", () => {
    expect(scaleOf([]).legend).toHaveLength(5);
  });
  it("is more opaque from five buses", () => {
    expect(scaleOf([50]).styleOf(224).opacity).toBe(0.88);
    expect(scaleOf([50]).styleOf(225).opacity).toBe(0.95);
  });
});

describe("themes", () => {
  it.each(["night", "day"] as const)("keeps text at 4.5 : 1 and the thinnest mark at 3 : 1 on land, %s", (name) => {
    const theme = themes[name];
    for (const text of [theme.text1, theme.text2]) for (const below of [theme.land, theme.ground, theme.panel]) expect(contrast(text, below)).toBeGreaterThanOrEqual(4.5);
    for (const colour of [theme.return, theme.goBack, theme.stay, theme.ramps.return[0], theme.ramps.goBack[0], theme.dockRing, ...theme.hotSpots]) {
      expect(contrast(colour, theme.land), colour).toBeGreaterThanOrEqual(3);
    }
  });
  it.each(["night", "day"] as const)("makes more buses stand out more, %s", (name) => {
    const theme = themes[name];
    for (const ramp of [theme.ramps.return, theme.ramps.goBack]) {
      const against = ramp.map((colour) => contrast(colour, theme.land));
      expect(against).toEqual(against.toSorted((a, b) => a - b));
    }
  });
});

describe("flows as drawn", () => {
  it.each([["night", "return"], ["night", "goBack"], ["day", "return"], ["day", "goBack"]] as const)("keep 3 : 1 on land with their opacity: %s, %s", (theme, direction) => {
    const scale = busScale({ people: [45], seats: 45, density: "desk", theme, direction });
    for (const people of [45, 90, 225, 450, 900]) {
      const { colour, opacity } = scale.styleOf(people);
      expect(contrast(over(colour, themes[theme].land, opacity), themes[theme].land), `${people}`).toBeGreaterThanOrEqual(3);
    }
  });
});

/** What is seen of a colour with an opacity over another. */
function over(top: string, below: string, opacity: number): string {
  const channels = [1, 3, 5].map((at) => Number.parseInt(top.slice(at, at + 2), 16) * opacity + Number.parseInt(below.slice(at, at + 2), 16) * (1 - opacity));
  return `#${channels.map((value) => Math.round(value).toString(16).padStart(2, "0")).join("")}`;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map((share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
