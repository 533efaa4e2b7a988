/** The words that only the sheet of a charter plan has, in English, key by key as in Chinese. */
export const briefingsChartersEn = {
  title: "Charter plan to go back to work, Spring Festival {year}", subtitle: "{name} ({id})", modeHome: "travel mode home {words}", statesAt: "Trips as of", made: "Planned", ledger: "From the ledger of", judged: "Judged", fine: "keeps the rules", broken: "rules broken: {count}", stopped: "stopped early",
  headline: { title: "Served", unit: "people", served: "served {people}", unserved: "left out {people}", of: "{share} % of a demand of {demand}" },
  figure: { coaches: "Coaches", trains: "Trains", runs: "trips", trainRuns: "runs", paid: "Cost (really paid)", head: "Cost a head", yuan: "yuan", tenThousand: "thousand yuan", saving: "Against by hand", gap: "Above the bound, at most" },
  states: { title: "Trips", runs: "{count} trips", people: "{people} people" },
  table: { destinations: "Destinations (provinces)", homes: "Home counties", place: "To", home: "County", demand: "Demand", served: "Served", unserved: "Left out", coaches: "Coaches", trains: "Trains", first: "First", last: "Last", rest: "{count} others", total: "Total", city: "City", township: "Township" },
  days: { title: "Departures", unit: "people a day", note: "left out by first possible day", blockSeats: "{people} more on block seats" },
  shade: "The darker a county, the more of its people are left out; the table of home counties says how many.",
  why: "Left out because: {reasons}.", reason: "{reason} {people}", legend: { title: "Signs", offMap: "Off the map", place: "{name} {served} / {demand}", schematic: "corridors are schematic" },
  source: "Source: {ledger} and the saved charter plan; boundaries: Tianditu, WGS-84; Albers equal-area conic, 25° and 47°, 105° E.", note: "Corridors follow roads and railways schematically, ribbons are as wide as their people; a run counts where most of it goes. ",
  sum: { ribbons: "on ribbons {people}", internal: "inside the province {people}", unserved: "left out {people}", offMap: "off the map {people}", unplaced: "without a position {people}", total: "demand of {people}" },
  workbook: { figures: "The plan", paid: "Cost (yuan)", head: "Cost a head (yuan)", saving: "Objective against by hand (%)", gap: "From the bound (%)", onCoaches: "On coaches", onTrains: "On trains", onBlockSeats: "On block seats", runs: "Runs" },
  nobody: "The plan has nobody, so there is nothing to draw.",
  slide: "{served} people have charter transport back to work, {share} % of the demand",
} as const;
