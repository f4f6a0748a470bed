import AxeBuilder from "@axe-core/playwright";
import type { DesktopState } from "../../src/shared/contract/host.ts";
import { aDesktop, asOnDesktop } from "./support/on-desktop.ts";
import { expect, test } from "./support/window.ts";

/** A desktop on which nothing is as it should be, with texts as long as they come. */
const badDay: DesktopState = {
  ...aDesktop,
  system: "mac",
  notifications: { state: "failed", detail: "NotificationsAreNotAllowed".repeat(6), at: 0 },
  startAtLogin: { state: "approval" },
  updates: {
    state: "failed",
    version: "0.2.0",
    fault: "signature",
    lookedAt: 0,
    nextAt: Date.UTC(2026, 10, 24),
    password: false,
  },
};

test("in a browser Settings has no word of the computer", async ({ practice: page }) => {
  await page.goto(new URL("/settings", page.url()).href);
  await page.locator("#about dd").first().waitFor();
  await expect(page.locator("#computer, a[href='#computer']")).toHaveCount(0);
});

for (const colorScheme of ["light", "dark"] as const)
  for (const locale of ["en-GB", "ja-JP"])
    test.describe(`on the desktop, ${colorScheme}, ${locale}`, () => {
      test.use({ colorScheme, locale, reducedMotion: "reduce" });

      test("it is read at every width, and axe has nothing to object to", async ({ practice: page }) => {
        for (const state of [aDesktop, badDay]) {
          await page.unrouteAll();
          await asOnDesktop(page, state);
          await page.goto(new URL("/settings#computer", page.url()).href);
          const section = page.locator("#computer");
          await section.waitFor();
          await expect(section).toBeInViewport();
          for (const width of [360, 900, 1600]) {
            await page.setViewportSize({ width, height: 1000 });
            const over = await section.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
            expect([width, over]).toEqual([width, 0]);
          }
          const { violations } = await new AxeBuilder({ page }).include("#computer").analyze();
          expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
        }
      });
    });
