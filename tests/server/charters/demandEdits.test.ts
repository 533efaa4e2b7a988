import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DemandGroup } from "../../../server/charters/demand.ts";
import { addedGroups, applyEdits, demandEdits } from "../../../server/charters/demandEdits.ts";

const one = (groupId: string, households: number[]): DemandGroup & { members: string[][] } => ({
  groupId, homeCode: "532301101", workCode: "4419", people: households.reduce((sum, home) => sum + home, 0), wheelchairs: 0, firstDate: "2021-02-20", lastDate: "2021-02-22", travelGroup: null, households: households.map((people) => ({ people, wheelchairs: 0 })),
  members: households.map((size, home) => Array.from({ length: size }, (_, person) => `${groupId}-${home}-${person}`)),
});
const groups = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 6 }).map((list) => list.map((homes, index) => one(`g${index}`, homes)));

describe("the demand changed by hand", () => {
  it("loses exactly the excluded people, parts no household, and members stay with theirs", () => {
    fc.assert(fc.property(groups, fc.uniqueArray(fc.nat(7)), fc.uniqueArray(fc.record({ of: fc.nat(7), people: fc.integer({ min: 1, max: 30 }) }), { selector: ({ of }) => of }), (list, out, parted) => {
      const edits = demandEdits.parse({ excluded: out.map((index) => `g${index}`), parted: parted.map(({ of, people }) => ({ groupId: `g${of}`, people })) });
      const after = applyEdits(list, edits);
      const left = list.filter(({ groupId }) => !edits.excluded.includes(groupId));
      expect(after.flatMap(({ members }) => members.flat()).sort()).toEqual(left.flatMap(({ members }) => members.flat()).sort());
      expect(after.flatMap(({ members }) => members.map((home) => home.join())).sort()).toEqual(left.flatMap(({ members }) => members.map((home) => home.join())).sort());
      for (const { people, households, members } of after) expect([households.map((home) => home.people), people]).toEqual([members.map((home) => home.length), members.flat().length]);
      expect(new Set(after.map(({ groupId }) => groupId)).size).toBe(after.length);
    }));
  });

  it("parts a group at the wished size where households allow it", () => {
    const edits = demandEdits.parse({ parted: [{ groupId: "g", people: 5 }], wheelchairs: [{ groupId: "g/1", count: 1 }] });
    expect(applyEdits([one("g", [4, 3, 2, 1])], edits).map(({ groupId, people, wheelchairs }) => [groupId, people, wheelchairs])).toEqual([["g/1", 5, 1], ["g/2", 5, 0]]);
    expect(applyEdits([one("g", [6])], edits).map(({ groupId }) => groupId)).toEqual(["g"]);
  });

  it("gives a group, or a part of one, the priority that the planner wants, and leaves the others without", () => {
    const edits = demandEdits.parse({ parted: [{ groupId: "g", people: 5 }], priorities: [{ groupId: "g/2", priority: 3 }, { groupId: "h", priority: 0.5 }] });
    expect(applyEdits([one("g", [5, 5]), one("h", [1]), one("i", [1])], edits).map(({ groupId, priority }) => [groupId, priority])).toEqual([["g/1", undefined], ["g/2", 3], ["h", 0.5], ["i", undefined]]);
    for (const priority of [0, 10.5]) expect(demandEdits.safeParse({ priorities: [{ groupId: "g", priority }] }).error?.issues.map((issue) => issue.path.join("."))).toEqual(["priorities.0.priority"]);
  });

  it("has the wheelchairs that the planner says, where the ledger has them as far as that goes", () => {
    const told: DemandGroup = { ...one("g", [4, 3, 2]), wheelchairs: 2, households: [{ people: 4, wheelchairs: 0 }, { people: 3, wheelchairs: 1 }, { people: 2, wheelchairs: 1 }] };
    const chairs = (count: number | null) => applyEdits([told], demandEdits.parse({ wheelchairs: count === null ? [] : [{ groupId: "g", count }] })).map(({ wheelchairs, households }) => [wheelchairs, ...households.map((home) => home.wheelchairs)])[0];
    expect([null, 0, 1, 2, 3, 7, 9, 20].map(chairs)).toEqual([[2, 0, 1, 1], [0, 0, 0, 0], [1, 0, 1, 0], [2, 0, 1, 1], [3, 1, 1, 1], [7, 4, 2, 1], [9, 4, 3, 2], [9, 4, 3, 2]]);
    const sides = applyEdits([told], demandEdits.parse({ parted: [{ groupId: "g", people: 4 }] }));
    expect(sides.map(({ people, wheelchairs }) => [people, wheelchairs])).toEqual([[4, 0], [5, 2]]);
  });

  it("has the added people as groups of their own, and refuses what cannot be", () => {
    const person = { homeCode: "532301101", workCode: "4419", people: 12, wheelchairs: 1, firstDate: "2021-02-20", lastDate: "2021-02-21", note: "新厂招工" };
    expect(addedGroups(demandEdits.parse({ added: [person] }))).toMatchObject([{ groupId: "added-1", people: 12, wheelchairs: 1, travelGroup: "新厂招工", households: Array.from({ length: 12 }, (_, index) => ({ people: 1, wheelchairs: index === 0 ? 1 : 0 })) }]);
    for (const [change, path] of [[{ lastDate: "2021-02-19" }, "lastDate"], [{ people: 600 }, "people"], [{ homeCode: "53" }, "homeCode"], [{ wheelchairs: 13 }, "wheelchairs"]] as const)
      expect(demandEdits.safeParse({ added: [{ ...person, ...change }] }).error?.issues.map((issue) => issue.path.join("."))).toEqual([`added.0.${path}`]);
  });
});
