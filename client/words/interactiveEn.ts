/** The words of the interactive file in English, key by key as in Chinese. */
export const interactiveEn = {
  title: "Workers on the move, Spring Festival {year}", subtitle: "homes in {home}, workplaces: {work}", made: "{people} people published ({movements}), day or workplace of {merged} of them merged", withheldMade: "{movement}: too few people to publish",
  coverage: "{reportedTownships}/{townships} townships and {reportedVillages}/{villages} villages reported", coverageShare: "{count}, about {share} % of those expected surveyed",
  noScript: "Open this briefing in a browser and let the script in it run; it makes no connection.",
  theme: { night: "Night", day: "Day" }, themeLabel: "Switch between day and night", print: "Print", skip: "Go to the table",
  movement: "Movement", movements: { return: "Return", stay: "Stay", goBack: "Go back" },
  home: "Home county", allHomes: "All ({name})", otherHomes: "Other counties (merged)",
  figure: { return: "plan to return", stay: "stay at work", goBack: "plan to go back" }, people: "people", buses: "about {buses} buses", of: "{share} % of {people} on all days",
  withheld: "Too few people for a figure: fewer than 5, or places of fewer than 5 could be worked out from it.", nobody: "Nobody matches.",
  merged: "To protect persons, cells of fewer than 5 people are merged: of {merged} people here ({share} %) day or workplace are less fine for that; {other} of them are under Other. Sums are unchanged.", mergedNone: "Cells of fewer than 5 people are merged; there are none here.",
  mergedHome: "The county of {people} more people is merged: they are counted under “All” alone.", perhaps: "Of {people} more people only the week is known, or no day: they are not counted in the chosen days.",
  chart: { title: "People planned a day", all: "all days", days: "chosen: {days}", clear: "All days", brush: "Day brush: arrow keys move it, Shift and arrow keys change its length, Esc clears it", week: "hatched: known by week alone, drawn as its mean", undated: "no day", anyDay: "merged", none: "Those who stay have no day.", bar: "{date}: {people}", noDates: "{undated} without a day, {anyDay} whose day is merged" },
  table: { work: "Workplace", home: "Home", rank: "#", people: "People", buses: "Buses", share: "%", total: "Total", other: "Other", unknown: "not stated", inside: "inside {name}", city: "{name}, no city", cityMerged: "other {name}", cityBoth: "other {name}, no city", caption: "{title}, {people} people; arrow keys move, Enter selects", side: "Which end the table lists" },
  map: { label: "Flow map", drawn: "{drawn} people ({share} %) are drawn, the others are in the table.", spoken: "{name}: {people} people, {share} %." },
  footer: { number: "Briefing no.", made: "By its number it is made again from the data of then. This file makes no connection and holds sums only." },
} as const;
