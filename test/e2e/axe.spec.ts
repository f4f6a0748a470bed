import AxeBuilder from "@axe-core/playwright";
import { livePractice } from "../support/practice-past.ts";
import { expect, test } from "./support/window.ts";

const places = {
  domains: "/domains",
  domain: "/domains/login-bakery.example",
  alerts: "/alerts",
  activity: "/activity",
  settings: "/settings",
  welcome: "/welcome",
} as const;

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme, reducedMotion: "reduce" });

    test("no place has anything that axe objects to", async ({ practice: page, folder: _ }) => {
      for (const [place, path] of Object.entries(places)) {
        await page.goto(new URL(path, page.url()).href);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await page.waitForLoadState("load");
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(
          violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
          place,
        ).toEqual([]);
      }
    });

    test("nor has the dialog that adds, the help, or the palette", async ({ practice: page }) => {
      for (const key of ["a", "?", "Control+k"]) {
        await page.locator('[role="row"][data-name]').first().waitFor();
        await page.keyboard.press(key);
        await expect(page.getByRole("dialog")).toBeVisible();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(
          violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
          key,
        ).toEqual([]);
        await page.keyboard.press("Escape");
        await expect(page.getByRole("dialog")).toHaveCount(0);
      }
    });
  });
}

test.beforeEach(async ({ folder }) => {
  await livePractice(folder, 20, Date.now());
});
