/** What of a schedule a recipient gets: never more than the recipient's regions, never more than its owner saw. Pure. */
import { commonRegions, isWithin } from "../vocabulary.ts";

export interface Cut {
  /** Region codes that the briefing is made in. */
  scope: string[];
  /** Homes of the filter: those of the schedule, or what is left of them when the recipient sees less, so that the sheet names what it shows. */
  homes: string[];
  /** Less than the owner would get: words of the owner's own may speak of the rest. */
  narrower: boolean;
}

/** `homes` of the schedule's filter, empty for all of the owner's scope. One sentence when nothing is left. */
export function cutTo(regions: readonly string[], ownerScope: readonly string[], homes: readonly string[]): Cut | { nothing: string } {
  const scope = commonRegions(ownerScope, regions).sort();
  if (scope.length === 0) return { nothing: "收件人的地区都不在日程的权限内" };
  const shown = homes.length > 0 ? commonRegions(homes, ownerScope) : [...ownerScope];
  if (shown.every((code) => scope.some((seen) => isWithin(code, seen)))) return { scope, homes: [...homes], narrower: false };
  const left = commonRegions(shown, scope).sort();
  return left.length === 0 ? { nothing: "筛选的户籍地都不在收件人的地区内" } : { scope, homes: left, narrower: true };
}
