import type { Page } from "@playwright/test";
import type { Row } from "../table.ts";
import { quantile } from "./quantile.ts";

// Each but once: what was searched before is drawn without a question.
const words = [
  ...["host-12", "shop44", "host-9", "team-6", "fortinet", "shop7"],
  ...["ost-34", "hop52", "st-71", "eam-8", "kaspersky", "op9"],
  ...["shop8", "t-55", "p61", "am-3", "sophos", "com"],
];

/** Types into the list's search, and into the bare page's between, so that a slow minute is both's. */
export async function keystrokes(page: Page, bare: Page): Promise<Row[]> {
  const [ours, floor]: [number[], number[]] = [[], []];
  for (const word of words) {
    ours.push(...(await typed(page, word)));
    floor.push(...(await typed(bare, word)));
  }
  const [p95, bareP95] = [quantile(ours, 0.95), quantile(floor, 0.95)];
  const figures = (times: number[]) =>
    `median ${quantile(times, 0.5).toFixed(0)} ms, p95 ${quantile(times, 0.95).toFixed(0)} ms of ${times.length}`;
  return [
    {
      what: "keystroke in search to the filtered paint, p95 / 50 ms",
      ratio: p95 / 50,
      bound: { at: 1, side: "most" },
      figures: figures(ours),
    },
    {
      what: "the same, p95 / a bare page's p95",
      ratio: p95 / bareP95,
      bound: { at: 1.5, side: "most" },
      figures: `the bare page: ${figures(floor)}`,
    },
  ];
}

/** How long (ms) each letter of a word took to its paint. */
async function typed(page: Page, word: string): Promise<number[]> {
  await page.bringToFront();
  const search = page.getByRole("searchbox");
  await search.fill("");
  await page.waitForTimeout(300);
  const times: number[] = [];
  for (const letter of word) {
    const painted = page.evaluate(filteredPaint);
    await search.press(letter);
    times.push(await painted);
  }
  return times;
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
