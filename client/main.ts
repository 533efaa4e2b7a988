/** Starts the application. */
import "maplibre-gl/dist/maplibre-gl.css";
import { createApp } from "vue";
import App from "./App.vue";
import { routes } from "./routes.ts";
import "./style.css";
import { words } from "./words/index.ts";

createApp(App).use(routes).use(words).mount("#app");
