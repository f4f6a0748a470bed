import { key } from "../support/command.ts";
import { report } from "../support/report.ts";
import { startVirusTotal } from "../support/virustotal.ts";
import { wideQuota } from "./support/wide-quota.ts";
import { expect, test, visit } from "./support/window.ts";

test("a key that is dead and a watch that is paused are said above every place, with the way out", async ({
  page,
  serving,
}) => {
  let dead = false;
  await using vt = await startVirusTotal(
    (domain) =>
      dead ? { status: 401, body: '{"error":{"code":"WrongCredentialsError"}}' } : { body: report(domain) },
    wideQuota,
  );
  const { url } = await serving({ more: ["--api-url", vt.url], env: { BANKEN_API_KEY: key } });
  await visit(page, url);
  await page.getByRole("textbox", { name: "Domain names" }).fill("example.com");
  await page.getByRole("button", { name: "Add 1 domain" }).click();
  await page.getByRole("link", { name: "Domains" }).click();
  await expect(page.getByRole("row", { name: /clean.*example\.com/ })).toBeVisible();

  await page.getByRole("link", { name: "Activity" }).click();
  await page
    .getByRole("button", { name: /^Pause/ })
    .first()
    .click();
  await page
    .getByRole("menuitem")
    .or(page.getByRole("button", { name: /resume/i }))
    .last()
    .click();
  const banners = page.getByRole("region", { name: "How the watch stands" });
  await expect(banners.getByText("Nothing is checked by itself", { exact: false })).toBeVisible();
  await page.getByRole("link", { name: "Alerts" }).click();
  await banners.getByRole("button", { name: "Resume" }).click();
  await expect(banners.getByText("The watch is paused", { exact: false })).toHaveCount(0);

  dead = true;
  await page.getByRole("link", { name: "Domains" }).click();
  await page.getByRole("row", { name: /example\.com/ }).click();
  await page.getByRole("button", { name: "Check now" }).click();
  await expect(
    banners.getByText("VirusTotal does not accept the key any more", { exact: false }),
  ).toBeVisible();
  // What was known before still stands.
  await expect(page.getByRole("row", { name: /clean.*example\.com/ })).toBeVisible();
  await banners.getByRole("link", { name: "To the key" }).click();
  await expect(page.getByRole("heading", { name: "Key", exact: false }).first()).toBeVisible();
});

test("a VirusTotal that cannot be reached is said, and so is that it is tried again; the browser's own network does not matter", async ({
  page,
  context,
  serving,
}) => {
  const vt = await startVirusTotal((domain) => ({ body: report(domain) }), wideQuota);
  const { url } = await serving({ more: ["--api-url", vt.url], env: { BANKEN_API_KEY: key } });
  await visit(page, url);
  await page.getByRole("textbox", { name: "Domain names" }).fill("example.com");
  await page.getByRole("button", { name: "Add 1 domain" }).click();
  await page.getByRole("link", { name: "Domains" }).click();
  await expect(page.getByRole("row", { name: /clean.*example\.com/ })).toBeVisible();

  await vt[Symbol.asyncDispose]();
  // The browser says so when the Wi-Fi is gone. Banken is on this machine, and is asked all the same.
  await page.evaluate(() => window.dispatchEvent(new Event("offline")));
  await page.getByRole("row", { name: /example\.com/ }).click();
  await page.getByRole("button", { name: "Check now" }).click();
  const banners = page.getByRole("region", { name: "How the watch stands" });
  await expect(banners.getByText("VirusTotal cannot be reached", { exact: false })).toBeVisible();
  await expect(banners.getByText("Tried again at", { exact: false })).toBeVisible();
  await expect(page.getByRole("row", { name: /clean.*example\.com/ })).toBeVisible();
  expect(context.pages()).toHaveLength(1);
});
