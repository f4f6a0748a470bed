import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";

/** Where systems keep a browser of Chromium's family, in the order in which they are tried. */
const usual: readonly string[] = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** A Chromium on this machine: `CHROMIUM_PATH`, Playwright's own, or the system's; null where there is none. */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : null;
  return [chromium.executablePath(), ...usual].find((path) => existsSync(path)) ?? null;
}

/** Finds a Chromium, or has Playwright fetch its own; null where neither is to be had. */
export function findOrFetchChromium(root: string): string | null {
  const found = findChromium();
  if (found !== null || process.env.CHROMIUM_PATH) return found;
  console.log("There is no Chromium on this machine: asking Playwright for one (this can take a minute).");
  const cli = join(root, "node_modules/@playwright/test/cli.js");
  spawnSync(process.execPath, [cli, "install", "chromium"], { cwd: root, stdio: "ignore", timeout: 240_000 });
  return findChromium();
}

/** What a person reads where the window's tests cannot run. */
export const howToGetChromium = process.env.CHROMIUM_PATH
  ? `CHROMIUM_PATH names ${process.env.CHROMIUM_PATH}, which is not there: the window's tests cannot run.`
  : "The window's tests need a Chromium: apt-get install chromium (Debian, Ubuntu), or npx playwright install chromium, or name one in CHROMIUM_PATH.";

/** A browser that stays at home: headless, and without the calls that Chromium makes by itself. */
export const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
];
