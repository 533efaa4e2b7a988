/** Width and colour of flows in steps of bus loads: 1, 2, 5, 10, 20. Both carry the volume; the legend prints them. */
import { busSteps } from "../../server/vocabulary.ts";
import { measures, type Density } from "./density.ts";
import type { LegendStep } from "./marks.ts";
import { themes, type PaintName } from "./theme.ts";

export interface FlowStyle {
  /** Index into the legend's steps. */
  step: number;
  width: number;
  colour: string;
  opacity: number;
}

export interface BusScale {
  /** 1, or 10 when most flows pass twenty bus loads (100 when most pass two hundred). */
  multiplier: number;
  legend: readonly LegendStep[];
  /** The step that the people fill; fewer than the first step are drawn as thin as the first. */
  styleOf(people: number): FlowStyle;
  /** The strongest step: the selection. */
  strongest: FlowStyle;
}

interface BusScaleInput {
  /** People of each drawn flow: they decide the multiplier. */
  people: readonly number[];
  seats: number;
  density: Density;
  /** Where it differs from the density's own, as for a county on a small screen. */
  widthFactor?: number;
  theme: PaintName;
  direction: "return" | "goBack";
  /** Given when another picture shares the legend. */
  multiplier?: number | undefined;
}

/** Width of one bus load before the density's factor, in pixels. */
const unitWidth = 1.6;
const bigStep = busSteps.indexOf(5);
/** Small flows let what lies below shine through, except by day and on paper: there the palest would fall under 3 : 1 on white. */
const opacities = { night: { small: 0.88, big: 0.95 }, day: { small: 1, big: 0.95 }, paper: { small: 1, big: 1 } } as const satisfies Record<PaintName, object>;

export function busScale({ people, seats, density, widthFactor = measures[density].widthFactor, theme, direction, multiplier = multiplierFor(people, seats) }: BusScaleInput): BusScale {
  const styles = busSteps.map((step, index): FlowStyle => ({
    step: index,
    width: flowWidth(step, widthFactor),
    colour: themes[theme].ramps[direction][index]!, // five colours for five steps
    opacity: index >= bigStep ? opacities[theme].big : opacities[theme].small,
  }));
  const legend = busSteps.map((step, index): LegendStep => {
    const { width, colour } = styles[index]!;
    return { busLoads: step * multiplier, people: step * multiplier * seats, width, colour };
  });
  const styleOf = (count: number) => styles[stepIndex(count / (seats * multiplier))]!;
  return { multiplier, legend, styleOf, strongest: styles.at(-1)! };
}

/** Pixels for a step of bus loads (before the multiplier). */
export function flowWidth(step: number, widthFactor: number): number {
  return unitWidth * Math.sqrt(step) * widthFactor;
}

function multiplierFor(people: readonly number[], seats: number): number {
  const top = busSteps.at(-1)!;
  let multiplier = 1;
  while (multiplier < 1000 && people.filter((count) => count >= top * seats * multiplier).length * 2 > people.length) multiplier *= 10;
  return multiplier;
}

function stepIndex(busLoads: number): number {
  const above = busSteps.findIndex((step) => busLoads < step);
  return above === -1 ? busSteps.length - 1 : Math.max(0, above - 1);
}
