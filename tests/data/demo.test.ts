/** The demo ledgers: made by a seed, calibrated, labelled, and read back through the real reader and rules. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeDemoLedgers } from "../../data/demo/demo.ts";
import { apportion } from "../../data/demo/villages.ts";
import { validateLedger, type LedgerReading } from "../../server/ledger/validate.ts";
import { readWorkbook, type RawSheet } from "../../server/ledger/workbook.ts";
import { readRegionAliases, readRegionRows } from "../../server/regions/files.ts";
import { createGazetteer } from "../../server/regions/gazetteer.ts";
import { campaign2021, festivalPlans, type FollowUpRecord } from "../../server/vocabulary.ts";

const workers = 6000;
const folder = mkdtempSync(join(tmpdir(), "guitu-demo-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function ledgers(seed: number, count: number): Promise<RawSheet[][]> {
  const paths = await writeDemoLedgers({ workers: count, seed, directory: join(folder, `${seed}-${count}-${Math.floor(performance.now())}`), progress: () => {} });
  return Promise.all(paths.map(async (path) => (await readWorkbook(path)).sheets));
}

describe("the demo ledgers", () => {
  let readings: LedgerReading[];
  beforeAll(async () => {
    const gazetteer = createGazetteer(readRegionRows(), readRegionAliases());
    readings = (await ledgers(11, workers)).map((sheets) => validateLedger(sheets, { gazetteer, importingRegions: ["53"], campaign: campaign2021, today: "2021-02-09" }));
  });
  const records = () => readings.flatMap((reading) => reading.records);
  const share = (count: number, of: number) => (count / of) * 100;

  it("are ten, labelled as demo, reported on 9 February, with as many rows as asked for", () => {
    expect(readings.map(({ demo, reportedOn }) => `${demo} ${reportedOn}`)).toEqual(Array.from({ length: 10 }, () => "true 2021-02-09"));
    expect(readings.reduce((sum, { rows }) => sum + rows, 0)).toBe(workers);
    for (const { rows, records: accepted, refusedRows } of readings) expect(accepted.length + refusedRows.length).toBe(rows);
  });

  it("expect more workers than were surveyed, in every village, also in the silent ones", () => {
    const expected = readings.flatMap((reading) => reading.expected);
    expect(expected).toHaveLength(1106);
    const coverage = share(records().length, expected.reduce((sum, village) => sum + village.people, 0));
    expect(coverage).toBeGreaterThan(84);
    expect(coverage).toBeLessThan(97);
  });

  it("hold between half and three per cent of mistakes", () => {
    const refused = share(workers - records().length, workers);
    expect(refused).toBeGreaterThan(0.5);
    expect(refused).toBeLessThan(3);
  });

  it("hold nobody real: every ID number passes the rules and has the sequence that is not issued, once each", () => {
    const numbers = records().map(({ idNumber }) => idNumber);
    expect(numbers.filter((number) => number.slice(14, 17) !== "000")).toEqual([]);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const key of ["phone", "contactPhone"] as const) expect(records().filter(({ [key]: phone }) => phone !== null && !phone.startsWith("154"))).toEqual([]);
  });

  it("name somebody to call for most people, not for all, and have about one wheelchair in three hundred", () => {
    const named = records().filter(({ contactName, contactPhone }) => contactName !== null && contactPhone !== null);
    expect(named.length).toBe(records().filter(({ contactName, contactPhone }) => contactName !== null || contactPhone !== null).length);
    expect(Math.abs(share(named.length, records().length) - 87)).toBeLessThan(2);
    const chairs = records().filter(({ usesWheelchair }) => usesWheelchair).length;
    expect(chairs).toBeGreaterThan(workers / 600);
    expect(chairs).toBeLessThan(workers / 150);
    expect(readings.flatMap(({ findings }) => findings).filter(({ column }) => column !== null && /紧急|轮椅/.test(column))).toEqual([]);
  });

  it("follow the published figures: a quarter out of the province, Guangdong before Zhejiang before Jiangsu", () => {
    const employed = records().filter(({ workRegion }) => workRegion !== null);
    const to = (province: string) => employed.filter(({ workRegion }) => workRegion?.startsWith(province)).length;
    const away = share(employed.length - to("53"), employed.length);
    expect(away).toBeGreaterThan(21);
    expect(away).toBeLessThan(31);
    expect(to("44")).toBeGreaterThan(to("33"));
    expect(to("33")).toBeGreaterThan(to("32"));
  });

  it("plan near 26 return, 48 stay, 21 at home, 5 undecided of a hundred", () => {
    const plans = festivalPlans.map((plan) => share(records().filter((record) => record.plan === plan).length, records().length));
    [26, 48, 21, 5].forEach((wanted, index) => expect(Math.abs(plans[index]! - wanted)).toBeLessThan(4));
  });

  /** Those who share a key with somebody; null is none. */
  const together = (people: FollowUpRecord[], keyOf: (record: FollowUpRecord) => string | null): FollowUpRecord[][] => {
    const groups = new Map<string | null, FollowUpRecord[]>();
    for (const record of people) groups.set(keyOf(record), [...(groups.get(keyOf(record)) ?? []), record]);
    groups.delete(null);
    return [...groups.values()].filter((members) => members.length > 1);
  };
  const distinct = (people: FollowUpRecord[], of: (record: FollowUpRecord) => unknown) => new Set(people.map((record) => JSON.stringify(of(record)))).size;
  const windowOf = ({ goBackFrom, goBackTo }: FollowUpRecord) => [goBackFrom, goBackTo];

  it("let a household come home on one day and go back in one window, mostly to one workplace", () => {
    const households = together(records(), ({ homeTownship, household }) => `${homeTownship} ${household}`);
    expect(households.length).toBeGreaterThan(1000);
    for (const members of households) {
      expect(distinct(members.filter(({ plan }) => plan === "return"), ({ returnDate }) => returnDate)).toBeLessThanOrEqual(1);
      expect(distinct(members.filter(({ goBackFrom }) => goBackFrom !== null), windowOf)).toBeLessThanOrEqual(1);
    }
    const atOnePlace = households.filter((members) => distinct(members, ({ workRegion }) => workRegion) === 1);
    expect(share(atOnePlace.length, households.length)).toBeGreaterThan(65);
  });

  it("let a family that works in one place travel by the same train, flight or car", () => {
    const colleagues = together(records().filter(({ plan, employer }) => plan === "return" && employer), (record) =>
      [record.homeTownship, record.household, record.workRegion, record.workAddress, record.employer, record.post, record.monthlyWageYuan].join(" "));
    expect(colleagues.length).toBeGreaterThan(100);
    expect(colleagues.filter((members) => distinct(members, ({ returnMode, returnVehicle, wantsTransport }) => [returnMode, returnVehicle, wantsTransport]) > 1)).toEqual([]);
  });

  it("let the groups of a village go to one place in one window by organised transport", () => {
    const groups = together(records(), ({ homeTownship, travelGroup }) => (travelGroup === null ? null : `${homeTownship} ${travelGroup}`));
    expect(groups.filter((members) => distinct(members, ({ household }) => household) > 1).length).toBeGreaterThan(10);
    for (const members of groups) {
      expect(distinct(members, ({ workRegion }) => workRegion)).toBe(1);
      expect(distinct(members, windowOf)).toBe(1);
      expect(members.every(({ wantsTransport, goBackIntention }) => wantsTransport && goBackIntention === "yes")).toBe(true);
    }
  });

  it("are the same for the same seed and others for another", async () => {
    const [first, again, other] = [await ledgers(3, 300), await ledgers(3, 300), await ledgers(4, 300)];
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });
});

describe("apportioning", () => {
  it("gives whole numbers that add up to the total and differ from the exact share by less than one", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1 }).filter((shares) => shares.some((share) => share > 0)), fc.nat(5000), (shares, total) => {
      const whole = apportion(shares, total);
      const sum = shares.reduce((all, one) => all + one, 0);
      expect(whole.reduce((all, one) => all + one, 0)).toBe(total);
      whole.forEach((part, index) => expect(Math.abs(part - (shares[index]! / sum) * total)).toBeLessThan(1));
    }));
  });
});
