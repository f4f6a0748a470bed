import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/fetch";
import { type Browser, chromium, type Page } from "@playwright/test";
import { root } from "../../scripts/build.ts";
import { findChromium, howToGetChromium, quiet } from "../../scripts/chromium.ts";
import { sortColumns } from "../../src/shared/contract/domains.ts";
import type { Client } from "../../src/shared/contract/index.ts";
import { serve } from "../e2e/support/served.ts";
import { key } from "../support/command.ts";
import { temporaryFolder } from "../support/folder.ts";
import { fillEstate } from "./estate.ts";
import type { Row } from "./table.ts";

/** The window over loopback in Chromium, with 10,000 domains of 100 checks each. Bounds in ms, as the issue has them. */
export async function benchWindow(): Promise<Row[]> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error(howToGetChromium);
  using folder = temporaryFolder();
  fillEstate(folder.path, 10_000, 100, Date.now());
  const served = await serve(folder.path);
  const browser = await chromium.launch({ executablePath, args: quiet });
  try {
    const page = await signedIn(browser, served.url);
    const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
    return [
      ...(await firstRows(page, served.origin)),
      ...(await keystrokes(page)),
      ...(await scrolling(page)),
      ...(await queries(served.origin, cookie)),
      javascript(),
      ...(await queriesInAPass(folder.path, served.stop)),
    ];
  } finally {
    await browser.close();
    await served.stop();
  }
}

/** The same queries while a pass runs as fast as a server on this machine answers: some hundred checks a second. */
async function queriesInAPass(dataDir: string, stop: () => Promise<void>): Promise<Row[]> {
  await stop();
  const server = spawn(process.execPath, [join(import.meta.dirname, "server-process.ts")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const [port] = (await once(server.stdout, "data")) as [Buffer];
    const served = await serve(dataDir, {
      env: {
        BANKEN_API_KEY: key,
        BANKEN_API_URL: `http://127.0.0.1:${port.toString().trim()}/api/v3`,
      },
      more: ["--per-minute", "1000000", "--per-day", "1000000", "--per-month", "1000000"],
    });
    try {
      const visit = await fetch(served.url);
      const cookie = visit.headers
        .getSetCookie()
        .map((set) => set.split(";")[0])
        .join("; ");
      return await queries(served.origin, cookie, "list query while a pass runs flat out, p99 / 50 ms", null);
    } finally {
      await served.stop();
    }
  } finally {
    server.kill();
  }
}

async function signedIn(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(url);
  await page.waitForSelector(row);
  return page;
}

/** A row with a domain in it: placeholders have none. */
const row = '[role="row"][data-name]';

async function firstRows(page: Page, origin: string): Promise<Row[]> {
  const times: number[] = [];
  for (let n = 0; n < 9; n += 1) {
    await page.goto("about:blank");
    await page.goto(`${origin}/domains`, { waitUntil: "commit" });
    times.push(await page.evaluate(paintedRows, row));
  }
  const [typical, worst] = [quantile(times, 0.5), Math.max(...times)];
  return [
    {
      what: "first rows painted after navigation / 700 ms",
      ratio: typical / 700,
      bound: { at: 1, side: "most" },
      figures: `median ${typical.toFixed(0)} ms, worst of ${times.length} ${worst.toFixed(0)} ms`,
    },
  ];
}

// A frame's callback runs before its paint, and a message that is posted there is taken after it: what is found in
// the callback is on the screen when the message comes.

/** In the page: ms from navigation until the frame with the first rows was handed over. */
function paintedRows(selector: string): Promise<number> {
  return new Promise((resolve) => {
    const look = () => {
      if (document.querySelector(selector) === null) requestAnimationFrame(look);
      else {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      }
    };
    look();
  });
}

async function keystrokes(page: Page): Promise<Row[]> {
  const search = page.getByRole("searchbox", { name: "Search the domains" });
  await search.click();
  const times: number[] = [];
  for (const word of ["host-12", "shop44", "host-9", "team-6", "fortinet", "shop7"]) {
    for (const letter of word) {
      const painted = page.evaluate(filteredPaint);
      await search.press(letter);
      times.push(await painted);
    }
    await search.fill("");
    await page.waitForTimeout(300);
  }
  const p95 = quantile(times, 0.95);
  return [
    {
      what: "keystroke in search to the filtered paint, p95 / 50 ms",
      ratio: p95 / 50,
      bound: { at: 1, side: "most" },
      figures: `median ${quantile(times, 0.5).toFixed(0)} ms, p95 ${p95.toFixed(0)} ms of ${times.length}`,
    },
  ];
}

/** In the page: ms from the next keystroke until the frame in which the list shows what it leaves. */
function filteredPaint(): Promise<number> {
  return new Promise((resolve) => {
    addEventListener(
      "keydown",
      ({ timeStamp }) => {
        const look = () => {
          const list = document.querySelector("[data-filtered]");
          const input = document.querySelector<HTMLInputElement>('[role="searchbox"], input[type="search"]');
          if (list === null || list.getAttribute("data-filtered") !== input?.value)
            requestAnimationFrame(look);
          else {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now() - timeStamp);
            port2.postMessage(null);
          }
        };
        requestAnimationFrame(look);
      },
      { once: true, capture: true },
    );
  });
}

/** As fast as a hand turns a wheel in a hurry: 5,000 px a second, the 10,000 rows in just over a minute. */
const turn = { px: 200, every: 40 };

async function scrolling(page: Page): Promise<Row[]> {
  await page.locator(row).first().hover();
  const frames = page.evaluate(frameTimes, 8_000);
  const ends = Date.now() + 7_500;
  for (let next = Date.now(); next < ends; next += turn.every) {
    await page.mouse.wheel(0, turn.px);
    await page.waitForTimeout(Math.max(0, next + turn.every - Date.now()));
  }
  const { times, blank } = await frames;
  const worst = Math.max(...times);
  const over = times.filter((ms) => ms > 50).length;
  const share = blank.reduce((sum, each) => sum + each, 0) / blank.length;
  return [
    {
      what: "longest frame while scrolling 10,000 rows / 50 ms",
      ratio: worst / 50,
      bound: { at: 1, side: "most" },
      figures: `worst ${worst.toFixed(0)} ms, ${over} of ${times.length} frames over 50 ms, p99 ${quantile(times, 0.99).toFixed(0)} ms`,
    },
    {
      what: "rows in sight that are not drawn yet meanwhile / 5 %",
      ratio: share / 0.05,
      bound: { at: 1, side: "most" },
      figures: `${(share * 100).toFixed(1)} % of ${blank.length} frames' rows`,
    },
  ];
}

/** In the page, for `ms`: how long each frame took, and which share of the rows in sight was only a place. */
function frameTimes(ms: number): Promise<{ times: number[]; blank: number[] }> {
  const height = window.innerHeight;
  return new Promise((resolve) => {
    const times: number[] = [];
    const blank: number[] = [];
    const { port1, port2 } = new MessageChannel();
    // After the frame's own layout, so that to look costs none.
    port1.onmessage = () => {
      const rows = [...document.querySelectorAll('[role="row"][data-index]')].filter((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return bottom > 200 && top < height;
      });
      blank.push(rows.filter((row) => !row.hasAttribute("data-name")).length / Math.max(1, rows.length));
    };
    let last = performance.now();
    const ends = last + ms;
    const next = () => {
      const now = performance.now();
      times.push(now - last);
      last = now;
      port2.postMessage(null);
      if (now < ends) requestAnimationFrame(next);
      else resolve({ times: times.slice(1), blank });
    };
    requestAnimationFrame(next);
  });
}

async function queries(
  origin: string,
  cookie: string,
  what = "list query over loopback, p99 / 20 ms",
  most: number | null = 20,
): Promise<Row[]> {
  const client: Client = createORPCClient(
    new RPCLink({
      url: `${origin}/rpc`,
      headers: { cookie, origin, "sec-fetch-site": "same-origin" },
    }),
  );
  const searches = ["", "host-1", "shop44", "fortinet", "team-6", "host-99 shop2", "nothing-like-it"];
  const times: number[] = [];
  for (let n = 0; n < 600; n += 1) {
    const by = sortColumns[n % sortColumns.length] ?? "name";
    const begun = performance.now();
    await client.domains.list({
      filter: { search: searches[n % searches.length] ?? "", needsLook: n % 5 === 0 },
      sort: { by, descending: n % 2 === 0 },
      offset: (n * 37) % 5_000,
      limit: 100,
    });
    times.push(performance.now() - begun);
  }
  const p99 = quantile(times, 0.99);
  return [
    {
      what,
      ratio: p99 / (most ?? 50),
      bound: most === null ? null : { at: 1, side: "most" },
      figures: `median ${quantile(times, 0.5).toFixed(1)} ms, p99 ${p99.toFixed(1)} ms of ${times.length}`,
    },
  ];
}

/** What the page loads before its first paint: the entry, what that imports at once, and one language. */
function javascript(): Row {
  const built = join(root, "out/renderer");
  const page = readFileSync(join(built, "index.html"), "utf8");
  const first = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, path]) => path ?? "");
  const loaded = new Set<string>();
  const load = (path: string) => {
    if (loaded.has(path)) return;
    loaded.add(path);
    const text = readFileSync(join(built, path), "utf8");
    for (const [, name] of text.matchAll(/(?:^|[;}\s])(?:import|export)[^;()'"]*?["']\.\/([^"']+\.js)["']/g))
      load(`/assets/${name}`);
  };
  for (const path of first) load(path);
  const language = readdirSync(join(built, "assets")).filter((name) => /^window-.*\.js$/.test(name));
  const sizes = [...loaded].map((path) => gzipSync(readFileSync(join(built, path))).length);
  const texts = Math.max(
    0,
    ...language.map((name) => gzipSync(readFileSync(join(built, "assets", name))).length),
  );
  const kilobytes = (sizes.reduce((sum, size) => sum + size, 0) + texts) / 1024;
  return {
    what: "JavaScript for the first paint, gzip / 350 KB",
    ratio: kilobytes / 350,
    bound: { at: 1, side: "most" },
    figures: `${kilobytes.toFixed(0)} KB in ${loaded.size + 1} files`,
  };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
