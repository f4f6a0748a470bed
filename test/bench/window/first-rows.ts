import type { Page } from "@playwright/test";
import type { Row } from "../table.ts";
import { quantile } from "./quantile.ts";
import { row } from "./row.ts";

/** Opens the list anew, and the bare page between. */
export async function firstRows(page: Page, origin: string, bare: Page, bareOrigin: string): Promise<Row[]> {
  const [ours, floor]: [number[], number[]] = [[], []];
  for (let n = 0; n < 9; n += 1) {
    ours.push(await opened(page, `${origin}/domains`));
    floor.push(await opened(bare, bareOrigin));
  }
  const figures = (times: readonly number[]) =>
    `median ${quantile(times, 0.5).toFixed(0)} ms, worst of ${times.length} ${Math.max(...times).toFixed(0)} ms`;
  const typical = quantile(ours, 0.5);
  return [
    {
      what: "first rows painted after navigation / 700 ms",
      ratio: typical / 700,
      bound: { at: 1, side: "most" },
      figures: figures(ours),
    },
    {
      what: "the same / a bare page's",
      ratio: typical / quantile(floor, 0.5),
      bound: null,
      figures: `the bare page: ${figures(floor)}`,
    },
  ];
}

async function opened(page: Page, url: string): Promise<number> {
  await page.bringToFront();
  await page.goto("about:blank");
  await page.goto(url, { waitUntil: "commit" });
  return page.evaluate(paintedRows, row);
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
