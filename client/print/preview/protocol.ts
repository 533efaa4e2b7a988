/** What the page and the drawing thread say to each other. */
import type { Language } from "../../words/language.ts";
import type { OwnWords } from "../material.ts";
import type { AskedMaterial } from "./known.ts";

export interface AskedSheet extends AskedMaterial {
  language: Language;
  ownWords: OwnWords;
  /** From 1; the last one where there are fewer. */
  page: number;
}

export type Request =
  /** The first: the language of the screen. */
  | { id: number; kind: "open"; language: string }
  | { id: number; kind: "draw"; asked: AskedSheet }
  /** `material` as the server sent it. */
  | { id: number; kind: "take"; asked: AskedMaterial; material: string }
  | { id: number; kind: "forget" };

export interface DrawnSheet {
  svg: Blob;
  /** As printed. */
  title: string;
  page: number;
  pages: number;
}

/** `wanted`: material that was not sent yet; `missing`: letters that no face has, in one sentence; `late`: a later sheet was asked meanwhile. */
export type Drawn = { drawn: DrawnSheet } | { wanted: true } | { missing: string } | { late: true };
/** `unreachable`: boundaries or regions could not be fetched; `failed`: it cannot be composed here. */
export type Reply = { id: number } & (Drawn | { taken: true } | { unreachable: string } | { failed: string });
