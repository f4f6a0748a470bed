import { defineConfig } from "@playwright/test";
import { findChromium, quiet } from "./scripts/chromium.ts";

const executablePath = findChromium();

export default defineConfig({
  testDir: "test/e2e",
  outputDir: "out/e2e",
  // Two cores, noisy: limits that only a hang can reach.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  use: {
    locale: "en-GB",
    timezoneId: "UTC",
    colorScheme: "light",
    viewport: { width: 1440, height: 900 },
    trace: "retain-on-failure",
    launchOptions: { ...(executablePath === null ? {} : { executablePath }), args: quiet },
  },
});
