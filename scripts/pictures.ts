import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { asOnDesktop } from "../test/e2e/support/on-desktop.ts";
import { serve } from "../test/e2e/support/served.ts";
import { livePractice } from "../test/support/practice-past.ts";
import { buildWhereNeeded, root } from "./build.ts";
import { findChromium, howToGetChromium, quiet } from "./chromium.ts";

// `npm run pictures`: every place of the window in both themes and languages, at three widths, on a practice world
// that has been watched for 40 days. All of them go to out/pictures to be looked at; the few that the README shows go
// to docs/ as well.

const widths = [360, 900, 1600] as const;
const themes = ["light", "dark"] as const;
const languages = { en: "en-GB", ja: "ja-JP" } as const;

const places: Readonly<Record<string, string>> = {
  domains: "/domains",
  domain: "/domains/login-bakery.example",
  alerts: "/alerts",
  activity: "/activity",
  settings: "/settings",
  welcome: "/welcome",
};

/** What the README shows. */
const shown = new Set([
  "domain-1600-light-en",
  "domain-1600-dark-ja",
  "domains-360-light-en",
  "activity-900-dark-en",
]);

const all = join(root, "out/pictures");
const docs = join(root, "docs");

async function take(browser: Browser, url: string, origin: string): Promise<void> {
  const first = await browser.newContext();
  await (await first.newPage()).goto(url);
  const signedIn = await first.storageState();
  for (const theme of themes)
    for (const [language, locale] of Object.entries(languages))
      for (const width of widths) {
        const context = await browser.newContext({
          storageState: signedIn,
          locale,
          timezoneId: "Asia/Tokyo",
          colorScheme: theme,
          viewport: { width, height: width === 360 ? 780 : width === 900 ? 900 : 1000 },
          reducedMotion: "reduce",
        });
        const page = await context.newPage();
        for (const [name, path] of Object.entries(places))
          await shoot(page, origin + path, `${name}-${width}-${theme}-${language}`);
        await asOnDesktop(page);
        await shoot(page, `${origin}/settings#computer`, `computer-${width}-${theme}-${language}`);
        await context.close();
      }
}

async function shoot(page: Page, address: string, name: string): Promise<void> {
  await page.goto(address);
  await page.waitForLoadState("load");
  // The change stream never falls silent, so there is no idle network to wait for; fonts and the first answers are.
  await page.waitForTimeout(1_200);
  await page.screenshot({ path: join(all, `${name}.png`) });
  if (shown.has(name)) await page.screenshot({ path: join(docs, `${name}.png`) });
}

buildWhereNeeded();
const executablePath = findChromium();
if (executablePath === null) throw new Error(howToGetChromium);
mkdirSync(all, { recursive: true });
mkdirSync(docs, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), "banken-pictures-"));
await livePractice(folder, 40, Date.now());
const served = await serve(folder, { more: ["--practice"] });
const browser = await chromium.launch({ executablePath, args: quiet });
try {
  await take(browser, served.url, served.origin);
} finally {
  await browser.close();
  await served.stop();
  rmSync(folder, { recursive: true, force: true });
}
