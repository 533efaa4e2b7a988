/** The page's side of the counting thread. */
import type { FlowFilter } from "../../server/vocabulary.ts";
import type { CountLevels, CubeAnswer, Series } from "./answer.ts";
import type { Opened, PlaceTuple, Reply, Request } from "./protocol.ts";

export interface CubeClient {
  /** Fetches the cube (again), in the language of the screen; counts asked before it is there fail. */
  open(url: string, places: readonly PlaceTuple[], language: string): Promise<Opened>;
  /** null when a later count was asked meanwhile: only the newest answer is worth drawing. */
  count(filter: FlowFilter, levels: CountLevels): Promise<CubeAnswer | null>;
  /** null when a later series was asked meanwhile. */
  series(filter: FlowFilter, levels: CountLevels): Promise<Series | null>;
  close(): void;
}

export function createCubeClient(worker: Worker): CubeClient {
  const waiting = new Map<number, { resolve: (reply: Reply) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  let lastCount = 0;
  let lastSeries = 0;
  worker.addEventListener("message", ({ data }: MessageEvent<Reply>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if ("failed" in data) asked?.reject(new Error(data.failed));
    else asked?.resolve(data);
  });
  const ask = (request: Request): Promise<Reply> => new Promise((resolve, reject) => {
    waiting.set(request.id, { resolve, reject });
    worker.postMessage(request);
  });
  return {
    async open(url, places, language) {
      const reply = await ask({ id: ++lastId, kind: "open", url, places, language });
      if (!("opened" in reply)) throw new Error("the counting thread answered something else");
      return reply.opened;
    },
    async count(filter, levels) {
      const id = ++lastId;
      lastCount = id;
      const reply = await ask({ id, kind: "count", filter, levels });
      return id === lastCount && "counted" in reply ? reply.counted : null;
    },
    async series(filter, levels) {
      const id = ++lastId;
      lastSeries = id;
      const reply = await ask({ id, kind: "series", filter, levels });
      return id === lastSeries && "series" in reply ? reply.series : null;
    },
    close: () => worker.terminate(),
  };
}
