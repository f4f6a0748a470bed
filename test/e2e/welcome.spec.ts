import { key } from "../support/command.ts";
import { report } from "../support/report.ts";
import { startVirusTotal } from "../support/virustotal.ts";
import { wideQuota } from "./support/wide-quota.ts";
import { expect, test, visit } from "./support/window.ts";

test("from nothing to the first finding in practice mode", async ({ page, serving }) => {
  const { url } = await serving();
  await visit(page, url);
  await expect(page.getByRole("heading", { name: "Welcome to Banken" })).toBeVisible();
  await page.getByRole("button", { name: "Try it with practice data" }).click();
  await expect(page.getByText("Nothing here is real.", { exact: false })).toBeVisible();
  await expect(page.getByRole("row", { name: /malicious.*free-prize\.example/ })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("malicious");
});

test("from nothing to the first finding with a key and a pasted list", async ({ page, serving }) => {
  await using vt = await startVirusTotal(
    (domain) => ({ body: report(domain, domain === "shop.example.com" ? { malicious: ["Fortinet"] } : {}) }),
    wideQuota,
  );
  const { url } = await serving({ more: ["--api-url", vt.url] });
  await visit(page, url);

  const field = page.getByLabel("Key", { exact: false }).and(page.locator("input[type=password]"));
  await field.fill("not a key");
  await page.getByRole("button", { name: "Test and keep" }).click();
  await expect(page.getByText("64 hexadecimal digits", { exact: false }).first()).toBeVisible();
  await field.fill(key);
  await page.getByRole("button", { name: "Test and keep" }).click();
  await expect(page.getByText("1,000", { exact: false }).first()).toBeVisible();
  expect(await page.content()).not.toContain(key);

  await page
    .getByRole("textbox", { name: "Domain names" })
    .fill("example.com\nhxxps://shop[.]example[.]com/cart\nexample.com\n192.0.2.7\nexmaple.con");
  await expect(page.getByText("2 new · 1 duplicate · 2 rejected").first()).toBeVisible();
  await expect(page.getByText("an IP address", { exact: false })).toBeVisible();

  // Mended in place: only that piece of the text changes.
  const wrong = page.getByRole("textbox", { name: "Instead of “exmaple.con” in line 5" });
  await wrong.fill("example.net");
  await wrong.press("Enter");
  await expect(page.getByText("3 new · 1 duplicate · 1 rejected").first()).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Domain names" })).toHaveValue(
    /192\.0\.2\.7\nexample\.net$/,
  );
  await page.getByRole("button", { name: "Add 3 domains" }).click();

  await page
    .getByRole("link", { name: "Go to the list" })
    .or(page.getByRole("button", { name: "Go to the list" }))
    .click();
  await expect(page.getByRole("row", { name: /malicious.*shop\.example\.com/ })).toBeVisible();
  await expect(page.getByRole("row", { name: /clean.*example\.net/ })).toBeVisible();
  expect(vt.domains().sort()).toEqual(["example.com", "example.net", "shop.example.com"]);
});
