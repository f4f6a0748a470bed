import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { key } from "../support/command.ts";
import { livePractice } from "../support/practice-past.ts";
import { startVirusTotal } from "../support/virustotal.ts";
import { expect, test, visit } from "./support/window.ts";

/** Each place, and what is there once it has what it shows: a heading is there before any of it. */
const places: Readonly<Record<string, readonly [path: string, shown: string]>> = {
  domains: ["/domains", '[role="row"][data-name]'],
  domain: ["/domains/login-bakery.example", "section[aria-label] table, section h3"],
  alerts: ["/alerts?show=all", "[data-alert]"],
  activity: ["/activity", "main [role=meter]"],
  settings: ["/settings", "#data dd, #data dl"],
  welcome: ["/welcome", "h1"],
};

async function inspect(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
    what,
  ).toEqual([]);
}

/** Looks at each place, once its rows are in it, at some widths (px). */
async function inspectPlaces(page: Page, widths: readonly number[]): Promise<void> {
  for (const [place, [path, shown]] of Object.entries(places)) {
    await page.goto(new URL(path, page.url()).href);
    await page.locator(shown).first().waitFor();
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      await inspect(page, `${place} at ${width} px`);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  }
}

// Looking takes seconds, and there is much to look at.
test.describe.configure({ timeout: 300_000 });

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme, reducedMotion: "reduce" });

    test("no place has anything that axe objects to", async ({ practice: page, folder: _ }) => {
      await inspectPlaces(page, [1440, 360]);
    });

    test("nor has what opens over a place", async ({ practice: page }) => {
      const rows = page.locator('[role="row"][data-name]');
      for (const press of ["a", "?", "Control+k"]) {
        await rows.first().waitFor();
        await page.keyboard.press(press);
        await expect(page.getByRole("dialog")).toBeVisible();
        if (press === "a") {
          await page
            .getByRole("textbox", { name: "Domain names" })
            .fill("one.test\none.test\nexmaple.con\nlogin-bakery.example");
          await page.getByRole("button", { name: "Add 1 domain" }).waitFor();
        }
        await inspect(page, press);
        await page.keyboard.press("Escape");
        await expect(page.getByRole("dialog")).toHaveCount(0);
      }
      await rows.first().getByRole("checkbox").click();
      await page.getByRole("button", { name: "Check now" }).first().waitFor();
      await inspect(page, "the bulk bar");
      await page.goto(new URL("/activity", page.url()).href);
      await page.getByRole("button", { name: "Pause" }).click();
      await page.getByRole("menuitem").first().waitFor();
      await inspect(page, "a menu");
      await page.getByRole("menuitem", { name: "Until I resume it" }).click();
      await page.getByRole("heading", { name: "Paused until you resume" }).waitFor();
      await inspect(page, "paused");
    });
  });
}

test.describe("in Japanese", () => {
  test.use({ locale: "ja-JP", reducedMotion: "reduce" });
  test("no place has anything that axe objects to", async ({ practice: page }) => {
    await inspectPlaces(page, [360]);
  });
});

test.describe("without answers", () => {
  test.use({ reducedMotion: "reduce" });
  test("an empty list and a dead key are as sound", async ({ page, serving }) => {
    await using vt = await startVirusTotal(() => ({
      status: 401,
      body: '{"error":{"code":"WrongCredentialsError","message":"Wrong API key"}}',
    }));
    const { url, origin } = await serving({
      env: { BANKEN_API_KEY: key },
      more: ["--api-url", vt.url],
    });
    await visit(page, url);
    for (const path of ["/domains", "/alerts", "/activity"]) {
      await page.goto(origin + path);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await inspect(page, `${path}, empty`);
    }
    await page.goto(`${origin}/domains`);
    await page.keyboard.press("a");
    await page.getByRole("textbox", { name: "Domain names" }).fill("one.com\ntwo.com");
    await page.getByRole("button", { name: "Add 2 domains" }).click();
    await page.getByText("VirusTotal does not accept the key", { exact: false }).first().waitFor();
    for (const path of ["/domains", "/domains/one.com", "/alerts", "/activity", "/settings"]) {
      await page.goto(origin + path);
      await page.getByText("VirusTotal does not accept the key", { exact: false }).first().waitFor();
      await inspect(page, `${path}, with a dead key`);
    }
  });
});

test.beforeEach(async ({ folder }) => {
  await livePractice(folder, 20, Date.now());
});
