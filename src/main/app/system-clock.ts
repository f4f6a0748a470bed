import type { Clock } from "../watch/clock.ts";

/** The longest a Node timer can wait, in ms; a longer one would fire at once. */
const longestTimer = 2 ** 31 - 1;

/** The machine's own clock. */
export const systemClock: Clock = {
  now: Date.now,
  async sleep(ms, signal) {
    for (let left = Math.max(0, ms); ; left -= longestTimer) {
      await timer(Math.min(left, longestTimer), signal);
      if (left <= longestTimer) return;
    }
  },
};

/** As node:timers/promises has it, but rejecting with the signal's own reason: an AbortError for each costs its stack. */
function timer(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const stop = () => {
      clearTimeout(waiting);
      reject(signal?.reason);
    };
    const waiting = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, ms);
    signal?.addEventListener("abort", stop, { once: true });
  });
}
