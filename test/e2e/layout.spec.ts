import { livePractice } from "../support/practice-past.ts";
import { expect, test } from "./support/window.ts";

test.beforeEach(async ({ folder }) => {
  await livePractice(folder, 20, Date.now());
});

test("beside an open domain, one can read who is against the others, and how the list is sorted", async ({
  practice: page,
}) => {
  await page.setViewportSize({ width: 1600, height: 900 });
  await page.locator('[role="row"][data-name="bakery.example"]').click();
  await expect(page.getByRole("region", { name: "Domain bakery.example" })).toBeVisible();
  const detections = page.locator('[role="row"][data-name] [data-column="detections"]').first();
  expect((await detections.boundingBox())?.width).toBeGreaterThanOrEqual(160);
  await expect(page.getByRole("button", { name: "Sorted by Verdict" })).toHaveText("Verdict ↑");
});

test("at 900 px the list shows the past and a time, and a look-alike keeps its name", async ({
  practice: page,
}) => {
  await page.setViewportSize({ width: 900, height: 900 });
  await page.getByRole("button", { name: "Add domains" }).click();
  await page.getByRole("textbox", { name: "Domain names" }).fill("\u0430\u0440\u0440\u04cf\u0435.example");
  await page.getByRole("button", { name: "Add 1 domain" }).click();
  const row = page.getByRole("row", { name: /\u0430\u0440\u0440\u04cf\u0435/ });
  await expect(row).toBeVisible();
  await expect(row.locator('[data-column="past"]')).toBeVisible();
  await expect(row.locator('[data-column="evidence"]')).toBeVisible();
  const name = row.getByRole("link");
  expect(await name.evaluate((link) => link.scrollWidth - link.clientWidth)).toBe(0);
  await expect(row.locator("[data-warns] svg")).toBeInViewport({ ratio: 1 });
});

test("in rows of two lines the counts stand below each other", async ({ practice: page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  const counts = page.locator('[role="row"][data-name] [data-column="detections"] strong');
  await expect(counts.nth(3)).toBeVisible();
  const lefts = await counts.evaluateAll((all) => all.map((each) => each.getBoundingClientRect().left));
  expect(new Set(lefts).size).toBe(1);
});

test("the list is where it was left when one comes back to it", async ({ practice: page }) => {
  await page.setViewportSize({ width: 1100, height: 420 });
  const scroller = page.getByRole("grid").locator("xpath=..");
  await expect(page.locator('[role="row"][data-name]').first()).toBeVisible();
  await scroller.evaluate((list) => list.scrollTo(0, 220));
  await expect.poll(() => scroller.evaluate((list) => list.scrollTop)).toBe(220);
  await page.getByRole("link", { name: /^Alerts/ }).click();
  await expect(page.getByRole("grid")).toHaveCount(0);
  await page.getByRole("link", { name: /^Domains/ }).click();
  await expect(page.getByRole("grid")).toBeVisible();
  await expect.poll(() => scroller.evaluate((list) => list.scrollTop)).toBe(220);
});

test("an address with a name in Unicode leads to its domain, and one with no name says so", async ({
  practice: page,
}) => {
  const { origin } = new URL(page.url());
  await page.goto(`${origin}/domains/番犬.example?q=a`);
  await expect(page.getByRole("heading", { level: 2, name: "番犬.example" })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe(`/domains/${new URL("http://番犬.example").hostname}`);
  await page.goto(`${origin}/domains/not%20a%20name`);
  await expect(page.getByText(/cannot watch this/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Try again" })).toHaveCount(0);
});

test("the open domain follows the keyboard, and where there is no room for the list too", async ({
  practice: page,
}) => {
  const row = page.locator('[role="row"][data-name]');
  await row.first().click();
  const first = await row.first().getAttribute("data-name");
  const second = await row.nth(1).getAttribute("data-name");
  await expect(page.getByRole("region", { name: `Domain ${first}` })).toBeFocused();
  await page.keyboard.press("j");
  await expect(page.getByRole("region", { name: `Domain ${second}` })).toBeVisible();
  await page.setViewportSize({ width: 900, height: 800 });
  await page.keyboard.press("k");
  await expect(page.getByRole("region", { name: `Domain ${first}` })).toBeVisible();
  await page.keyboard.press("c");
  await expect(page.getByText(`${first} will be checked next.`).first()).toBeAttached();
  await page.goBack();
  await expect(page).toHaveURL(/\/domains$/);
});
