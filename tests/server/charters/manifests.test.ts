import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkPlan } from "../../../server/charters/check.ts";
import { manifestName, type Manifest, type Passenger } from "../../../server/charters/manifest.ts";
import { manifestPaper } from "../../../server/charters/manifestPaper.ts";
import { seatNames } from "../../../server/charters/manifestSeats.ts";
import { manifestsOf, type ManifestSources } from "../../../server/charters/manifests.ts";
import { noticeOf } from "../../../server/charters/notice.ts";
import { parsePlan, type Plan } from "../../../server/charters/plan.ts";
import { plan as makePlan } from "../../../server/charters/planner.ts";
import type { Problem } from "../../../server/charters/problem.ts";
import { group, lineWorld } from "./worlds.ts";

/** Everybody is named for his group, household and place in it. */
function sourcesOf(problem: Problem, plan: Plan, change: Partial<ManifestSources> = {}): ManifestSources {
  const membersOf = new Map(problem.groups.map(({ id, people, households }) =>
    [id, (households ?? Array.from({ length: people }, () => ({ people: 1 }))).map((home, index) => Array.from({ length: home.people }, (_, place) => `${id}/${index}/${place}`))]));
  const people = new Map([...membersOf.values()].flat(2).map((workerId): [string, Passenger] => [workerId, { workerId, name: workerId, sex: "male", idNumber: "5323", phone: null, home: "", employer: workerId.split("/")[0] ?? "", contact: { name: null, phone: null }, usesWheelchair: false, changes: [] }]));
  return { plan, problem, vehicleTypes: [], shortNames: new Map(), travelGroups: new Map(), membersOf, people, sees: () => true, crews: new Map(), ...change };
}
const workersOf = ({ passengers }: Manifest) => passengers.map(({ person }) => (typeof person === "string" ? person : person.workerId));
const source = { planName: "计划", planId: "12345678", printedAt: "2021-02-16 09:30", demo: false, masked: false };
const allText = (manifest: Manifest) => JSON.stringify(manifestPaper(manifest, source));

/** One coach of ten seats takes a whole group and two of three households of another. */
const households = [{ people: 3 }, { people: 3 }, { people: 2 }];
const small = lineWorld([group("a", 5), group("b", 8, { from: "hill", to: "harbour", households })], { firstDate: "2021-02-17" });
const smallPlan = parsePlan({
  cost: 0, trips: [{ id: "t3", fleet: "fleet", day: 1, drivers: 1, stops: [{ place: "hill", kind: "pickup" }, { place: "dam", kind: "pickup" }, { place: "city", kind: "drop" }, { place: "harbour", kind: "drop" }],
    passengers: [{ group: "a", people: 5 }, { group: "b", people: 5, households: [0, 2] }] }],
  unserved: [{ group: "b", people: 3, households: [1] }],
});

describe("manifests", () => {
  it("seat everybody whom the plan serves exactly once, and nobody whom it leaves out", async () => {
    await fc.assert(fc.asyncProperty(
      fc.array(fc.record({ from: fc.constantFrom("hill", "dam"), to: fc.constantFrom("city", "harbour"), homes: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 5 }), firstDay: fc.integer({ min: 0, max: 2 }) }), { minLength: 1, maxLength: 6 }),
      fc.constantFrom(0, 4, 20), fc.constantFrom(50, 100),
      async (groups, keepTogetherUpTo, loadCapPercent) => {
        const problem = lineWorld(groups.map(({ from, to, homes, firstDay }, index) => group(`g${index}`, homes.reduce((sum, people) => sum + people, 0), { from, to, firstDay, lastDay: 2, households: homes.map((people) => ({ people })) })),
          { firstDate: "2021-02-17", rules: { keepTogetherUpTo, loadCapPercent } });
        const plan = await makePlan(problem, { seed: 1, effort: 1 });
        const manifests = manifestsOf(sourcesOf(problem, plan), null);
        const seated = manifests.flatMap(workersOf);
        expect(new Set(seated).size).toBe(seated.length);
        expect(seated.length).toBe(checkPlan(problem, plan).served);
        for (const manifest of manifests) {
          const seats = manifest.passengers.map(({ seat }) => seat);
          expect(seats).toEqual(seats.map((_, index) => `${index + 1}`)); // no seat twice, none beyond the last
          expect(seats.length).toBeLessThanOrEqual(manifest.mostPassengers);
          expect(contiguous(manifest.passengers.map(({ groupId }) => groupId))).toBe(true);
          expect(contiguous(workersOf(manifest).map((worker) => worker.split("/").slice(0, 2).join("/")))).toBe(true);
          expect(manifest.stops.reduce((sum, { on }) => sum + on, 0)).toBe(seats.length);
          expect(manifest.stops.reduce((sum, { off }) => sum + off, 0)).toBe(seats.length);
        }
      }), { numRuns: 25 });
  });

  it("put those who board first in front, household by household, and leave the third household at home", () => {
    const [manifest] = manifestsOf(sourcesOf(small, smallPlan), null);
    expect(manifest && workersOf(manifest)).toEqual(["b/0/0", "b/0/1", "b/0/2", "b/2/0", "b/2/1", "a/0/0", "a/1/0", "a/2/0", "a/3/0", "a/4/0"]);
    expect(manifest?.stops.map(({ name, on, off }) => [name, on, off])).toEqual([["hill", 5, 0], ["dam", 5, 0], ["city", 0, 5], ["harbour", 0, 5]]);
    expect(manifest && manifestName(manifest)).toBe("03趟_0218_hill至harbour_10人");
  });

  it("keep a seat for somebody whom the ledger does not have, and say so on the face", () => {
    const sources = sourcesOf(small, smallPlan);
    const membersOf = new Map([...sources.membersOf, ["a", [["a/0/0"], ["a/1/0"]]]]);
    const [manifest] = manifestsOf({ ...sources, membersOf }, null);
    expect(manifest && workersOf(manifest).slice(5)).toEqual(["a/0/0", "a/1/0", "missing", "missing", "missing"]);
    expect(manifest && allText(manifest)).toContain("3 个座位在编制计划时的台账中查不到对应人员");
  });

  it("mark those whom the ledger says otherwise of since, count them on the face, and do not drop them", () => {
    const sources = sourcesOf(small, smallPlan);
    const changed = { ...sources.people.get("a/1/0") as Passenger, changes: ["notGoing" as const] }; // the world has him
    const [manifest] = manifestsOf({ ...sources, people: new Map([...sources.people, ["a/1/0", changed]]) }, null);
    expect(manifest?.passengers).toHaveLength(10);
    expect(manifest && allText(manifest)).toContain("计划编制后台账有变：1 人可能不乘此车");
    expect(manifest && allText(manifest)).toContain("已不返岗");
    const table = manifest && manifestPaper(manifest, source).blocks.find((block) => block.kind === "table" && block.rows.length === 10);
    expect(table).toMatchObject({ marked: new Set([6]) });
    expect(allText(manifestsOf(sources, null)[0] as Manifest)).not.toContain("台账有变");
  });

  it("show nobody from outside the viewer's scope, and say how many there are", () => {
    const [manifest] = manifestsOf(sourcesOf(small, smallPlan, { sees: (home) => home === "dam" }), null);
    expect(manifest && workersOf(manifest).slice(0, 6)).toEqual(["withheld", "withheld", "withheld", "withheld", "withheld", "a/0/0"]);
    const text = manifest ? allText(manifest) : "";
    expect(text).toContain("另有 5 人不在本级查看范围内");
    expect(text).not.toContain("b/0/0");
  });

  it("name whom to call for each passenger, and count those of whom the ledger does not say", () => {
    const sources = sourcesOf(small, smallPlan);
    const told = (id: string, contact: Passenger["contact"]): [string, Passenger] => [id, { ...sources.people.get(id) as Passenger, contact }]; // the world has everybody
    const [manifest] = manifestsOf({ ...sources, people: new Map([...sources.people, told("a/0/0", { name: "王芳（妻子）", phone: "15400000001" }), told("a/1/0", { name: null, phone: "15400000002" })]) }, null);
    const rows = manifest ? passengerRows(manifest) : [];
    expect(rows.slice(5).map((row) => row[10])).toEqual(["王芳（妻子） 15400000001", "15400000002", "", "", ""]);
    expect(manifest && allText(manifest)).toContain("台账未填紧急联系人的 8 人由乡镇发车前补填；空白栏手工填写。");
    const everybody = new Map([...sources.people].map(([id]) => told(id, { name: "王芳", phone: null })));
    expect(allText(manifestsOf({ ...sources, people: everybody }, null)[0] as Manifest)).toContain('"空白栏手工填写。"');
  });

  it("mark who uses a wheelchair, and say the places that the plan keeps, also when the planner wanted others", () => {
    const chairs = (count: number, ...users: string[]) => {
      const problem = lineWorld([group("a", 5, { wheelchairs: 0 }), group("b", 8, { from: "hill", to: "harbour", wheelchairs: count + 1, households: [{ people: 3, wheelchairs: count }, { people: 3, wheelchairs: 1 }, { people: 2 }] })], { firstDate: "2021-02-17" });
      const sources = sourcesOf(problem, smallPlan);
      const people = new Map([...sources.people, ...users.map((id): [string, Passenger] => [id, { ...sources.people.get(id) as Passenger, usesWheelchair: true }])]); // the world has everybody
      return manifestsOf({ ...sources, people }, null)[0] as Manifest;
    };
    const agreed = chairs(1, "b/0/1");
    expect(agreed.wheelchairs).toBe(1); // the household left at home takes its own along
    expect(passengerRows(agreed).flatMap((row, index) => (row[11] === "轮椅" ? [index] : []))).toEqual([1]);
    expect(allText(agreed)).toContain('"计划留 1 个轮椅位；台账注明使用轮椅的 1 人，座号 2。"');
    expect(allText(chairs(2, "b/0/1"))).toContain("※ 计划留 2 个轮椅位；台账注明使用轮椅的 1 人，座号 2，请核实。");
    expect(allText(chairs(0, "b/0/1", "a/0/0"))).toContain("※ 计划留 0 个轮椅位；台账注明使用轮椅的 2 人，座号 2、6，请核实。");
    expect(allText(chairs(1))).toContain("※ 计划留 1 个轮椅位；台账没有注明使用者，请核实。");
    expect(allText(chairs(0))).not.toContain("轮椅位");
  });

  it("carry plate, drivers and escort of a confirmed run; blank fields before", () => {
    const crew = { plate: "云E12345", drivers: [{ name: "普建国", phone: "13900000000" }], escort: { name: "李塝", phone: "13800000000" } };
    const [blank] = manifestsOf(sourcesOf(small, smallPlan), null);
    const [filled] = manifestsOf(sourcesOf(small, smallPlan, { crews: new Map([["t3", crew]]) }), null);
    for (const word of ["云E12345", "普建国　13900000000", "李塝　13800000000"]) expect([blank && allText(blank).includes(word), filled && allText(filled).includes(word)]).toEqual([false, true]);
    expect(blank && allText(blank)).toContain('{"label":"车牌号","value":null}');
  });

  it("say when a plan changed by hand has more people than seats", () => {
    const over = parsePlan({ ...smallPlan, trips: [{ ...smallPlan.trips[0], passengers: [{ group: "a", people: 5 }, { group: "b", people: 8 }] }], unserved: [] });
    const [manifest] = manifestsOf(sourcesOf(small, over), null);
    expect(manifest?.passengers.slice(9).map(({ seat }) => seat)).toEqual(["10", "无座", "无座", "无座"]);
    expect(manifest && allText(manifest)).toContain("超出座位 3 人");
  });

  it("number a train's seats coach by coach, within the cap", () => {
    expect(seatNames({ seatsPerCoach: 4, mostPerCoach: 2, coaches: 2 }, 5)).toEqual(["01车1号", "01车2号", "02车1号", "02车2号", "无座"]);
    const train = { id: "r", from: "base", to: "city", minPassengers: 0, seatsPerCoach: 4 };
    const problem = lineWorld([group("a", 6)], { trains: [train], firstDate: "2021-02-17" });
    const [manifest] = manifestsOf(sourcesOf(problem, parsePlan({ cost: 0, trips: [], trains: [{ id: "r1", train: "r", day: 0, coaches: 2, passengers: [{ group: "a", people: 6 }] }] })), null);
    expect(manifest).toMatchObject({ number: "Z1", kind: "train", seats: 8, stops: [{ name: "base", on: 6 }, { name: "city", off: 6 }] });
    expect(manifest?.passengers.at(-1)?.seat).toBe("02车2号");
  });

  it("tell every halt between the stops, so that the times add up with the driving", async () => {
    const far = lineWorld([group("a", 10, { to: "island" })], { firstDate: "2021-02-17" });
    const plan = await makePlan(far, { seed: 1, effort: 1 });
    const [manifest] = manifestsOf(sourcesOf(far, plan), null);
    const stops = manifest?.stops ?? [];
    const halts = stops.filter(({ kind }) => kind === "halt");
    expect(halts.map(({ name }) => name)).toContain("途中休息");
    const stood = halts.reduce((sum, { arrive, depart }) => sum + (depart ?? 0) - (arrive ?? 0), 0);
    expect((stops.at(-1)?.arrive ?? 0) - (stops[0]?.depart ?? 0) - stood).toBeCloseTo(910, -0.5); // 910 km at a kilometre a minute
    for (const [index, stop] of stops.entries()) if (index > 0) expect(stop.arrive).toBeGreaterThanOrEqual(stops[index - 1]?.depart ?? 0);
  });
});

describe("a notice to a receiving place", () => {
  it("counts who gets off there, by day, run and employer, and nobody else", () => {
    const manifests = manifestsOf(sourcesOf(small, smallPlan), null);
    expect(noticeOf(manifests, "city", "城市")).toMatchObject({ people: 5, arrivals: [{ place: "city", people: 5 }], employers: [{ employer: "a", people: 5 }], unknown: 0 });
    expect(noticeOf(manifests, "harbour", "港市")?.byDay.reduce((sum, { people }) => sum + people, 0)).toBe(5);
    expect(noticeOf(manifests, "island", "岛市")).toBeNull();
  });
});

/** The cells of the passenger table. */
function passengerRows(manifest: Manifest) {
  const table = manifestPaper(manifest, source).blocks.find((block) => block.kind === "table" && block.columns.some(({ heading }) => heading === "紧急联系人及电话"));
  return table?.kind === "table" ? table.rows : [];
}

/** Whether equal words stand side by side. */
function contiguous(words: readonly string[]): boolean {
  return new Set(words).size === words.filter((word, index) => word !== words[index - 1]).length;
}
