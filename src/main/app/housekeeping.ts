import { StoreError } from "../store/errors.ts";
import type { Store } from "../store/store.ts";
import type { Clock } from "../watch/clock.ts";
import { thin } from "./thin.ts";
import { finished } from "./turn.ts";

const hour = 3_600_000;
const dayLength = 24 * hour;

/** How long after the start the store is first thinned out, and then how often, in ms. */
const times = { first: hour, again: dayLength };

/**
 * Keeps to the retention that the settings say, once a day, until `signal` is aborted. Never rejects.
 * @param days for how many days unchanged checks are kept; null: for ever
 * @param on `thinned`: something went; `mistake`: a mistake of ours
 */
export async function keepHouse(
  store: Store,
  clock: Clock,
  days: () => number | null,
  signal: AbortSignal,
  on: { readonly thinned: () => void; readonly mistake: (thrown: unknown) => void },
): Promise<void> {
  for (let wait = times.first; ; wait = times.again) {
    try {
      await clock.sleep(wait, signal);
      const kept = days();
      if (kept === null) continue;
      const now = clock.now();
      const { checks, reports } = await finished(thin(store, now - kept * dayLength, now, false, signal));
      if (checks + reports > 0) on.thinned();
    } catch (thrown) {
      if (signal.aborted) return;
      // A store that is held or full today is thinned out tomorrow.
      if (!(thrown instanceof StoreError)) on.mistake(thrown);
    }
  }
}
