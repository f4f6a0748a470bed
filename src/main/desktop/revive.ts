import type { WebContents } from "electron";
import type { Clock } from "../watch/clock.ts";

/** So long (ms) a page has to itself before it is loaded anew once more: one that always ends must not keep a machine busy. */
const rest = 15_000;

/**
 * Loads the window's page anew where its process has ended (killed, crashed, out of memory): at once, and where that
 * happens again, after a rest. Nothing of the watch is in that process, so nothing is lost with it.
 * @param told hears why, in Electron's word for it
 */
export function reviveWindow(contents: WebContents, clock: Clock, told: (reason: string) => void): void {
  let last = Number.NEGATIVE_INFINITY;
  let waiting = false;

  async function revive(): Promise<void> {
    if (waiting) return;
    waiting = true;
    // A clock that was set back must not make it wait for longer.
    const since = Math.max(0, clock.now() - last);
    if (since < rest) await clock.sleep(rest - since);
    waiting = false;
    last = clock.now();
    if (!contents.isDestroyed()) contents.reload();
  }

  contents.on("render-process-gone", (_event, { reason }) => {
    told(reason);
    void revive();
  });
}
