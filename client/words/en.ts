/** The interface in English, key by key as in Chinese. */
import type { zhCN } from "./zh-CN.ts";

/** The same keys, any text. */
type Same<Words> = { [Key in keyof Words]: Words[Key] extends string ? string : Same<Words[Key]> };

export const en: Same<typeof zhCN> = {
  product: "Guitu",
  screen: { command: "Overview", charters: "Charters", ledger: "Ledger", briefings: "Briefings" },
  movement: { return: "Return", stay: "Stay", goBack: "Go back" },
  plan: { return: "return", stay: "stay", home: "at home", undecided: "undecided" },
  mode: { train: "train", flight: "flight", coach: "coach", car: "own car", charter: "charter", other: "other", unknown: "not stated" },
  intention: { yes: "go back", no: "not go back", undecided: "undecided" },
  industry: { manufacturing: "manufacturing", construction: "construction", catering: "catering", retail: "retail", transport: "transport", services: "services", agriculture: "agriculture", mining: "mining", other: "other", unknown: "not stated" },
  level: { nation: "nation", province: "province", prefecture: "city", county: "county", township: "township", village: "village" },
  top: { newest: "Newest follow-up", coverage: "Coverage", demo: "Demo data", theme: { night: "Night", day: "Day" }, themeLabel: "Switch between dark and light", language: "EN / 中", languageLabel: "切换到中文", main: "Main navigation", skip: "Skip to the table" },
  moment: { before: "Ledger as of", after: "", now: "Back to now", choose: "Show the ledger of an earlier moment", typed: "Date and time (Beijing)", show: "Show it", imports: "or as it was after an import:", none: "nothing yet", empty: "As of {moment} there was no ledger yet.", upload: "Below is the ledger of {moment}; uploads are stored as always and seen when you are back to now." },
  filter: { title: "Filter", matching: "Matching {people} people", list: "List", undo: "Undo", redo: "Redo", reset: "Clear filter", any: "any", add: "More", search: "Find by name or pinyin", nothing: "No such region", clear: "Clear", done: "Done" },
  fold: { fold: "Fold", unfold: "Unfold", foldPanel: "Fold: {panel}", unfoldPanel: "Unfold: {panel}" },
  sentence: {
    return: "Show workers from {home} working in {work} who {movement} on {days}; travel mode {mode}, organised transport {organised}, industry {industry}, intention {intention}.",
    stay: "Show workers from {home} who {movement} in {work} over the festival; travel mode {mode}, organised transport {organised}, industry {industry}, intention {intention}.",
    goBack: "Show workers from {home} who {movement} on {days} to {work}; travel mode {mode}, organised transport {organised}, industry {industry}, intention {intention}.",
  },
  word: { movement: { return: "return", stay: "stay", goBack: "go back" }, anyHome: "the whole area", anyWork: "any place", anyDays: "any day", any: "any", wanted: "wanted", notWanted: "not wanted", and: ", " },
  clause: { mode: "travel mode: {words}", industry: "industry: {words}", intention: "intention: {words}", wanted: "transport wanted", notWanted: "no transport wanted" },
  dimension: { home: "Home", work: "Workplace", days: "Dates", movement: "Movement", mode: "Travel mode", industry: "Industry", intention: "Intention", organised: "Organised transport" },
  title: { return: "Returning", stay: "Staying", goBack: "Going back", all: "all days" },
  subtitle: { return: "{work} → {home}", goBack: "{home} → {work}", stay: "{home} → {work}" },
  figure: {
    return: "Plan to return", stay: "Stay over the festival", goBack: "Plan to go back", people: "people", comma: " ", semicolon: "; ", buses: "= {buses} bus loads", switch: "12,480 or 12.5k",
    share: "{share} % of {all} on all days", estimate: "about {people} more unsurveyed", undated: "{people} more gave no date", surveyed: "Surveyed / expected", surveyedTotal: "Surveyed",
  },
  table: { work: "Workplace", home: "Home", people: "people", buses: "buses", coverage: "cov %", share: "share", rest: "{count} others", total: "Total", estimated: "hatched: est.", unknown: "not stated", elsewhere: "{name} (rest)", csv: "CSV", csvNote: "The list of flows under all conditions of the screen", panel: "Figures and ranking", matrix: "Matrix", multiples: "Days", inside: "inside", caption: "{title}, {people} people in all; strongest first, arrow keys move, Enter selects", low: "dotted: coverage below 85 %", side: "Rank by" },
  hot: { title: "Hot spots", note: "by Gi* significance", usual: "by Gi*; × against usual", times: "×{times}", none: "No significant gathering in the selection", near: "None is significant; the closest:", few: "Fewer than {least} places in the selection: nothing to compare.", p: "p {p}", days: "Arrivals by day, most on {date}: {people}", day: "{date}: {people}" },
  legend: { title: "Legend", unit: "width = bus loads of {seats}", work: "at workplace", stay: "of whom stay", unsurveyed: "not surveyed", internal: "internal", rest: "the rest", hot: "hot spot", approximate: "township positions are schematic", shown: "{flows} flows = {share} % of people ({drawn} / {total})", shownStay: "{share} % of people on the map ({drawn} / {total})", boundary: "Boundaries: {source}", tianditu: "Tianditu", approval: "approval no. {number}", pending: "pending", people: "{people} people" },
  time: { title: "People per planned day", all: "all days", days: "{count} days", from: "From", to: "To", play: "Play", stop: "Stop", clear: "All days", today: "reported {date}", holiday: "Holiday", solar: "", lunar: "lunar", estimate: "hatched: estimate of unsurveyed", brush: "Date brush: arrow keys move it, Shift and arrow keys change its length", eve: "Eve", newYear: "New Year", wrong: "Type a date from {from} to {to}, such as {example}", bar: "{date}: {back} return, {out} go back", brushed: "{days} chosen" },
  tip: { pinned: "pinned · Esc releases", moves: { return: "people return", stay: "people stay", goBack: "people go back" }, buses: "about {buses} buses", estimate: "about {people} more unsurveyed", here: "{people} work here, {staying} of them stay", from: "{people} come from here, {staying} of them stay at work", silent: "Silent villages: {count}", hidden: "At this zoom the people of this place are counted in {name}.", zoom: "Zoom to it", which: "Direction", onlyHome: "From here", onlyWork: "To work here", both: "In and out", within: "inside", others: "all others", rest: "{count} other flows, {people} people", none: "Nobody moves under these conditions", close: "Close", shareOf: "{share} % of {all} on the map", ends: "Both ends" },
  map: { tools: "Map tools", silent: "silent", label: "Flow map", zoomIn: "Zoom in", zoomOut: "Zoom out", reset: "Nation", region: "Prefecture", sea: "S. China Sea Is.", km: "{km} km at {lat}°N", noWebgl: "This computer has no WebGL; the map is drawn as vectors and shows the same.", heat: "Heat", briefing: "Briefing", briefingNote: "Make a briefing sheet of the present filter", find: "Find a place", found: "Moved to {name}" },
  mapWords: { restStay: "{people} others", notShown: "not shown one by one", rest: "{count} other flows, {people} people", each: "each under {buses} bus loads", eachOne: "each under one bus load", hub: { return: "arriving {people}", goBack: "leaving {people}", stay: "from here {people}" }, internal: "in-province {people}" },
  matrix: { title: "Home × workplace", note: "first {rows} × {columns}, the rest gathered; people", close: "Close" },
  multiples: { title: "Small multiples of the day", view: "Arrange by", periods: "Periods", places: "Places", periodsNote: "discs: workplaces, area = people, one scale for all; a click chooses the days", placesNote: "a bar a day, each picture up to its own highest", brush: "Choose {days}, {people} people", unplaced: "no place {people}" },
  people: { title: "List", total: "{total} rows", name: "Name", township: "Home township", work: "Workplace", employer: "Employer", date: "Date", more: "Show {count} more", note: "names are masked" },
  state: { loading: "Loading…", empty: "No ledger yet. Upload an Excel file under Ledger and its flows appear here.", toLedger: "Upload a ledger", failed: "No data: {reason}", kept: "The figures below are the last that arrived.", retry: "Try again", noMatch: "Nobody matches these conditions.", unreachable: "the server does not answer", mapFailed: "The base map did not arrive ({reason}); the figures hold.", stale: "The server does not answer; these are the figures of {time}.", updated: "The ledger has changed; the figures are fresh." },
  ledger: {
    title: "Ledger", upload: "Upload a ledger (.xlsx or .csv)", uploading: "Importing {name}…", hint: "At most 200,000 rows and 50 MB a file; wrong rows come back with the reason.", done: "{name}: {rows} rows, {accepted} accepted, {unchanged} unchanged, {refused} refused, {warnings} warnings.", findings: "Download refused rows", imports: "Imports", file: "File", county: "County", reported: "Reported", rows: "Rows", accepted: "Accepted", unchanged: "Unchanged", refused: "Refused", warnings: "Warnings", at: "Imported", coverage: "Coverage", township: "Township", expected: "Expected", surveyed: "Surveyed", silent: "Silent", rate: "Cov %", last: "Last update", see: "Findings", row: "Row", column: "Column", value: "Value", message: "What is wrong", noImports: "No ledger has been imported yet.", villages: "Villages", noVillage: "village not stated", noCoverage: "No expected numbers yet. A ledger with the sheet 应访人数 shows the coverage of each township here.", shown: "{shown} of {total}", close: "Close",
  },
  sentenceSpoken: "{name} selected: {people} {movement}, {share} % of those on the map.",
};
