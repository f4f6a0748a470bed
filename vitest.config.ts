import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Two cores, noisy: a limit that only a hang can reach.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
