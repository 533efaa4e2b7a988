/** One address a screen. */
import { createRouter, createWebHistory } from "vue-router";
import CommandView from "./views/CommandView.vue";

export const routes = createRouter({
  history: createWebHistory(),
  routes: [
    { path: "/", name: "command", component: CommandView },
    { path: "/charters", name: "charters", component: () => import("./views/CharterView.vue") },
    { path: "/ledger", name: "ledger", component: () => import("./views/LedgerView.vue") },
    { path: "/:unknown(.*)", redirect: "/" },
  ],
});
