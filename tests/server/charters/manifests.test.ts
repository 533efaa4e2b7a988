import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fileNameOf, manifestsOf, noticesOf, type Manifest, type Person } from "../../../server/charters/manifests.ts";
import { manifestPdf, noticePdf } from "../../../server/charters/manifestPapers.ts";
import { manifestWorkbook } from "../../../server/charters/manifestWorkbook.ts";
import { plan } from "../../../server/charters/planner.ts";
import type { ProblemInput } from "../../../server/charters/problem.ts";
import { lineWorld } from "./worlds.ts";

const demand = fc.array(fc.record({
  from: fc.constantFrom("hill", "dam"), to: fc.constantFrom("city", "harbour", "island"), homes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 }), firstDay: fc.integer({ min: 0, max: 2 }),
}), { minLength: 1, maxLength: 9 }).map((list): NonNullable<ProblemInput["groups"]> => list.map(({ from, to, homes, firstDay }, index) => ({ id: `g${index}`, from, to, people: homes.reduce((sum, home) => sum + home, 0), households: homes.map((people) => ({ people })), firstDay, lastDay: 2 })));

function person(workerId: string, name = "王塝䶮"): Person {
  return { workerId, name, sex: "男", idNumber: "5323**********0008", phone: "15400000001", home: "金碧镇金碧社区", employer: "东莞演示家具厂", travelGroup: null };
}

async function manifestsFor(groups: NonNullable<ProblemInput["groups"]>, gone: ReadonlySet<string> = new Set()): Promise<{ manifests: Manifest[]; served: number }> {
  const problem = lineWorld(groups, { firstDate: "2021-02-20" });
  const made = await plan(problem, { seed: 1, effort: 1 });
  const members = new Map(problem.groups.map(({ id, households = [] }) => [id, households.map(({ people }, home) => Array.from({ length: people }, (_, one) => person(`${id}-${home}-${one}`)).filter(({ workerId }) => !gone.has(workerId)))]));
  const manifests = manifestsOf({ plan: made, firstDate: "2021-02-20", members, groups: problem.groups, nameOf: (code) => code, vehicleOf: () => ({ name: "大客车", seats: 10 }), railOf: () => ({ from: "", to: "", seatsPerCoach: 0 }), crews: new Map() });
  return { manifests, served: problem.groups.reduce((sum, { people }) => sum + people, 0) - made.unserved.reduce((sum, { people }) => sum + people, 0) };
}

async function textOf(pdf: Buffer): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "guitu-pdf-"));
  writeFileSync(join(folder, "x.pdf"), pdf);
  const { stdout } = spawnSync("pdftotext", ["-layout", join(folder, "x.pdf"), "-"], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  return stdout.replace(/[^\S\n]/g, ""); // columns are set apart by blanks
}

describe("manifests", () => {
  it("name everybody who is served once, in a seat of his own, households on one coach, and the notices count them all", async () => {
    await fc.assert(fc.asyncProperty(demand, async (groups) => {
      const { manifests, served } = await manifestsFor(groups);
      const everybody = manifests.flatMap(({ passengers }) => passengers.map(({ workerId }) => workerId));
      expect(everybody).toHaveLength(served);
      expect(new Set(everybody).size).toBe(served);
      const coachOf = new Map<string, Set<string>>();
      for (const { id, passengers, stops, missing } of manifests) {
        expect(missing).toBe(0);
        expect(passengers.map(({ seat }) => seat)).toEqual(passengers.map((_, index) => index + 1));
        expect(stops.filter(({ kind }) => kind === "pickup").reduce((sum, { people }) => sum + people, 0)).toBe(passengers.length);
        for (const { workerId } of passengers) { const home = workerId.replace(/-\d+$/, ""); coachOf.set(home, (coachOf.get(home) ?? new Set()).add(id)); }
      }
      expect([...coachOf.values()].every((coaches) => coaches.size === 1)).toBe(true);
      expect(noticesOf(manifests).reduce((sum, { people }) => sum + people, 0)).toBe(served);
    }), { numRuns: 15 });
  });

  it("say how many of the plan the ledger of then does not show", async () => {
    const { manifests } = await manifestsFor([{ id: "a", from: "dam", to: "city", people: 6, households: [{ people: 4 }, { people: 2 }] }], new Set(["a-0-1"]));
    expect(manifests.map(({ passengers, missing }) => [passengers.length, missing])).toEqual([[5, 1]]);
  });

  it("come back out of PDF and Excel as they went in, rare characters too", async () => {
    const { manifests: [manifest] } = await manifestsFor([{ id: "a", from: "dam", to: "city", people: 6, households: [{ people: 4 }, { people: 2 }] }]);
    if (!manifest) throw new Error("expected a manifest");
    const issue = { planName: "标准方案", asOf: "2021-02-09T10:00:00Z", issuedAt: "2021-02-10T01:30:00Z" };
    const text = await textOf(await manifestPdf(manifest, issue));
    expect(text.match(/王塝䶮/g)).toHaveLength(6);
    for (const words of ["第1趟", "2021年2月20日", "乘客6人", "15400000001", "名单取自2021-02-0918:00的台账", "打印于2021-02-1009:30", "1/1"]) expect(text).toContain(words);
    expect(await textOf(await noticePdf(noticesOf([manifest])[0]!, issue))).toContain("我地组织6名务工人员分1趟"); // there is one
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await manifestWorkbook([manifest])) as unknown as ArrayBuffer);
    const rows = workbook.worksheets[0]?.getSheetValues().flatMap((row) => (Array.isArray(row) ? [row.filter((cell) => cell !== undefined)] : [])) ?? [];
    expect(rows.filter((row) => row.includes("王塝䶮"))).toHaveLength(6);
    expect(fileNameOf(manifest)).toBe("001趟_0220_dam至city_6人");
  });
});
