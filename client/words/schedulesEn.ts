/** The words of the screen of schedules in English, key by key as in Chinese. */
export const schedulesEn = {
  title: "Scheduled briefings", back: "Briefings", add: "New", from: "Send by itself…", list: "Schedules", loading: "Loading…", retry: "Try again", noList: "The schedules did not arrive: {reason}",
  none: "No schedule yet. Write name, times and recipients on the right; once saved, briefings are made, numbered and sent every day, and what became of them stands below.",
  column: { name: "Name", template: "Layout", times: "Times", recipients: "Recipients", next: "Next" }, paused: "Paused", never: "Never due", people: "{count}",
  edit: "Change", now: "Send now", pause: "Pause", resume: "Resume", remove: "Remove", sure: "Remove it", keep: "Keep",
  daily: "daily {times}", eve: "{days} days before New Year's Eve {times}", and: ", ", semicolon: "; ",
  editNew: "New schedule", editOld: "Change “{name}”", name: "Name", sheet: "Briefing", filter: "Filter", change: "Change on the map", takeOver: "Take the filter of the map", formats: "Files", moreFormats: "Choose one at least", format: { pdf: "PDF", png: "PNG", svg: "SVG", pptx: "PPTX", xlsx: "xlsx", html: "HTML" },
  times: "Times of day", timesHint: "17:00; several parted by spaces; time of Beijing", eveOn: "More often before New Year's Eve", eveDays: "Days before the Eve", eveTimes: "Times on these days (in place of the daily ones)",
  recipients: "Recipients", recipient: "Recipient {number}", recipientName: "Name", regions: "Regions in sight", anyRegion: "Choose regions", cut: "Each recipient gets maps and figures of the own regions alone, each under a number of its own.", channel: "By", channels: { folder: "Folder", mail: "Mail", webhook: "Webhook" },
  address: { folder: "Name of the folder (under briefings in the server's data directory)", mail: "Mail address", webhook: "Web address" }, addRecipient: "Add a recipient", removeRecipient: "Remove", test: "Test", testHint: "Save first, then test", save: "Save", saving: "Saving…", saved: "Saved.", cancel: "Drop changes", failed: "Not done: {reason}", ordered: "Sending has begun; see the deliveries.",
  deliveries: "Deliveries", noDeliveries: "Nothing was sent yet. When a time comes, or after “Send now”, what became of each recipient's briefing stands here.", noDeliveriesAnswer: "The deliveries did not arrive: {reason}",
  delivery: { due: "Due", schedule: "Briefing", to: "Recipient", state: "Result", number: "Number", at: "Sent" }, late: "Made up", byHand: "By hand", again: "Send again", waiting: "To be tried again", nextAt: " Tried {count} times; again at {time}.",
  state: { due: "Due", making: "Being made", sending: "Being sent", sent: "Sent", failed: "Not sent", uncertain: "Uncertain", skipped: "Left out" },
} as const;
