import type { Page } from "@playwright/test";
import type { Row } from "../table.ts";
import { quantile } from "./quantile.ts";
import { row } from "./row.ts";

/** As fast as a hand turns a wheel in a hurry: 5,000 px a second, the 10,000 rows in just over a minute. */
const turn = { px: 200, every: 40 };

/** Scrolls the list, and the bare page's. */
export async function scrolling(page: Page, bare: Page): Promise<Row[]> {
  const { times, blank } = await scrolled(page);
  const floor = await scrolled(bare);
  const worst = Math.max(...times);
  const share = blank.reduce((sum, each) => sum + each, 0) / blank.length;
  const figures = (times: readonly number[]) =>
    `worst ${Math.max(...times).toFixed(0)} ms, ${times.filter((ms) => ms > 50).length} of ${times.length} frames over 50 ms, p99 ${quantile(times, 0.99).toFixed(0)} ms`;
  return [
    {
      what: "longest frame while scrolling 10,000 rows / 50 ms",
      ratio: worst / 50,
      bound: { at: 1, side: "most" },
      figures: figures(times),
    },
    {
      what: "its frames' p99 / a bare page's p99",
      ratio: quantile(times, 0.99) / quantile(floor.times, 0.99),
      bound: { at: 2, side: "most" },
      figures: `the bare page: ${figures(floor.times)}`,
    },
    {
      what: "rows in sight that are not drawn yet meanwhile / 5 %",
      ratio: share / 0.05,
      bound: { at: 1, side: "most" },
      figures: `${(share * 100).toFixed(1)} % of ${blank.length} frames' rows`,
    },
  ];
}

async function scrolled(page: Page): Promise<{ times: number[]; blank: number[] }> {
  await page.bringToFront();
  await page.locator(row).first().hover();
  const frames = page.evaluate(frameTimes, 8_000);
  const ends = Date.now() + 7_500;
  for (let next = Date.now(); next < ends; next += turn.every) {
    await page.mouse.wheel(0, turn.px);
    await page.waitForTimeout(Math.max(0, next + turn.every - Date.now()));
  }
  return frames;
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
