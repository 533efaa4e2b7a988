/** One address a screen. */
import { createRouter, createWebHistory } from "vue-router";
import { shownMoment } from "./api.ts";
import CommandView from "./views/CommandView.vue";

export const routes = createRouter({
  history: createWebHistory(),
  routes: [
    { path: "/", name: "command", component: CommandView },
    { path: "/charters", name: "charters", component: () => import("./views/CharterView.vue") },
    { path: "/ledger", name: "ledger", component: () => import("./views/LedgerView.vue") },
    { path: "/briefings", children: [
      { path: "", name: "briefings", component: () => import("./views/BriefingView.vue") },
      { path: "schedules", name: "schedules", component: () => import("./views/SchedulesView.vue") },
      { path: ":number", name: "briefing", component: () => import("./views/MadeBriefing.vue") },
    ] },
    { path: "/:unknown(.*)", redirect: "/" },
  ],
});

/** The moment goes along from screen to screen; planning, which is of now, is another page. */
routes.beforeEach((to) => {
  if (shownMoment === null || to.query["asOf"] !== undefined && to.name !== "charters") return true;
  if (to.name !== "charters") return { ...to, query: { ...to.query, asOf: shownMoment } };
  location.assign(to.path);
  return false;
});
