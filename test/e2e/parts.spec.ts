import { expect, test, visit } from "./support/window.ts";

const away = "could not be loaded, because Banken does not answer";

test("every place opens while Banken is away: what belongs to it was loaded when there was time", async ({
  page,
  serving,
}) => {
  const served = await serving({ more: ["--practice"] });
  const loaded = page.waitForResponse(/\/assets\/Activity-.*\.js/);
  await visit(page, served.url);
  await loaded;
  await served.kill();
  await page.getByRole("link", { name: "Activity" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText(away, { exact: false })).toHaveCount(0);

  const { port } = new URL(served.url);
  await serving({ more: ["--practice", "--port", port] });
  await expect(page.getByRole("button", { name: "Check everything now" })).toBeVisible();
});

test("a place that could not be loaded comes by itself when Banken is back, dressed", async ({
  page,
  serving,
}) => {
  // As where Banken is killed before there was time.
  await page.route(/\/assets\/Activity-.*/, (route) => route.abort());
  const first = await serving({ more: ["--practice"] });
  await visit(page, first.url);
  await first.kill();
  await page.getByRole("link", { name: "Activity" }).click();
  await expect(page.getByText(away, { exact: false })).toBeVisible();
  await expect(page.getByRole("button", { name: "Reload the window" })).toHaveCount(0);

  await page.unroute(/\/assets\/Activity-.*/);
  const { port } = new URL(first.url);
  await serving({ more: ["--practice", "--port", port] });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText(away, { exact: false })).toHaveCount(0);
  // Its style sheet is there as well.
  const sheets = await page.evaluate(() => [...document.styleSheets].map(({ href }) => href ?? ""));
  expect(sheets.filter((href) => href.includes("/assets/Activity-"))).toHaveLength(1);
});
