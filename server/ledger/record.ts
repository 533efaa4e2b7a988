/** A row that passed the rules → the record that is believed. Pure. */
import type { FollowUpRecord } from "../vocabulary.ts";
import { birthDateOf, sexOf } from "./idNumber.ts";
import { isEmployed, said, type LedgerRow } from "./ledgerRow.ts";
import { firstPhone } from "./rulesPhone.ts";
import { plausibleWage } from "./rulesWork.ts";
import { splitVehicles } from "./vehicles.ts";

/** Throws when the rules let a row through that lacks what every record has. */
export function recordOf(row: LedgerRow): FollowUpRecord {
  const { text, home, plan } = row;
  const birthDate = birthDateOf(row.idNumber);
  if (home.township === null || !plan || birthDate === null) {
    throw new Error(`row ${row.rowNumber} passed the rules without township, plan or birth date: ${home.township}, ${plan}, ${birthDate}`);
  }
  const employed = isEmployed(row);
  return {
    rowNumber: row.rowNumber,
    name: nameOf(text.name), idNumber: row.idNumber, sex: sexOf(row.idNumber) ?? row.sex ?? "female", birthDate,
    phone: saidOrNull(firstPhone(row.phone)), contactName: saidOrNull(nameOf(row.contactName)), contactPhone: saidOrNull(firstPhone(row.contactPhone)),
    homeCounty: home.township.slice(0, 6), homeTownship: home.township, homeVillage: home.village, household: saidOrNull(text.household),
    employed, workRegion: employed ? row.work.code : null, workAddress: employed ? saidOrNull(text.workAddress) ?? saidOrNull(text.workPlace) : null,
    employer: saidOrNull(text.employer), post: saidOrNull(text.post), industry: row.industry ?? "unknown", monthlyWageYuan: believedWage(row.wage),
    plan, returnDate: row.returnDate ?? null, returnMode: row.mode ?? "unknown", returnVehicle: splitVehicles(said(text.vehicle)).join("/") || null,
    goBackIntention: row.intention ?? (row.goBackFrom || row.goBackTo ? "yes" : "undecided"),
    goBackFrom: row.goBackFrom ?? null, goBackTo: row.goBackTo ?? null,
    wantsTransport: row.wantsTransport ?? false, travelGroup: saidOrNull(text.travelGroup), usesWheelchair: row.usesWheelchair ?? null,
    unemployedReason: employed ? null : row.unemployedReason ?? null, wantsWork: row.wantsWork ?? null, wantsTraining: row.wantsTraining ?? null,
  };
}

function saidOrNull(text: string): string | null {
  return said(text) === "" ? null : text;
}

/** Blanks that set a short name wide go; the dot of longer names is always the same. */
function nameOf(text: string): string {
  return text.replace(/\s/g, "").replace(/[•・‧∙．.]/g, "·");
}

function believedWage(wage: number | null | undefined): number | null {
  return wage !== null && wage !== undefined && wage >= plausibleWage.from && wage <= plausibleWage.to ? wage : null;
}
