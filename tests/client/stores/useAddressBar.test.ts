import { describe, expect, it, onTestFinished } from "vitest";
import { effectScope } from "vue";
import { createMemoryHistory, createRouter, type RouteComponent } from "vue-router";
import { useAddressBar } from "../../../client/stores/useAddressBar.ts";

const page: RouteComponent = { render: () => null };

/** A router whose second page comes, or fails, when the test says so. */
async function openRouter() {
  let fetched!: { resolve(page: RouteComponent): void; reject(reason: Error): void };
  const ledger = () => new Promise<RouteComponent>((resolve, reject) => { fetched = { resolve, reject }; });
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: "/", name: "command", component: page }, { path: "/ledger", name: "ledger", component: ledger }] });
  await router.push("/?lang=en&m=stay");
  const scope = effectScope();
  onTestFinished(() => scope.stop());
  const { write } = scope.run(() => useAddressBar(router, "command"))!;
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  return { router, write, settled, arrive: () => fetched.resolve(page), fail: () => fetched.reject(new Error("the page did not come")) };
}

describe("the address bar", () => {
  it("says what the screen shows and keeps the words of the whole page", async () => {
    const { router, write, settled } = await openRouter();
    write({ at: "101.5_25_6" });
    await settled();
    expect(router.currentRoute.value.query).toEqual({ lang: "en", at: "101.5_25_6" });
  });

  it("does not take a reader back who is on the way to another page", async () => {
    const { router, write, settled, arrive } = await openRouter();
    const opened = router.push("/ledger");
    await settled();
    write({ at: "101.5_25_6" }); // the map comes to rest after the click
    await settled();
    arrive();
    expect(await opened).toBeUndefined();
    expect(router.currentRoute.value.fullPath).toBe("/ledger");
    write({ at: "101_25_7" }); // the map's last word, after it was left
    await settled();
    expect(router.currentRoute.value.fullPath).toBe("/ledger");
  });

  it("goes on when the other page could not be fetched", async () => {
    const { router, write, settled, fail } = await openRouter();
    const opened = router.push("/ledger");
    await settled();
    fail();
    await expect(opened).rejects.toThrow("did not come");
    write({ m: "goBack" });
    await settled();
    expect(router.currentRoute.value.fullPath).toBe("/?lang=en&m=goBack");
  });
});
