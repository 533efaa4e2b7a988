/** Colours of the screen's two themes and of paper, once: marks, legend and the interface's CSS variables read them here. Okabe–Ito hues. */

export const themeNames = ["night", "day"] as const;
export type ThemeName = (typeof themeNames)[number];
/** What a picture may be painted in: a screen's theme, or paper. */
export type PaintName = ThemeName | "paper";

type Ramp = readonly [one: string, two: string, five: string, ten: string, twenty: string];

export interface Theme {
  name: PaintName;
  ground: string;
  neighbours: string;
  land: string;
  originRegion: string;
  border: string;
  outline: string;
  river: string;
  panel: string;
  hairline: string;
  text1: string;
  text2: string;
  text3: string;
  return: string;
  goBack: string;
  stay: string;
  unserved: string;
  served: string;
  atHome: string;
  undecided: string;
  disc: string;
  dockRing: string;
  hatch: string;
  /** Colours of 1, 2, 5, 10 and 20 bus loads: at night brighter is more, by day darker. */
  ramps: { return: Ramp; goBack: Ramp };
  /** First, second and further hot spots. */
  hotSpots: readonly [string, string, string];
  /** Text on the numbered square of a hot spot, in the same order. */
  hotSpotText: readonly [string, string, string];
  /** At night the lines are the brighter ones: the day's greens fall below 3 : 1 on the dark land. */
  plan: { coach: string; rail: string; selected: string };
  /** Widths of the base map's lines, in pixels of the scene. */
  lines: { river: number; border: number; outline: number; dashLine: number };
}

const screenLines = { river: 1.1, border: 0.8, outline: 1.2, dashLine: 1.3 };

const night: Theme = {
  name: "night",
  ground: "#0B1526", neighbours: "#0F1C30", land: "#15253F", originRegion: "#24406A", border: "#2B4163", outline: "#5679A6",
  river: "#1B3254", panel: "#101D32", hairline: "#22344F", text1: "#E8EEF7", text2: "#A3B4CC", text3: "#7C8FAB",
  return: "#E69F00", goBack: "#56B4E9", stay: "#CC79A7", unserved: "#E8702A", served: "#1FB287", atHome: "#C9B68A", undecided: "#8496B0",
  disc: "#38527A", dockRing: "#93A9C9", hatch: "#7F93B2",
  ramps: {
    return: ["#A87A1E", "#C48A12", "#E69F00", "#F2B93B", "#FBD57E"],
    goBack: ["#4485AD", "#4A97C6", "#56B4E9", "#82C9F2", "#B4E1FB"],
  },
  hotSpots: ["#FEE434", "#D0BE5D", "#A59C74"],
  hotSpotText: ["#0B1526", "#0B1526", "#0B1526"],
  plan: { coach: "#1FB287", rail: "#17805F", selected: "#B8F2DE" },
  lines: screenLines,
};

const day: Theme = {
  name: "day",
  ground: "#E6ECF2", neighbours: "#EEF2F6", land: "#FFFFFF", originRegion: "#D3DEEA", border: "#C4CEDA", outline: "#8696AA",
  river: "#D5E1EC", panel: "#FFFFFF", hairline: "#DCE3EA", text1: "#16202E", text2: "#4F5E73", text3: "#66758A",
  return: "#B06F00", goBack: "#0072B2", stay: "#A64D7E", unserved: "#C44E00", served: "#007F5C", atHome: "#8A7440", undecided: "#7A899C",
  disc: "#D9E1EA", dockRing: "#66788F", hatch: "#7688A0",
  ramps: {
    return: ["#C48522", "#BD7C12", "#B06F00", "#8F5A00", "#6E4500"],
    goBack: ["#5A9BC8", "#3285BC", "#0072B2", "#005A8E", "#00426A"],
  },
  hotSpots: ["#00306F", "#414D6B", "#6A6E72"],
  hotSpotText: ["#FFFFFF", "#FFFFFF", "#FFFFFF"],
  plan: { coach: "#17805F", rail: "#00634A", selected: "#003D2E" },
  lines: screenLines,
};

/**
 * Ink on white paper: every step of the ramps has 3 : 1 on white and prints apart in greyscale; tints that carry a border stay darker
 * than #E4E4E4 or are never alone. Widths of lines are eighths of a millimetre (a scene for paper has eight pixels a millimetre).
 */
const paper: Theme = {
  name: "paper",
  ground: "#EDF1F6", neighbours: "#F4F6F9", land: "#FFFFFF", originRegion: "#F8EFDC", border: "#A9B4C2", outline: "#75869B",
  river: "#D5E1EC", panel: "#FFFFFF", hairline: "#C3CCD6", text1: "#16202E", text2: "#46556A", text3: "#5E6D80",
  return: "#A96A00", goBack: "#17669F", stay: "#A64D7E", unserved: "#C44E00", served: "#007F5C", atHome: "#8A7440", undecided: "#6F7E92",
  disc: "#16202E", dockRing: "#16202E", hatch: "#7688A0",
  ramps: {
    return: ["#C07F18", "#AE6C00", "#925800", "#734400", "#543100"],
    goBack: ["#4B9BCF", "#2C82BD", "#17669F", "#0D4D82", "#07345F"],
  },
  hotSpots: ["#00306F", "#414D6B", "#6A6E72"],
  hotSpotText: ["#FFFFFF", "#FFFFFF", "#FFFFFF"],
  plan: { coach: "#17805F", rail: "#00634A", selected: "#003D2E" },
  lines: { river: 0.8, border: 1.28, outline: 1.76, dashLine: 3.6 },
};

export const themes = { night, day, paper } as const satisfies Record<PaintName, Theme>;
