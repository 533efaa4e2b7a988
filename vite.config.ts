import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

export default defineConfig({
  root: "client",
  plugins: [vue()],
  worker: { format: "es" },
  build: { outDir: "../dist/client", emptyOutDir: true, target: "es2022", chunkSizeWarningLimit: 1500 },
  server: { proxy: { "/api": "http://127.0.0.1:3000", "/trpc": "http://127.0.0.1:3000", "/health": "http://127.0.0.1:3000" } },
});
