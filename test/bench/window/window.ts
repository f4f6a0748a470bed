import { type Browser, chromium, type Page } from "@playwright/test";
import { findChromium, howToGetChromium, quiet } from "../../../scripts/chromium.ts";
import type { Client } from "../../../src/shared/contract/index.ts";
import { type Served, serve } from "../../e2e/support/served.ts";
import { key } from "../../support/command.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { fillEstate } from "../estate.ts";
import { startServer } from "../server.ts";
import type { Row } from "../table.ts";
import { firstRows } from "./first-rows.ts";
import { javascript } from "./javascript.ts";
import { keystrokes } from "./keystrokes.ts";
import { bareQueries, clientOf, listQueries, queryRow } from "./queries.ts";
import { row } from "./row.ts";
import { scrolling } from "./scrolling.ts";

/**
 * The window over loopback in Chromium, with 10,000 domains of 100 checks each. Bounds in ms, as the issue has them;
 * beside them, the same on a page and a server without any library, because a machine has slow days.
 */
export async function benchWindow(): Promise<Row[]> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error(howToGetChromium);
  using folder = temporaryFolder();
  fillEstate(folder.path, 10_000, 100, Date.now());
  const served = await serve(folder.path);
  const browser = await chromium.launch({ executablePath, args: quiet });
  try {
    const page = await signedIn(browser, served.url);
    const cookies = await page.context().cookies();
    const client = clientOf(served.origin, cookies.map(({ name, value }) => `${name}=${value}`).join("; "));
    const rows = JSON.stringify(await client.domains.list({ limit: 50 }));
    using bare = await startServer("window/bare-server.ts", rows);
    const barePage = await browser.newPage({ viewport: page.viewportSize() });
    await barePage.goto(bare.origin);
    return [
      ...(await firstRows(page, served.origin, barePage, bare.origin)),
      ...(await keystrokes(page, barePage)),
      ...(await scrolling(page, barePage)),
      ...(await queriesAtRest(client, bare.origin)),
      javascript(),
      ...(await queriesInAPass(folder.path, served)),
    ];
  } finally {
    await browser.close();
    await served.stop();
  }
}

async function signedIn(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(url);
  await page.waitForSelector(row);
  return page;
}

async function queriesAtRest(client: Client, bare: string): Promise<Row[]> {
  const [ours, floor]: [number[], number[]] = [[], []];
  for (let n = 0; n < 4; n += 1) {
    ours.push(...(await listQueries(client, 150, n * 150)));
    floor.push(...(await bareQueries(bare, 150)));
  }
  return [
    queryRow("list query over loopback, p99 / 20 ms", ours, 20),
    { ...queryRow("an answer of as many bytes from a bare server, p99 / 20 ms", floor, 20), bound: null },
  ];
}

/** The same queries while a pass runs as fast as a server on this machine answers: some hundred checks a second. */
async function queriesInAPass(dataDir: string, before: Served): Promise<Row[]> {
  await before.stop();
  using server = await startServer("server-process.ts");
  const served = await serve(dataDir, {
    env: { BANKEN_API_KEY: key, BANKEN_API_URL: `${server.origin}/api/v3` },
    more: ["--per-minute", "1000000", "--per-day", "1000000", "--per-month", "1000000"],
  });
  try {
    const visit = await fetch(served.url);
    const cookies = visit.headers.getSetCookie().map((set) => set.split(";")[0]);
    const times = await listQueries(clientOf(served.origin, cookies.join("; ")), 600);
    return [{ ...queryRow("list query while a pass runs flat out, p99 / 50 ms", times, 50), bound: null }];
  } finally {
    await served.stop();
  }
}
