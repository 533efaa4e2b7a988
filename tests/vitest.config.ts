import { defineConfig } from "vitest/config";
import vue from "@vitejs/plugin-vue";

export default defineConfig({
  plugins: [vue()],
  test: {
    root: new URL("..", import.meta.url).pathname,
    include: ["tests/**/*.test.ts"],
    // Two cores, and each database file opens an embedded PostGIS of a gigabyte.
    maxWorkers: 2,
    // Files share a process and its modules, which spares a quarter of the time; each opens what it needs and closes it, and nothing is mocked.
    isolate: false,
    // A busy machine is no defect: these end what hangs, speed is measured by the bench.
    testTimeout: 240_000,
    hookTimeout: 360_000,
  },
});
