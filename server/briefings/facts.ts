/** The headline figures of a briefing as numbers, for a mail or a program that gets it. Pure. */
import { figuresOf } from "../../client/print/figures.ts";
import type { BriefingMaterial } from "../../client/print/material.ts";
import { namesOf } from "../../client/print/names.ts";
import { wordsOf } from "../../client/print/sentence.ts";
import { speech } from "../../client/print/speech.ts";
import type { BriefingFacts } from "../vocabulary.ts";

/** Of the whole question, whichever template and page: the same counts that the sheets print. */
export function factsOf(material: BriefingMaterial): BriefingFacts {
  const say = speech(material.language);
  const { sentence } = wordsOf(material, namesOf(material, say), say);
  const { people, estimated, groups, peakDay, coverage } = figuresOf(material, 0);
  return {
    sentence, movement: material.filter.movement, people, estimated: Math.round(estimated), demo: material.demo,
    outside: groups.outside.people, province: groups.province.people, inside: groups.inside.people, unknown: groups.unknown.people,
    peak: peakDay && { date: peakDay.date, people: peakDay.people }, expected: coverage.expected, surveyed: coverage.surveyed,
  };
}
