/** The words on briefing sheets in English, key by key as in Chinese. */
import { briefingsDailyEn } from "./briefingsDailyEn.ts";

export const briefingsEn = {
  title: { return: "Returning home, Spring Festival {year}", goBack: "Going back to work, Spring Festival {year}", goBackOrganised: "Transport wanted to go back, Spring Festival {year}", stay: "Staying at work, Spring Festival {year}" },
  subtitle: { return: "{work} → {home}", goBack: "{home} → {work}", stay: "homes in {home}, {work}" }, anyWork: "whole country", and: ", ", several: "{names} and others, {count} in all",
  only: "Only: {clauses}.", semicolon: "; ",
  clause: {
    return: "returning home", goBack: "going back to work", stay: "staying at the workplace", wanted: "wanting organised transport", notWanted: "without organised transport", days: "{from} to {to}", day: "{from}", anyDays: "all days and without a day", noDays: "days do not matter",
    home: "homes in {home}", work: "workplaces in {work}", anyWork: "all workplaces", mode: "travel mode {words}", industry: "industry {words}", anyIndustry: "all industries", intention: "intention {words}",
  },
  asOf: "Data as of", newest: "Newest follow-up", coverage: "Coverage", coverageCount: "{reportedTownships}/{townships} townships and {reportedVillages}/{villages} villages reported, {share} % of those expected surveyed", coverageNone: "expected workers not registered", shown: "Drawn",
  shownCount: "{flows} flows and those {internal}, {people} people ({share} %)", shownStay: "{people} people ({share} %)", demo: "Demo data",
  map: { north: "N", kilometres: "{km} km", scale: " ({lat}° N)", widths: "Width = people (1 bus = {seats})", signs: "Signs", insideProvince: "Inset: {name}", insideNote: "{outside} {people}", sea: "South China Sea" },
  step: { between: "{from}–{to} buses", over: "{from}+ buses", people: "{from}–{to}", peopleOver: "≥{from}", peopleUnder: "<{to}", under: "under 1 bus", upTo: "<{to} buses" },
  sign: { internal: "inside {name}", surveyed: "surveyed", estimated: "estimated", home: "homes in {province}", dashLine: "dash line", lowCoverage: "< 85 % surveyed", stay: "staying (ring)" },
  headline: { title: "Key figures", unit: "people", return: "plan to return", goBack: "plan to go back", goBackOrganised: "want organised transport", stay: "stay at work", buses: "buses of {seats} seats: {buses}", surveyed: "surveyed {people}", estimated: "estimated, {people} more", outside: "other provinces", province: "rest of {province}", inside: "inside {name}", unknown: "workplace unknown" },
  table: { title: { return: "Top {count} origins", goBack: "Top {count} destinations", stay: "Top {count} places", short: "Places" }, rank: "#", place: "City", people: "People", estimated: "est.", buses: "Buses", peak: "Peak", rest: "{count} other cities", inside: "inside {name}", unknown: "not stated", total: "Total", noCity: "{name} (no city)", inProvince: "{name} ({province})" },
  hot: { title: "Hot spots", note: "significantly gathered (Gi*, p < 0.05)", place: "place", usual: "in proportion", z: "Gi*", p: "p" },
  chart: { title: { return: "Days of return", goBack: "Days of going back", stay: "Plans for the festival" }, unit: "people a day", undated: "no day", eve: "Eve", newYear: "New Year" },
  slideSource: "Source: {ledger}; boundaries: Tianditu, Albers projection. ", source: "Source: {ledger}; boundaries: Tianditu (national geographic information platform), WGS-84; Albers equal-area conic, 25° and 47°, central meridian 105° E.", ledger: "follow-up ledger of rural workers", notDrawn: "Flows under 1 bus ({seats} people) are not drawn one by one. ", moved: "Crowded rings are moved a little, names without room left out. ", notDrawnAny: "Beyond the {flows} strongest no flow is drawn one by one. ", approval: "Map approval no.: {number}", pending: "________________ (to be filled in)",
  arithmetic: { listed: "in the province (see the table) {people}", plus: " + ", equals: " = ", drawn: "drawn {drawn} (other provinces {outside} + rest of {home} {province} + inside {name} {inside})", rest: "{flows} others {people}", unplaced: "workplace or position unknown {people}", total: "{total} people", stay: "drawn {drawn}" },
  slide: {
    title: { return: "{people} return, {percent} % from other provinces", goBack: "{people} go back, {percent} % to other provinces", goBackOrganised: "{people} want transport, {percent} % to other provinces", stay: "{people} stay at work, {percent} % in other provinces" },
    people: "people", buses: "buses: about {buses}", peak: "Peak day", peakDay: "{day}: {people}", places: { return: "Where from", goBack: "Where to", stay: "Where" }, share: "Share", restOutside: "all others", inProvince: "rest of {province}",
  },
  workbook: { figure: "Figure", expected: "Expected", surveyed: "Surveyed", villages: "Villages", reportedVillages: "Villages reported", day: "Day" },
  number: "Briefing no.", numberPending: "not numbered yet", numberNote: "By its number this picture is made again from the data of {asOf}, with what has changed since.", page: "Page {page} of {pages}",
  scope: "Rights", narrowed: "only {homes}, less than when it was made", notes: "Notes",
  county: {
    title: { return: "{county}: origins to townships, returning", goBack: "{county}: townships to destinations, going back", goBackOrganised: "{county}: transport wanted, townships to destinations", stay: "{county}: staying at work, home townships and places" }, ownTitle: "{title}: {county}", subtitle: "{inside}, county {page} of {pages}",
    work: "Workplace", rest: { outside: "other provinces", province: "other {province}", inside: "inside {name}", unknown: "not stated" }, townships: "Townships and coverage", column: { township: "Township", villages: "Villages", people: "Surveyed", estimated: "est.", total: "Total" },
    silent: "{names}: not reported, estimated like the surveyed of the county, hatched on the map; not reported is not zero.", days: { return: "Returning day by day", goBack: "Going back day by day", stay: "" }, daysNote: "Area of a disc = people of a township that day; all boxes add up to {people}.", box: { undated: "No day", otherDays: "Other days" },
    shown: "{flows} flows, {people} people ({share} %)", drawn: "{flows} flows drawn {people}", notDrawn: "{flows} not drawn {people}", unplaced: "workplace unknown {people}", noPosition: "township without position {people}", source: "Source: {ledger}; county boundaries: Tianditu, WGS-84; townships as positions, without boundaries. ",
    table: "Counties", county: "County", outside: "outside", province: "province", buses: "Buses", coverage: "surv.", page: "Page", others: "{count} other counties", note: "The counties add up to everybody; estimates follow the coverage of each page's homes.",
  },
  comparison: {
    title: { return: "Returning home, Spring Festival {year}: before and after", goBack: "Going back to work, Spring Festival {year}: before and after", goBackOrganised: "Transport wanted to go back, {year}: before and after", stay: "Staying at work, Spring Festival {year}: before and after" }, subtitle: "{home}, against {then}",
    then: "Before", now: "Now", difference: "Change", percent: "{percent} %", mapHead: "{which}: {people} people", shown: "before {then} %, now {now} %", grown: "Workplaces that grew most", shrunk: "Workplaces that shrank most", rest: "{count} others", sum: "Together", nowhere: "none", more: "growth", less: "loss", byWork: "By workplace", byHome: "By home county",
    line: "before {then}, now {now}, change {difference} people", same: "One scale and legend; names where there is room. ", notDrawn: "Flows under 1 bus ({seats} people) and beyond the {flows} strongest are not drawn. ",
  },
  daily: briefingsDailyEn,
  missingGlyphs: "The font lacks these characters: {glyphs}; use another font or other words.",
} as const;
