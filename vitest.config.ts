import { defineConfig } from "vitest/config";

/** Projects by what they need: nothing, a longer patience, or a real browser and a built server. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "rules",
          include: [
            "tests/{engine,laws,golden,scenarios,bots,lab,host,store,room,http,client,rows}/**/*.test.{ts,tsx}",
          ],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: "fences", include: ["tests/fences/**/*.test.ts"], testTimeout: 120_000 } },
      {
        test: {
          name: "fuzz",
          include: ["tests/laws/**/*.test.ts"],
          env: { FUZZ_RUNS: process.env.FUZZ_RUNS ?? "50000" },
          testTimeout: 3_600_000,
        },
      },
      {
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          testTimeout: 900_000,
          hookTimeout: 300_000,
          expect: { poll: { timeout: 60_000 } },
          fileParallelism: false,
        },
      },
    ],
  },
});
