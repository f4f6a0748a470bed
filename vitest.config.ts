import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Two cores, noisy: a limit that only a hang can reach.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "core",
          include: ["test/main/**/*.test.ts", "test/shared/**/*.test.ts", "test/scripts/**/*.test.ts"],
        },
      },
      {
        extends: true,
        plugins: [react()],
        test: {
          name: "window",
          include: ["test/renderer/**/*.test.{ts,tsx}"],
          environment: "jsdom",
          setupFiles: ["test/renderer/setup.ts"],
        },
      },
    ],
  },
});
