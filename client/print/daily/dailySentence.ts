/** Whom a daily briefing is about, in one sentence: of the filter it takes homes, workplaces and industries. Pure. */
import { labels, type FlowFilter } from "../../../server/vocabulary.ts";
import { en } from "../../words/en.ts";
import type { Language } from "../../words/language.ts";
import { listed, type SheetNames } from "../names.ts";
import type { Say } from "../speech.ts";

export function dailySentence({ works, industries }: Pick<FlowFilter, "works" | "industries">, home: string, language: Language, names: SheetNames, say: Say): string {
  const named = language === "en" ? en.industry : labels.industry;
  const clauses = [
    say("daily.whom", { home }), ...(works.length > 0 ? [say("clause.work", { work: listed(works.map(names.map), say) })] : []),
    ...(industries.length > 0 ? [say("clause.industry", { words: listed(industries.map((industry) => named[industry]), say) })] : []),
  ];
  return say("only", { clauses: clauses.join(say("semicolon")) });
}
