/** What the README names must exist: paths, commands, variables. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readSettings } from "../server/settings.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (name: string) => readFileSync(root + name, "utf8");

describe.each(["README.md", "README.zh-CN.md", "data/README.md"])("%s", (name) => {
  const text = read(name);

  it("names only paths that exist", () => {
    const inCode = [...text.matchAll(/`((?:client|server|data|tests)\/[\w./-]*)`/g)].map((match) => match[1] ?? "");
    const links = [...text.matchAll(/\]\((?!https?:)([\w./-]+)\)/g)].map((match) => (name.startsWith("data/") ? `data/${match[1]}` : match[1] ?? ""));
    expect([...inCode, ...links].filter((path) => !existsSync(root + path))).toEqual([]);
  });

  it("names only commands that package.json has", () => {
    const scripts = (JSON.parse(read("package.json")) as { scripts: Record<string, string> }).scripts;
    const commands = [...text.matchAll(/npm (?:run )?(start|test|import|demo|bench|check|geography|[a-z:]+)(?= |`|$)/gm)].map((match) => match[1] ?? "");
    expect(commands.filter((command) => !(command in scripts) && !["run", "ci", "install"].includes(command))).toEqual([]);
  });
});

describe("README.md", () => {
  it("names every variable that the settings read, with its default", () => {
    const text = read("README.md");
    for (const variable of ["PORT", "HOST", "GUITU_DATA", "DATABASE_URL", "GUITU_DEMO", "GUITU_KEY", "GUITU_SCOPE", "ROUTING_URL", "GUITU_ADDRESS", "GUITU_SMTP", "GUITU_MAIL_FROM", "GUITU_WEBHOOK_SECRET"]) expect(text).toContain(`\`${variable}\``);
    const { port, host, demo, scope } = readSettings({});
    expect({ port, host, demo, scope }).toEqual({ port: 3000, host: "127.0.0.1", demo: true, scope: ["53"] });
  });

  it("shows a picture of at most 300 kB", () => {
    expect(statSync(`${root}data/screenshot.png`).size).toBeLessThanOrEqual(300_000);
  });

  it("has its chapters in order", () => {
    const chapters = [...read("README.md").matchAll(/^## (.*)$/gm)].map((match) => match[1]);
    expect(chapters).toEqual(["Run it", "The two corridors", "Where is what", "Invariants", "Limits, measured", "Decisions", "Contributing"]);
  });

  it("speaks of nothing that is still to be filled in", () => {
    expect(read("README.md")).not.toMatch(/@@|TODO|TBD/);
  });
});
