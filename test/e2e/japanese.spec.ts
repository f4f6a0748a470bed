import { livePractice } from "../support/practice-past.ts";
import { expect, test } from "./support/window.ts";

test.use({ locale: "ja-JP", timezoneId: "Asia/Tokyo" });

test.beforeEach(async ({ folder }) => {
  await livePractice(folder, 3, Date.now());
});

test("the window speaks Japanese where the browser does, and English where it is told to", async ({
  practice: page,
}) => {
  await expect(page.locator("html")).toHaveAttribute("lang", "ja");
  await expect(page.getByRole("link", { name: /^ドメイン/ })).toBeVisible();
  await expect(page.getByRole("row", { name: /悪性.*free-prize\.example/ })).toBeVisible();
  await expect(page.getByRole("row", { name: /番犬\.example/ })).toBeVisible();
  await page.getByRole("link", { name: /^アラート/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("アラート");
  await page.getByRole("link", { name: "設定" }).click();
  await page.getByText("English", { exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
});
