/** The counting thread: fetches the cube, answers counts. */
import { askServer } from "../askServer.ts";
import { createCounter, type Counter } from "./counter.ts";
import { decodeCube } from "./decode.ts";
import type { Reply, Request } from "./protocol.ts";

let counter: Counter | null = null;

self.addEventListener("message", async ({ data }: MessageEvent<Request>) => {
  try {
    self.postMessage(await answer(data));
  } catch (error) {
    self.postMessage({ id: data.id, failed: error instanceof Error ? error.message : String(error) } satisfies Reply);
  }
});

async function answer(request: Request): Promise<Reply> {
  if (request.kind === "open") {
    const response = await askServer(request.url, {}, request.language);
    if (!response.ok) throw new Error(`${request.url} → HTTP ${response.status}`);
    const cube = decodeCube(new Uint8Array(await response.arrayBuffer()));
    counter = createCounter(cube, new Map(request.places.map(([code, lon, lat]) => [code, { lon, lat }])));
    return { id: request.id, opened: { rows: cube.rows, dataVersion: cube.dataVersion } };
  }
  if (!counter) throw new Error("the cube is not open");
  if (request.kind === "series") return { id: request.id, series: counter.series(request.filter, request.levels) };
  return { id: request.id, counted: counter.count(request.filter, request.levels) };
}
