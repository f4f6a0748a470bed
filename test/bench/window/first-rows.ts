import type { Page } from "@playwright/test";
import type { Row } from "../table.ts";
import { quantile } from "./quantile.ts";
import { row } from "./row.ts";

export async function firstRows(page: Page, origin: string): Promise<Row[]> {
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
