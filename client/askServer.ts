/** Asks the server something, in the language of the screen: its refusals are sentences that are shown as they come. */

/** What the page itself says; a thread has no page, and is told. */
export function screenLanguage(): string {
  return document.documentElement.lang;
}

/** As `fetch`. */
export function askServer(address: string, { headers, ...how }: RequestInit & { headers?: Record<string, string> } = {}, language: string = screenLanguage()): Promise<Response> {
  return fetch(address, { ...how, headers: { ...headers, "accept-language": language } });
}
