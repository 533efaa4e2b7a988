/** A child process that imports 3,000 people of two counties and is killed in the middle; it says how far it is. Not a test itself. */
import { openDatabase, type DatabaseSource } from "../../server/database/database.ts";
import { importReading, person, places, readingOf, toolsOf } from "../ledgerWorld.ts";

const source = JSON.parse(process.env.CRASH_SOURCE ?? "") as DatabaseSource; // set by crash.test.ts
const database = await openDatabase(source);
const tools = toolsOf(database);
const dayao = { homeCounty: places.dayao, homeTownship: places.shiyang, homeVillage: places.shiyangVillage };
const records = Array.from({ length: 3000 }, (_, index) => person(index + 1, index < 1000 ? {} : dayao));
// The second county is cut off after its rows are written and before its figures are.
const rollUp: typeof tools.rollUp = async (sql, county) => {
  await tools.rollUp(sql, county);
  if (county !== places.dayao) return;
  console.log("ROWS WRITTEN");
  await new Promise((resolve) => setTimeout(resolve, 60_000));
};
await importReading({ ...tools, rollUp }, readingOf({ records }), { importId: "33333333-3333-4333-8333-333333333333" });
