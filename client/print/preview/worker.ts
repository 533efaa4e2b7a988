/** The drawing thread: composes pages from what it was sent, and says what it lacks. Boundaries and regions it fetches itself, once. */
import type { Topology } from "topojson-specification";
import { askServer } from "../../askServer.ts";
import { unpackGeography } from "../../scene/geography.ts";
import { regionsFrom, type RegionTuple } from "../../scene/regionList.ts";
import type { SheetAtlas } from "../ledgerMaterial.ts";
import { missingLetters } from "../letters.ts";
import { sheetSvg } from "../sheetSvg.ts";
import { speech } from "../speech.ts";
import { composePreview, requireMoments } from "./compose.ts";
import { NotCounted } from "./counts.ts";
import { KnownLedgers } from "./known.ts";
import type { AskedSheet, Drawn, Reply, Request } from "./protocol.ts";
import type { SentMaterial } from "./sentMaterial.ts";

class Unreachable extends Error {}

const known = new KnownLedgers();
/** The id of the sheet asked for last. */
let newest = 0;
/** Of the screen. */
let language = "";
let places: Promise<Pick<SheetAtlas, "regions" | "geography">> | null = null;

self.addEventListener("message", async ({ data }: MessageEvent<Request>) => {
  if (data.kind === "draw") newest = data.id;
  try {
    self.postMessage({ id: data.id, ...await answer(data) } satisfies Reply);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    self.postMessage((error instanceof Unreachable ? { id: data.id, unreachable: reason } : { id: data.id, failed: reason }) satisfies Reply);
  }
});

async function answer(request: Request): Promise<Drawn | { taken: true }> {
  if (request.kind === "open") begin(request.language);
  else if (request.kind === "take") known.take(request.asked, JSON.parse(request.material) as SentMaterial); // the server's contract
  else if (request.kind === "forget") known.forget();
  else return draw(request.id, request.asked);
  return { taken: true };
}

function begin(screenLanguage: string): void {
  language = screenLanguage;
  void openPlaces().catch(() => { /* the first sheet says so */ });
}

/** Lets messages in: whoever types faster than sheets are composed waits for one of them, not for all. */
const nextTurn = () => new Promise<void>((resolve) => { setTimeout(resolve); });

async function draw(id: number, asked: AskedSheet): Promise<Drawn> {
  try {
    requireMoments(known, asked); // what is wanted comes while the boundaries do
    const opened = await openPlaces();
    await nextTurn();
    if (id !== newest) return { late: true };
    const sheet = composePreview(known, opened, asked);
    const missing = missingLetters(sheet.marks);
    if (missing.length > 0) return { missing: speech(asked.language)("missingGlyphs", { glyphs: missing.join(" ") }) };
    return { drawn: { svg: new Blob([sheetSvg(sheet)], { type: "image/svg+xml" }), title: sheet.words.title, page: sheet.page, pages: sheet.pages } };
  } catch (error) {
    if (error instanceof NotCounted) return { wanted: true };
    throw error;
  }
}

function openPlaces(): NonNullable<typeof places> {
  places ??= fetchPlaces().catch((error: unknown) => { places = null; throw error; });
  return places;
}

async function fetchPlaces(): Promise<Pick<SheetAtlas, "regions" | "geography">> {
  const [{ rows }, boundaries, context] = await Promise.all([
    fetched<{ rows: RegionTuple[] }>("/api/regions.json"), fetched<Topology>("/api/geography/boundaries.json"), fetched<Topology>("/api/geography/context.json"),
  ]);
  return { regions: regionsFrom(rows), geography: unpackGeography(boundaries, context) };
}

async function fetched<Content>(url: string): Promise<Content> {
  const response = await askServer(url, {}, language).catch((error: unknown) => { throw new Unreachable(String(error)); });
  if (!response.ok) throw new Unreachable(`${url} → HTTP ${response.status}`);
  return (await response.json()) as Content; // built and tested with the sources
}
