import type { WatchState } from "../../shared/contract/watch.ts";

/** What holds the next request back, and until when (ms UTC). */
export interface Wait {
  readonly for: "quiet" | "minute" | "day" | "month";
  readonly until: number;
}

/**
 * What keeps a pass from asking at this moment, the longest wait first; null where the next request may go.
 * @param now ms UTC
 */
export function waitOf({ quota }: WatchState, now: number): Wait | null {
  const [minute, day, month] = quota.windows;
  for (const { window, limit, used, freesAt } of [month, day])
    if (used >= limit && freesAt !== null && freesAt > now) return { for: window, until: freesAt };
  if (quota.quietUntil !== null && quota.quietUntil > now) return { for: "quiet", until: quota.quietUntil };
  if (minute.used >= minute.limit && minute.freesAt !== null && minute.freesAt > now)
    return { for: "minute", until: minute.freesAt };
  return null;
}

/** The span until `until` in whole seconds (ms), never shorter than it is: a countdown ends at 0, not before. */
export function remaining(until: number, now: number): number {
  return Math.max(0, Math.ceil((until - now) / 1_000) * 1_000);
}
