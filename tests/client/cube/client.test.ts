/** The page's side of the counting thread, against a thread that answers when the test says so. */
import { describe, expect, it } from "vitest";
import type { CubeAnswer } from "../../../client/cube/answer.ts";
import { createCubeClient } from "../../../client/cube/client.ts";
import type { Reply, Request } from "../../../client/cube/protocol.ts";
import { emptyFilter, type FlowFilter } from "../../../server/vocabulary.ts";

const levels = { home: "county", work: "province", workInside: "county", inside: "" } as const;
const answerOf = (people: number) => ({ people }) as CubeAnswer; // nothing else of it is looked at here
const brushed = (day: string): FlowFilter => ({ ...emptyFilter, days: { from: day, to: day } });

function slowThread() {
  const asked: Request[] = [];
  let listener: (event: MessageEvent<Reply>) => void = () => {};
  const worker = {
    addEventListener: (_: string, heard: typeof listener) => { listener = heard; },
    postMessage: (request: Request) => { asked.push(request); },
    terminate: () => {},
  } as unknown as Worker; // the three things that the client does with it
  return { asked, client: createCubeClient(worker), reply: (data: Reply) => listener({ data } as MessageEvent<Reply>) };
}

describe("the counting thread's client", () => {
  it("gives the answer when nothing was asked meanwhile", async () => {
    const { asked, client, reply } = slowThread();
    const count = client.count(brushed("2021-02-01"), levels);
    reply({ id: asked[0]!.id, counted: answerOf(7) });
    expect((await count)?.people).toBe(7);
  });

  it("discards an answer that comes after a later question, and gives the later one's", async () => {
    const { asked, client, reply } = slowThread();
    const first = client.count(brushed("2021-02-01"), levels);
    const second = client.count(brushed("2021-02-02"), levels);
    reply({ id: asked[0]!.id, counted: answerOf(1) });
    reply({ id: asked[1]!.id, counted: answerOf(2) });
    expect([await first, (await second)?.people]).toEqual([null, 2]);
  });

  it("discards the earlier answer even when it overtakes nothing and comes last", async () => {
    const { asked, client, reply } = slowThread();
    const counts = ["2021-02-01", "2021-02-02", "2021-02-03"].map((day) => client.count(brushed(day), levels));
    for (const place of [2, 1, 0]) reply({ id: asked[place]!.id, counted: answerOf(place) });
    expect((await Promise.all(counts)).map((answer) => answer?.people ?? null)).toEqual([null, null, 2]);
  });

  it("still gives the newest count when the cube is opened again meanwhile", async () => {
    const { asked, client, reply } = slowThread();
    const count = client.count(emptyFilter, levels);
    const opening = client.open("/api/flows.arrow", [], "zh-CN");
    reply({ id: asked[0]!.id, counted: answerOf(3) });
    reply({ id: asked[1]!.id, opened: { rows: 1, dataVersion: 2 } });
    expect([(await count)?.people, (await opening).dataVersion]).toEqual([3, 2]);
  });

  it("fails the question that failed, and no other", async () => {
    const { asked, client, reply } = slowThread();
    const failing = client.count(brushed("2021-02-01"), levels);
    const next = client.count(brushed("2021-02-02"), levels);
    reply({ id: asked[0]!.id, failed: "the cube is not open" });
    reply({ id: asked[1]!.id, counted: answerOf(4) });
    await expect(failing).rejects.toThrow("not open");
    expect((await next)?.people).toBe(4);
  });
});
