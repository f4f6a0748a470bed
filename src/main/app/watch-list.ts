import type { Check, FailureReason } from "../../shared/verdict.ts";
import type { Store } from "../store/store.ts";
import type { Candidate } from "../watch/schedule.ts";

/** The watched list as the schedule sees it, in memory: what is next is asked ten times a second. */
export interface WatchList {
  all(): ReadonlyMap<string, Candidate>;
  /** How many are not paused. */
  awake(): number;
  /** The store may say something else by now. */
  changed(): void;
  /** A check has been recorded. */
  checked(check: Check): void;
}

export function createWatchList(candidates: Store["candidates"]): WatchList {
  let byName: Map<string, Candidate> | null = null;
  let awake = 0;

  function all(): Map<string, Candidate> {
    if (byName !== null) return byName;
    byName = new Map(candidates.all().map((each) => [each.name, each]));
    awake = [...byName.values()].filter(({ paused }) => !paused).length;
    return byName;
  }

  return {
    all,
    awake() {
      all();
      return awake;
    },
    changed() {
      byName = null;
    },
    checked({ domain, verdict, reason, checkedAt }) {
      const known = byName?.get(domain);
      if (known === undefined) return;
      byName?.set(domain, {
        ...known,
        checkedAt,
        failed: verdict === "failed" ? (reason as FailureReason) : null,
        verdict: verdict === "failed" ? known.verdict : verdict,
      });
    },
  };
}
