/** What a plan comes to beside another way to do it. Pure. */

/** By how much of what the spreadsheet's way costs the plan costs more; negative when it is cheaper. Both with the price of those left out. */
export function savingShare(cost: number, before: number): number {
  return before === 0 ? 0 : (cost - before) / before;
}

/** Cheaper is a minus, as on a bill; one decimal, without the sign of percent. */
export function signedPercent(share: number): string {
  const percent = share * 100;
  return `${percent > 0 ? "+" : percent < 0 ? "−" : ""}${Math.abs(percent).toFixed(1)}`;
}

/** Tens of thousands in Chinese, thousands in English. */
export function moneyWords(yuan: number, language: "zh-CN" | "en"): string {
  const [unit, decimals] = language === "en" ? [1000, 0] : [10_000, 2];
  return (yuan / unit).toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}
