/** The prefecture in which most people of the ledger live: what "inside" means when the scope is a province. */
export function homePrefecture(townships: readonly { township: string; surveyed: number }[]): string {
  const people = new Map<string, number>();
  for (const { township, surveyed } of townships) people.set(township.slice(0, 4), (people.get(township.slice(0, 4)) ?? 0) + surveyed);
  return [...people].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "";
}
