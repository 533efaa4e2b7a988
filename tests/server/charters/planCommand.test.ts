/** npm run plan and plan:check, as they are started. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "../../serverProcess.ts";

const directory = mkdtempSync(join(tmpdir(), "guitu-plan-"));
const problem = join(directory, "problem.json");
const run = (file: string, ...words: string[]) => runCommand(`server/charters/${file}.ts`, words, {});
const costIn = (plan: string): number => JSON.parse(readFileSync(plan, "utf8")).cost;

describe("the planner's commands", () => {
  beforeAll(async () => {
    const made = run("exampleCommand", "--people", "600", "--seed", "5", "--out", problem);
    expect(await made.ended).toMatchObject({ code: 0 });
  });

  it("write a plan that the judge accepts", async () => {
    const plan = join(directory, "plan.json");
    const planned = run("planCommand", problem, "--out", plan, "--effort", "1");
    expect(await planned.ended).toMatchObject({ code: 0 });
    expect(planned.output()).toContain(`cost ${costIn(plan)}, bound `);
    const judged = run("checkCommand", problem, plan);
    expect(await judged.ended).toMatchObject({ code: 0 });
    expect(judged.output()).toContain("0 violations");
  });

  it("have a whole plan on the disk soon, whatever ends them", async () => {
    const plan = join(directory, "killed.json");
    const killed = run("planCommand", problem, "--out", plan, "--effort", "5");
    await killed.says(`is kept in ${plan}`);
    killed.child.kill("SIGKILL");
    await killed.ended;
    expect(killed.said()).toContain(`a plan for ${costIn(plan)} yuan is kept`);
    const judged = run("checkCommand", problem, plan);
    expect(await judged.ended).toMatchObject({ code: 0 });
    expect(judged.output()).toContain("0 violations");
  });

  it("write through a link, and into a pipe one plan alone", async () => {
    const [file, link] = [join(directory, "linked.json"), join(directory, "link.json")];
    writeFileSync(file, "{}");
    symlinkSync(file, link);
    expect(await run("planCommand", problem, "--out", link, "--effort", "1").ended).toMatchObject({ code: 0 });
    expect([readlinkSync(link), costIn(file) > 0]).toEqual([file, true]);
    const pipe = join(directory, "pipe");
    execFileSync("mkfifo", [pipe]);
    const read = readFile(pipe, "utf8");
    expect(await run("planCommand", problem, "--out", pipe, "--effort", "1").ended).toMatchObject({ code: 0 });
    expect((await read).match(/"format":"guitu-charter-plan/g)).toHaveLength(1);
    expect(statSync(pipe).isFIFO()).toBe(true);
    expect(readdirSync(directory).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  it.each([
    ["a file that is not there", ["missing.json"], "missing.json: no such file"],
    ["an effort out of bounds", [problem, "--effort", "9"], "--effort 9: a number from 1 to 5 is needed."],
    ["a directory", [problem, "--effort", "1", "--out", directory], "this is a directory. Name a file."],
    ["the problem itself", [problem, "--out", `${directory}/./problem.json`], "this is the problem itself. Name another file"],
    ["a place where nothing can be written", [problem, "--out", join(directory, "none", "plan.json")], "cannot be written (ENOENT)"],
  ])("refuse %s in one sentence, before any work", async (_, words, sentence) => {
    const refused = run("planCommand", ...words);
    expect(await refused.ended).toMatchObject({ code: 1 });
    expect(refused.said()).toContain(sentence);
    expect(refused.said().trim().split("\n")).toHaveLength(1);
    expect(existsSync(join(directory, "none"))).toBe(false);
  });
});
