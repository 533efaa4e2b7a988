/** The address bar says what a screen shows, and never takes a reader back from a page that is being opened. */
import { onScopeDispose } from "vue";
import type { LocationQueryRaw, Router } from "vue-router";

/** Words of the address that belong to the whole page and outlive what a screen writes. */
const keep = ["renderer", "theme", "lang", "asOf"] as const;

/**
 * A writer of the words of the route named `screen`. A page that is opened is fetched first: an address written meanwhile would be the newer
 * of two wishes and the click be lost. So nothing is written from the moment when another page is asked for, unless it cannot be fetched.
 */
export function useAddressBar(router: Router, screen: string): { write(query: LocationQueryRaw): void } {
  let leaving = false;
  onScopeDispose(router.beforeEach((to) => { leaving = to.name !== screen; }));
  onScopeDispose(router.onError(() => { leaving = false; }));
  return {
    write(query) {
      const { name, query: now } = router.currentRoute.value;
      if (leaving || name !== screen) return;
      const kept = Object.fromEntries(keep.flatMap((word) => (typeof now[word] === "string" ? [[word, now[word]]] : [])));
      void router.replace({ query: { ...kept, ...query } });
    },
  };
}
