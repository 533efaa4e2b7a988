/** Who may import whom, as a table; no cycles. A file that no row names may import nothing: so a new folder needs a decision. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

interface Row {
  /** Files of this row; the first row that matches a file holds. */
  files: RegExp;
  /** Own files (path from the root) and packages (bare name) that it may import. */
  may: RegExp[];
}

const vocabulary = /^server\/vocabulary\.ts$/;
const ownFolder = (folder: string) => new RegExp(`^${folder}/`);
const database = /^server\/(database\/|startError\.ts)/;
const pureFeature = (folder: string, ...libraries: RegExp[]): RegExp[] => [vocabulary, ownFolder(folder), ...libraries];
/** Packages of types only: they vanish when the code runs. */
const typesOnly = /^(geojson|topojson-specification)$/;
const node = (...names: string[]) => new RegExp(`^node:(${names.join("|")})$`);

const serverFeatures = ["regions", "ledger", "flows", "access", "charters", "briefings", "schedules"];

const table: Row[] = [
  { files: /^server\/vocabulary\.ts$/, may: [/^zod$/] },
  { files: /^server\/startError\.ts$/, may: [] },
  { files: /^server\/settings\.ts$/, may: [/^zod$/, /^node:/, /^server\/startError\.ts$/] },
  { files: /^server\/database\//, may: [/^node:/, /^drizzle-orm/, /^postgres$/, /^@electric-sql\//, vocabulary, database, /^server\/settings\.ts$/] },
  { files: /^server\/asOf\.ts$/, may: [/^zod$/, vocabulary] },
  { files: /^server\/english\//, may: [] },
  { files: /^server\/trpc\.ts$/, may: [/^@trpc\/server/, /^zod$/, vocabulary, database, /^server\/access\//, /^server\/(asOf|english\/index)\.ts$/] },
  ...serverFeatures.flatMap((feature): Row[] => [
    { files: new RegExp(`^server/${feature}/router\\.ts$`), may: [ownFolder(`server/${feature}`), /^server\/trpc\.ts$/, /^zod$/, vocabulary] },
    { files: new RegExp(`^server/${feature}/\\w*[qQ]ueries\\.ts$`), may: [/^drizzle-orm/, /^postgres$/, database, ...pureFeature(`server/${feature}`)] },
  ]),
  // The features' own files that touch the world: named one by one, so that the rest stays pure.
  { files: /^server\/regions\/(files|load)\.ts$/, may: [/^node:/, /^csv-parse/, /^topojson-client$/, database, ...pureFeature("server/regions")] },
  { files: /^server\/regions\/(importPositions|positionsCommand)\.ts$/, may: [/^node:/, /^csv-parse/, database, /^server\/(settings|startInstance)\.ts$/, ...pureFeature("server/regions")] },
  { files: /^server\/ledger\/(workbook\w*|importCommand|findingsWorkbook)\.ts$/, may: [/^node:/, /^exceljs$/, /^server\/(?!flows\/|briefings\/|charters\/)/, vocabulary] },
  { files: /^server\/ledger\/import\w*\.ts$/, may: [/^node:/, database, /^server\/(access|regions)\//, ...pureFeature("server/ledger")] },
  { files: /^server\/ledger\//, may: pureFeature("server/ledger", /^tyme4ts$/, /^zod$/, node("crypto"), /^server\/access\/masking\.ts$/) },
  { files: /^server\/regions\//, may: pureFeature("server/regions") },
  { files: /^server\/flows\//, may: pureFeature("server/flows", /^@uwdata\/flechette$/, /^zod$/, node("zlib", "util", "crypto")) },
  { files: /^server\/access\//, may: pureFeature("server/access", /^node:/, /^server\/startError\.ts$/) },
  // Commands are doors: they read and write files and know the demo's shares.
  { files: /^server\/charters\/\w+Command\.ts$|^server\/charters\/planFiles\.ts$/, may: [node("fs", "util", "worker_threads", "url"), /^fflate$/, /^data\/demo\/calibration\.ts$/, ...pureFeature("server/charters")] },
  // Reading the demand and following a worker need the database's handle; their SQL stays in the queries.
  { files: /^server\/charters\/(demandReading|scenarioReading|run\w*|planWorker\w*|priceWorker|planLife|planMoves|planComparison|planFileReading|planSheet)\.ts$/, may: [node("worker_threads", "util"), database, ...pureFeature("server/charters", /^zod$/)] },
  // Manifests need the people behind the seals as well; what is printed is a paper.
  { files: /^server\/charters\/manifestReading\.ts$/, may: [database, /^server\/access\/(masking|personal)\.ts$/, ...pureFeature("server/charters")] },
  { files: /^server\/charters\/(manifest|notice)\w*\.ts$/, may: pureFeature("server/charters", /^server\/papers\/paper\.ts$/) },
  // Briefings draw with the client's pure parts; what other features know is handed to them (server/startBriefings.ts).
  { files: /^server\/briefings\/\w+Command\.ts$/, may: [node("fs/promises", "path", "util"), /^server\/(briefings\/|httpBriefingQuestion\.ts|settings\.ts|start\w+\.ts)/, /^client\/print\//, vocabulary] },
  { files: /^server\/briefings\/(briefings|charterReading|description|changes|ledgerShelf|sheet\w+)\.ts$/, may: [node("worker_threads"), database, /^client\/(cube|print)\//, /^server\/papers\/workbook\.ts$/, ...pureFeature("server/briefings")] },
  // The interactive file: its content is counted from the cube, its script is bundled from the client's sources.
  { files: /^server\/briefings\/interactiveScript\.ts$/, may: [/^esbuild$/, node("crypto", "url")] },
  { files: /^server\/briefings\/interactive\w+\.ts$/, may: pureFeature("server/briefings", /^client\/(cube|interactive|print|scene)\//) },
  { files: /^server\/briefings\/reading\.ts$/, may: [/^tyme4ts$/, database, /^client\/(cube|scene|print)\//, /^client\/words\/language\.ts$/, ...pureFeature("server/briefings")] },
  { files: /^server\/briefings\//, may: pureFeature("server/briefings", /^client\/(scene|print|interactive)\//, /^server\/papers\/(fonts|paper|workbook)\.ts$/, /^zod$/, /^qrcode-generator$/, /^pdfkit$/, /^fontkit$/, /^@resvg\/resvg-js$/, /^pptxgenjs$/) },
  // Schedules know briefings by a form of words (briefing.ts); who makes them is handed in (server/startSchedules.ts). The network and the disk have three doors.
  { files: /^server\/schedules\/sendCommand\.ts$/, may: [node("crypto"), /^server\/(schedules\/|briefings\/(reading|sheetMaking)\.ts|settings\.ts|start\w+\.ts)/] },
  { files: /^server\/schedules\/(folder|mail|webhook)Channel\.ts$/, may: [node("fs/promises", "path", "stream", "crypto"), /^nodemailer(\/|$)/, ...pureFeature("server/schedules")] },
  { files: /^server\/schedules\/(planning|delivering|scheduler)\.ts$/, may: [database, ...pureFeature("server/schedules")] },
  { files: /^server\/schedules\//, may: pureFeature("server/schedules", /^tyme4ts$/, /^zod$/, node("net", "crypto")) },
  // Papers know nothing of what is printed on them.
  { files: /^server\/papers\//, may: [ownFolder("server/papers"), /^pdfkit$/, /^exceljs$/, /^fflate$/, node("fs", "module", "path", "stream")] },
  // The judge shares no code with the planner: of this folder it knows the two file formats.
  { files: /^server\/charters\/check\w*\.ts$/, may: [/^server\/charters\/(problem|plan|checkTimes|checkCosts)\.ts$/] },
  { files: /^server\/charters\/corridorFiles\.ts$/, may: [node("fs"), /^csv-parse/, ...pureFeature("server/charters")] },
  { files: /^server\/charters\/(?!corridor|routing|queries|router)\w+\.ts$/, may: pureFeature("server/charters", /^zod$/, /^highs$/) },
  { files: /^server\/charters\/(corridor|routing)\w*\.ts$/, may: pureFeature("server/charters", /^zod$/, /^graphology(-shortest-path)?$/) },
  // The doors: they put the features together.
  { files: /^server\/(main|http\w*|router|start\w*|demo\w*|static\w*|upload\w*)\.(ts|mjs)$/, may: [/^server\//, /^data\//, /^client\/(scene\/regionList|print\/(formats|grid|printable)|words\/language)\.ts$/, /^node:/, /^fastify$/, /^@fastify\//, /^@trpc\//, /^tsx/, /^zod$/, /^fflate$/] },
  { files: /^server\/(worker|command|bundle)\.mjs$/, may: [/^node:/, /^tsx/, /^esbuild$/, /^server\/bundle\.mjs$/] },

  { files: /^client\/askServer\.ts$/, may: [] },
  { files: /^client\/(scene|print|cube)\//, may: [vocabulary, /^client\/(scene|print|cube)\//, /^client\/askServer\.ts$/, /^client\/words\/(language|days|regionNames|en|briefings\w+|charters(Zh|En))\.ts$/, /^@turf\//, /^d3-geo$/, /^topojson-client$/, /^tyme4ts$/, /^@uwdata\/flechette$/, /^data\/geography\//] },
  // The page of an interactive file, which stands alone: the sheet's own map, no Vue. Its words come with it.
  { files: /^client\/interactive\//, may: [vocabulary, /^client\/(interactive|print|scene|cube)\//, /^client\/words\/(language|days|regionNames|interactive\w+)\.ts$/] },
  { files: /^client\/words\//, may: [vocabulary, /^client\/words\//, /^vue-i18n$/, /^vue$/] },
  { files: /^client\/map\//, may: [/^vue$/, /^maplibre-gl/, /^@deck\.gl\//, /^topojson-client$/, /^client\/(map|scene|print)\//, vocabulary] },
  { files: /^client\/api\.ts$/, may: [/^client\/askServer\.ts$/, /^@trpc\/client$/, /^server\/router\.ts$/, vocabulary] },
  { files: /^client\/stores\//, may: [/^vue$/, /^vue-router$/, /^vue-i18n$/, /^@tanstack\/vue-query$/, /^@trpc\/client$/, /^topojson-client$/, /^tyme4ts$/, /^client\/(api\.ts|askServer\.ts|cube\/|stores\/|words\/|scene\/|print\/preview\/)/, vocabulary] },
  { files: /^client\/components\//, may: [/^vue$/, /^vue-i18n$/, /^vue-router$/, /^element-plus/, /^echarts/, /^vue-echarts$/, /^tyme4ts$/, /^client\/(components|words|scene|print|cube)\//, vocabulary] },
  { files: /^client\/(views\/|main\.ts|App\.vue|routes\.ts)/, may: [/^vue$/, /^vue-(i18n|router)$/, /^@tanstack\//, /^element-plus/, /^maplibre-gl\/dist\/maplibre-gl\.css$/, /^client\//, vocabulary] },

  { files: /^data\/geography\/build\//, may: [/./] },
  { files: /^data\//, may: [/^data\//, /^node:/, /^exceljs$/, /^csv-parse/, vocabulary] },
];

/** A feature may use another feature's words only where the table says so; everywhere, the client stays out of the server. */
const files = ["client", "server", "data"].flatMap((folder) => sourcesIn(join(root, folder)));
const imports = new Map(files.map((file) => [file, importsOf(file)]));

describe("architecture", () => {
  it("reads the sources", () => {
    expect(files.length).toBeGreaterThan(40);
  });

  it("lets a file import only what its row of the table names", () => {
    const broken: string[] = [];
    for (const [file, targets] of imports) {
      const row = table.find((candidate) => candidate.files.test(file));
      for (const target of targets) {
        if (target.startsWith(dirname(file) + "/") && row && !/^server\/[^/]+$/.test(file)) continue; // neighbours in one folder
        if (row && typesOnly.test(target)) continue;
        if (!row?.may.some((pattern) => pattern.test(target))) broken.push(`${file} → ${target}`);
      }
    }
    expect(broken).toEqual([]);
  });

  it("has no import cycles", () => {
    expect(findCycle()).toEqual([]);
  });

  it("keeps the SQL of a feature in its queries", () => {
    const homes = /^server\/(database\/|[^/]+\/\w*[qQ]ueries\.ts$|regions\/load\.ts$)/;
    const strays = files.filter((file) => file.startsWith("server/") && !homes.test(file) && /sql`/.test(readFileSync(join(root, file), "utf8")));
    expect(strays).toEqual([]);
  });

  it("keeps the clock and chance out of the pure parts", () => {
    const pure = files.filter((file) => /^client\/(scene|print|cube)\/|^server\/flows\/(?!router|queries)|^server\/ledger\/(cells|headings|rules|validate|lunar)/.test(file));
    const impure = pure.filter((file) => /\bDate\.now\(|new Date\(\)|Math\.random\(|performance\.now\(/.test(readFileSync(join(root, file), "utf8")));
    expect(pure.length).toBeGreaterThan(10);
    expect(impure).toEqual([]);
  });
});

function sourcesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sourcesIn(path);
    return /\.(ts|mjs|vue)$/.test(name) ? [relative(root, path)] : [];
  }).sort();
}

/** Own files as paths from the root, packages by their name. Type imports count: they are knowledge, too. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), "utf8").replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  const found = [...text.matchAll(/(?:^|\n)\s*(?:import|export)\s[^"';]*?from\s*["']([^"']+)["']|(?:^|\n)\s*import\s*["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)/g)]
    .map((match) => match[1] ?? match[2] ?? match[3] ?? "");
  return found.map((target) => target.startsWith(".") ? normalize(join(dirname(file), target.replace(/\?.*$/, ""))) : target);
}

function findCycle(): string[] {
  const done = new Set<string>();
  const visit = (file: string, path: string[]): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const target of imports.get(file) ?? []) {
      const cycle = imports.has(target) ? visit(target, [...path, file]) : [];
      if (cycle.length > 0) return cycle;
    }
    done.add(file);
    return [];
  };
  for (const file of files) {
    const cycle = visit(file, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}
