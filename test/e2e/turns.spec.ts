import { key } from "../support/command.ts";
import { report } from "../support/report.ts";
import { startVirusTotal } from "../support/virustotal.ts";
import { wideQuota } from "./support/wide-quota.ts";
import { expect, test, visit } from "./support/window.ts";

test("a domain that turns malicious is seen everywhere without a reload", async ({
  page,
  serving,
  folder: _,
}) => {
  let bad = false;
  const engine = (name: string) => ({
    [name]: {
      engine_name: name,
      category: bad ? "malicious" : "harmless",
      result: bad ? "phishing" : "clean",
      method: "blacklist",
    },
  });
  await using vt = await startVirusTotal((domain) => {
    if (domain !== "shop.example.com") return { body: report(domain) };
    const last_analysis_stats = {
      malicious: bad ? 2 : 0,
      suspicious: 0,
      harmless: bad ? 0 : 2,
      undetected: 0,
      timeout: 0,
    };
    const last_analysis_results = { ...engine("Fortinet"), ...engine("Kaspersky") };
    return { body: report(domain, { attributes: { last_analysis_stats, last_analysis_results } }) };
  }, wideQuota);
  const { url } = await serving({ more: ["--api-url", vt.url], env: { BANKEN_API_KEY: key } });
  await visit(page, url);
  await page
    .getByRole("textbox", { name: "Domain names" })
    .fill("example.com\nshop.example.com\nwww.example.com");
  await page.getByRole("button", { name: "Add 3 domains" }).click();
  await page.getByRole("link", { name: "Domains" }).click();
  const row = page.getByRole("row", { name: /shop\.example\.com/ });
  await expect(row).toContainText("clean");
  await row.click();
  const detail = page.getByRole("region", { name: "Domain shop.example.com" });
  await expect(detail.getByText("No engine speaks against it", { exact: false })).toBeVisible();
  // A reload would lose this.
  await page.evaluate(() => Object.assign(window, { stayed: true }));

  bad = true;
  await detail.getByRole("button", { name: "Check now" }).click();
  await expect(row).toContainText("malicious");
  await expect(row).toContainText("2/2");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("1 of 3 domains is malicious");
  await expect(
    detail.getByText("2 of 2 engines say malicious, all of them new", { exact: false }),
  ).toBeVisible();
  await expect(
    page.getByRole("status").filter({ hasText: "shop.example.com turned malicious." }),
  ).toBeAttached();
  await expect(page.getByRole("link", { name: /^Alerts/ })).toContainText("1");
  await page.getByRole("link", { name: /^Alerts/ }).click();
  await expect(page.getByRole("link", { name: "shop.example.com" })).toBeVisible();
  await expect(page.getByText("turned malicious", { exact: true })).toBeVisible();
  expect(await page.evaluate(() => "stayed" in window)).toBe(true);

  await page.getByRole("button", { name: "Acknowledge shop.example.com" }).click();
  await expect(page.getByText("Nothing to acknowledge")).toBeVisible();
  // The newest notice stands last.
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(page.getByRole("link", { name: "shop.example.com" })).toBeVisible();
});

test("text of a report's making stays text", async ({ page, serving }) => {
  const markup = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
  await using vt = await startVirusTotal(
    (domain) => ({
      body: report(domain, {
        attributes: {
          last_analysis_results: {
            [`Evil ${markup}`]: {
              category: "malicious",
              engine_name: markup,
              method: "blacklist",
              result: markup,
            },
          },
          last_analysis_stats: { malicious: 1, suspicious: 0, harmless: 1, undetected: 0, timeout: 0 },
          registrar: markup,
          whois: `Registrar: ${markup}\n$t(common:action.close) {{name}}`,
          tags: [markup],
        },
      }),
    }),
    wideQuota,
  );
  const { url } = await serving({ more: ["--api-url", vt.url], env: { BANKEN_API_KEY: key } });
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  await visit(page, url);
  await page.getByRole("textbox", { name: "Domain names" }).fill("example.com");
  await page.getByRole("button", { name: "Add 1 domain" }).click();
  await page.getByRole("link", { name: "Domains" }).click();
  await page.getByRole("row", { name: /malicious.*example\.com/ }).click();
  await expect(page.getByText(markup, { exact: false }).first()).toBeVisible();
  await expect(page.locator("img[src=x]")).toHaveCount(0);
  expect(await page.title()).toContain("Banken");
  // A policy that had to step in would have said so here.
  expect(said).toEqual([]);
});
