/** Starts the application. */
import "maplibre-gl/dist/maplibre-gl.css";
import { createApp } from "vue";
import App from "./App.vue";
import { routes } from "./routes.ts";
import "./style.css";
import { words } from "./words/index.ts";

/** A part of the page that was built anew meanwhile is not there any more: the new page has it. Once, so that a real failure does not spin. */
addEventListener("vite:preloadError", (event) => {
  const lastMs = Number(sessionStorage.getItem("guitu.reloadedAt") ?? 0);
  if (Date.now() - lastMs < 60_000) return;
  event.preventDefault();
  sessionStorage.setItem("guitu.reloadedAt", String(Date.now()));
  location.reload();
});

createApp(App).use(routes).use(words).mount("#app");
