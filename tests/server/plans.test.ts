import { getTableName } from "drizzle-orm";
import type { TransactionSql } from "postgres";
import { beforeAll, describe, expect, it } from "vitest";
import { requireMatchingKey } from "../../server/access/queries.ts";
import { readTravellers } from "../../server/charters/queries.ts";
import type { Database, Scoped } from "../../server/database/database.ts";
import { countyTables } from "../../server/database/schema.ts";
import { readCube, readFlows, readHeadline } from "../../server/flows/queries.ts";
import { flowQuestion } from "../../server/flows/question.ts";
import { rollUpCounty } from "../../server/flows/rollupQueries.ts";
import { readSilentVillages, readTownshipCoverage, readVillageCoverage } from "../../server/ledger/coverageQueries.ts";
import { currentContent } from "../../server/ledger/importQueries.ts";
import { countPeople, readBatchKinds, readFindings, readImports, readPeople } from "../../server/ledger/queries.ts";
import { emptyFilter, moment } from "../../server/vocabulary.ts";
import { onBothEngines } from "../database.ts";
import { desk, importReading, person, places, readingOf, settle, toolsOf, worldSeals } from "../ledgerWorld.ts";

const growing = new Set<string>(Object.values(countyTables).map((table) => getTableName(table)));
const page = { limit: 10, offset: 0 };
const filter = { ...emptyFilter, homes: ["532301"], days: { from: "2021-02-01", to: "2021-02-05" }, organised: true };
const somebody = { record: person(1), ...worldSeals.identify(person(1).idNumber), contentHash: "x" };

/** Every query that screens and imports ask often. A query that may fan out over all counties would have to say so here; none does. */
const hotQueries: Record<string, (scoped: Scoped) => Promise<unknown>> = {
  headline: readHeadline,
  cube: (scoped) => readCube(scoped, "2021-01-25", 1_000_000),
  "flows by county": (scoped) => readFlows(scoped, flowQuestion.parse({})),
  "flows by township": (scoped) => readFlows(scoped, flowQuestion.parse({ movement: "goBack", home: "township", work: "prefecture", from: "2021-02-01" })),
  "flows in a filter": (scoped) => readFlows(scoped, flowQuestion.parse({ homes: "532301", works: "44.33", modes: "train", organised: "1", industries: "mining" })),
  "demand for transport": (scoped) => readTravellers(scoped, { homes: ["532301"], works: ["44"], industries: ["mining"], days: { from: "2021-02-20", to: "2021-02-25" }, modes: ["train"], intentions: ["yes"] }),
  "count of people": (scoped) => countPeople(scoped, filter),
  "list of people": (scoped) => readPeople(scoped, filter, page),
  imports: (scoped) => readImports(scoped, page),
  findings: (scoped) => readFindings(scoped, { importId: "00000000-0000-4000-8000-000000000001", county: places.chuxiong }, page),
  "coverage by township": readTownshipCoverage,
  "silent villages": readSilentVillages,
  "coverage by village": (scoped) => readVillageCoverage(scoped, places.lucheng),
  "kinds of imports": readBatchKinds,
  "key check": (scoped) => requireMatchingKey(scoped, worldSeals),
  "roll-up of a county": ({ sql }) => rollUpCounty(sql, places.chuxiong),
  "current content of persons": ({ sql }) => currentContent(sql, places.chuxiong, [somebody]),
};

const writes = new Set(["roll-up of a county"]);
const past = moment.parse("2021-02-09T12:00:00+08:00");

interface PlanNode { "Relation Name"?: string; Plans?: PlanNode[]; "Index Cond"?: string; Filter?: string; "Recheck Cond"?: string; "One-Time Filter"?: string; "Node Type": string }

onBothEngines("hot queries", (engine) => {
  let database: Database;
  beforeAll(async () => {
    database = await engine.open();
    await settle(database);
    await importReading(toolsOf(database), readingOf({ records: [1, 2, 3].map((number) => person(number)), refused: [9] }));
  });

  describe.each(Object.keys(hotQueries))("%s", (name) => {
    const moments = writes.has(name) ? [null] : [null, past];
    it.each(moments)("restricts every scan of a growing table by its county, beside the policies (as of %s)", async (asOf) => {
      const plans = await database.asOf(asOf).withScope(desk, async (scoped) => {
        const { sql, asked } = recording(scoped.sql);
        await hotQueries[name]!({ ...scoped, sql });
        const statements = asked().filter(({ text }) => /^\s*(select|insert|update|delete)/i.test(text));
        expect(statements.length).toBeGreaterThan(0);
        return Promise.all(statements.map(async ({ text, parameters }) => {
          const [row] = await scoped.sql.unsafe<{ "QUERY PLAN": [{ Plan: PlanNode }] }[]>(`explain (format json) ${text}`, parameters as string[]);
          return { text, plan: row!["QUERY PLAN"][0].Plan };
        }));
      });
      const unbound = plans.flatMap(({ text, plan }) => scansOf(plan).filter((scan) => !bindsCounty(scan)).map((scan) => `${scan["Relation Name"]} in ${text.trim().slice(0, 120)}`));
      expect(plans.flatMap(({ plan }) => scansOf(plan)).length).toBeGreaterThan(0);
      expect(unbound).toEqual([]);
    });
  });
});

/** What lies under a condition that is false from the beginning is never run. */
function scansOf(node: PlanNode): PlanNode[] {
  if (node["One-Time Filter"] === "false") return [];
  const own = node["Relation Name"] !== undefined && growing.has(node["Relation Name"]) && node["Node Type"] !== "ModifyTable" ? [node] : [];
  return [...own, ...(node.Plans ?? []).flatMap(scansOf)];
}

/** The policies say `home_county ~~ ANY`; the query itself must say `=`. */
function bindsCounty(scan: PlanNode): boolean {
  return /home_county = /.test([scan["Index Cond"], scan.Filter, scan["Recheck Cond"]].join(" "));
}

interface Asked { text: string; parameters: unknown[] }

/** The same handle, remembering what it was asked: the driver leaves text and parameters on each query that it has sent. */
function recording(sql: TransactionSql): { sql: TransactionSql; asked(): Asked[] } {
  const queries: { string?: string | null; parameters?: unknown[] }[] = [];
  const remember = <T>(query: T): T => {
    queries.push(query as { string?: string; parameters?: unknown[] }); // fields of postgres.js' Query that its types leave out
    return query;
  };
  const proxy = new Proxy(sql, {
    apply: (target, self, words) => remember(Reflect.apply(target as (...words: unknown[]) => unknown, self, words)),
    get: (target, key) => key === "unsafe" ? (...words: Parameters<TransactionSql["unsafe"]>) => remember(target.unsafe(...words)) : Reflect.get(target, key),
  });
  return { sql: proxy, asked: () => queries.flatMap(({ string, parameters }) => (string ? [{ text: string, parameters: parameters ?? [] }] : [])) };
}
