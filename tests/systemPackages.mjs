// What the tests need from the system. On Debian as root it is installed; elsewhere it is named, with the way to get it.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { postgresBinaries } from "./cluster.mjs";

const needs = [
  { for: "postgres", what: "PostgreSQL 15+", packages: ["postgresql"], present: () => succeeds(() => existsSync(`${postgresBinaries()}/initdb`)) },
  { for: "postgres", what: "PostGIS 3.3+", packages: ["postgis", "postgresql-postgis"], present: hasPostgis },
  { for: "browser", what: "Chromium", packages: ["chromium"], present: () => existsSync(chromiumPath()) },
  { for: "browser", what: "pdftotext", packages: ["poppler-utils"], present: () => succeeds(() => spawnSync("pdftotext", ["-v"]).status !== null) },
  { for: "browser", what: "Noto CJK fonts", packages: ["fonts-noto-cjk"], present: () => existsSync("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc") || process.platform !== "linux" },
  { for: "papers", what: "pdftotext", packages: ["poppler-utils"], present: () => spawnSync("pdftotext", ["-v"]).error === undefined },
  { for: "papers", what: "LibreOffice", packages: ["libreoffice-impress-nogui", "libreoffice-calc-nogui"], present: () => spawnSync("soffice", ["--version"]).error === undefined },
];

/** Where the browser of the tests is; CHROMIUM names another one. */
export function chromiumPath() {
  return process.env.CHROMIUM || "/usr/bin/chromium";
}

/** Installs or names what is missing; ends the process with code 1 when something stays missing. */
export function requireSystemPackages(wanted) {
  const missing = () => needs.filter((need) => wanted[need.for] && !need.present());
  const before = missing();
  if (before.length === 0) return;
  const packages = before.flatMap((need) => need.packages);
  if (existsSync("/etc/debian_version") && process.getuid?.() === 0) {
    console.log(`installing system packages: ${packages.join(" ")}`);
    const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync("apt-get", ["update", "-q"], { stdio: "inherit", env: environment });
    spawnSync("apt-get", ["install", "-q", "-y", "--no-install-recommends", ...packages], { stdio: "inherit", env: environment });
  }
  const after = missing();
  if (after.length === 0) return;
  console.error(`missing: ${after.map((need) => need.what).join(", ")}.`);
  console.error(`On Debian or Ubuntu: sudo apt-get install ${after.flatMap((need) => need.packages).join(" ")}`);
  console.error("Without PostgreSQL: npm test -- --embedded-only. Without a browser: npm test -- --no-browser.");
  console.log("\n0 passed, 1 failed");
  process.exit(1);
}

function hasPostgis() {
  return succeeds(() => existsSync(`${postgresBinaries().replace("/lib/", "/share/").replace(/\/bin$/, "")}/extension/postgis.control`));
}

function succeeds(question) {
  try {
    return question();
  } catch {
    return false;
  }
}
