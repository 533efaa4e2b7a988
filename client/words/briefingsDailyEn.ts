/** The words of the daily briefing in English, key by key as in Chinese. Participles, so that one person and many take the same words. */
export const briefingsDailyEn = {
  title: "Daily briefing on returning and going back", whom: "workers with homes in {home}, whatever their plan, day and way of travel",
  against: { briefing: "in the last briefing", dayBefore: "the day before", moment: "on {moment}" }, earlier: { briefing: "last briefing", dayBefore: "the day before", moment: "{moment}" }, versus: "{change} vs {earlier}", even: "0",
  compared: { label: "Compared with", briefing: "last briefing {number} ({moment})", dayBefore: "the same time the day before ({moment})", moment: "{moment}", none: "nothing: the first, nobody was in the ledger before" },
  count: { people: { one: "{n} person", other: "{n} people" }, villages: { one: "{n} village", other: "{n} villages" }, coaches: { one: "{n} coach", other: "{n} coaches" }, days: { one: "{n} day", other: "{n} days" } },
  change: { more: "{counted} more than {against}", fewer: "{counted} fewer than {against}", moreShare: "{counted} more than {against} (+{share} %)", fewerShare: "{counted} fewer than {against} (-{share} %)", same: "as many as {against}" },
  percent: "{share} %", aside: " ({text})", place: "{name} ({counted})", township: "{township}, {county}", and: ", ", comma: ", ", semicolon: "; ", stop: ".", next: " ",
  heading: "{ordinal}. {name}", ordinals: { 1: "1", 2: "2", 3: "3", 4: "4", 5: "5" },
  paragraphs: { overall: "Overall", mainFlows: "Main flows", peaks: "Peak days", silentVillages: "Coverage", demand: "Transport to be organised" },
  overall: {
    surveyed: "By {moment}, {people} with homes in {home} had been followed up", ofThem: "Of them: ", return: "{people} planning to return", stay: "{people} staying at work", home: "{people} already at home", undecided: "{people} undecided",
    due: "By the days that were given, {people} should have returned by {day}", goBack: "Going back after the festival is planned by {people}", first: "There is nothing earlier to compare with, so no changes are given.",
  },
  flows: {
    return: "Those returning come mostly from {places}", goBack: "Those going back leave mostly for {places}", together: "together {share}", groups: { return: "Workplaces of those returning: {groups}.", goBack: "Workplaces of those going back: {groups}." }, outside: "other provinces {people}", province: "the province outside {name} {people}", inside: "inside {name} {people}", unknown: "not stated {people}",
    since: "Compared with how it was {against}, ", grew: "the greatest rise is at {place} ({people})", shrank: "the greatest fall is at {place} ({people})", unchanged: "Every place has as many as {against}", strongest: "The largest single flow is {from} to {to} with {people}",
  },
  peaks: {
    return: "Returning peaks on {day} with {people}", goBack: "Going back peaks on {day} with {people}", several: { return: "Returning is busiest on {days} alike with {people} each, first on {day}", goBack: "Going back is busiest on {days} alike with {people} each, first on {day}" },
    none: { return: "Planning to return without a day: {people}; no peak can be told", goBack: "Planning to go back without a day: {people}; no peak can be told" }, coaches: "about {coaches} of {seats} seats", underCoach: "less than one coach of {seats} seats", day: "{day} with {people}", next: "next {days}", before: "The peak {against} was {day}",
    dated: "With a known day: {people}", undated: "without one: {people}", allDated: "All days are known",
  },
  coverage: {
    everybody: "Whatever workplace and industry: ", whole: "Expected: {expected}, surveyed: {surveyed}, coverage {share} %", before: "{against}: {share} %", unregistered: "Expected workers are not registered, so coverage cannot be told", part: "{name} {share} %", counties: "Counties least covered: {places}", townships: "Townships least covered: {places}",
    silent: "Not reported yet: {villages} expecting {people}", silentSame: "as many as {against}", reported: "Every village that expects workers has reported", largest: "Silent villages expecting most: {places}", village: "{name} ({township}) with {people}",
  },
  demand: { people: "Wanting organised transport to go back: {people}", to: "Mostly to {places}", from: "mostly from {places}", undated: "Of them without a day: {people}" },
  source: "Source: {ledger}; expected workers as registered there, plans as told at the follow-up.",
  foot: { written: "The text is written from the figures in the tables.", edited: "Edited by hand: {paragraphs}. The figures in the tables come from the ledger and cannot be edited.", paragraph: "“{name}”" }, continued: "{heading} (continued)",
  figures: {
    title: "Figures", unit: "people, villages", now: "Now", before: "Before", change: "Change", figure: "Figure", surveyed: "Followed up", return: "Plan to return", due: "  day has come", stay: "Stay at work", home: "Already at home", undecided: "Undecided", goBack: "Plan to go back", demand: "Transport wanted",
    expected: "Expected", covered: "  of them surveyed", silent: "Silent villages", silentPeople: "  expecting",
  },
  homes: {
    title: { county: "By county", township: "By township" }, versus: "change from {earlier}", place: { county: "County", township: "Township" }, surveyed: "Surveyed", change: "Change", return: "Return", returnPeak: "Peak", goBack: "Go back", goBackPeak: "Peak", demand: "Transport", expected: "Expected", coverage: "Coverage", silent: "Silent", total: "Total",
  },
  silent: { title: "Silent villages", heading: "Village", township: "Township", people: "Expected", rest: "{villages} more", village: "{name}, {township}", whole: "{villages} expecting {people}, most first", none: "Every village that expects workers has reported." },
  days: { title: "People day by day", line: "line: {earlier}", day: "Day", before: "{movement} ({earlier})" },
  townships: { name: "Coverage by township" }, works: { name: { return: "Return from", goBack: "Go back to", demand: "Transport to" }, inside: "inside {name}", unknown: "not stated" },
  slides: { rest: "{count} more rows" },
  text: { name: "Text", heading: "Paragraph", text: "Text" }, sum: "return {return} + stay {stay} + at home {home} + undecided {undecided} = {total} people followed up",
} as const;
