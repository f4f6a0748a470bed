import type { WatchState } from "../../shared/contract/watch.ts";
import type { QuotaUse } from "./quota.ts";
import { leftIn } from "./quota.ts";

type Problem = NonNullable<WatchState["problem"]>;

/** Something outside that keeps the watch from asking, and is over by itself. Times are ms UTC. */
export interface Trouble {
  readonly kind: Extract<Problem["kind"], "quota_spent" | "offline" | "store">;
  readonly detail: string | null;
  readonly retryAt: number;
  /** How often in a row it was met. */
  readonly met: number;
  /** The ledger shows when it is over; else time alone does. */
  readonly counted: boolean;
}

/** What ended a pass, or kept it from beginning; null: nothing did. */
export type Ended =
  | { readonly kind: "interrupted" }
  | { readonly kind: "unauthorized" }
  | { readonly kind: "quota_exceeded"; readonly resetsAt: number | null }
  | { readonly kind: "network"; readonly detail: string }
  | { readonly kind: "store"; readonly detail: string };

/** The first wait, which doubles, and the longest, in quota minutes. */
const waits = { first: 1, most: 15 };

/** How long the key rests where VirusTotal keeps turning it away without saying why, in quota minutes. */
const rest = 60;

/**
 * What stands in the way after a pass. A dead key is no trouble of the watch's: it is the key that is dead.
 * @param before what stood in the way when the pass began
 * @param minute the length of the quota's rolling minute, in ms
 */
export function troubleAfter(
  ended: Ended | null,
  before: Trouble | null,
  now: number,
  minute: number,
): Trouble | null {
  const again = (kind: Trouble["kind"], detail: string): Trouble => {
    const met = before?.kind === kind ? before.met + 1 : 1;
    return { kind, detail, met, retryAt: now + waitAfter(met, minute), counted: false };
  };
  switch (ended?.kind) {
    case undefined:
    case "interrupted":
    case "unauthorized":
      return null;
    case "quota_exceeded":
      return {
        kind: "quota_spent",
        detail: null,
        met: 1,
        retryAt: ended.resetsAt ?? now + rest * minute,
        counted: ended.resetsAt !== null,
      };
    case "network":
      return again("offline", ended.detail);
    case "store":
      return again("store", ended.detail);
  }
}

/** When the day's or the month's quota starts anew (ms UTC) where it is used up; null where something is left. */
export function spentUntil({ windows: [, day, month] }: QuotaUse): number | null {
  if (leftIn(month) === 0) return month.freesAt;
  return leftIn(day) === 0 ? day.freesAt : null;
}

/** Everything that decides whether the watch may ask. */
export interface Hindrances {
  readonly key: "good" | "none" | "dead";
  /** Until when (ms UTC) the watch is paused; null within: until somebody resumes it. */
  readonly pause: { readonly until: number | null } | null;
  readonly trouble: Trouble | null;
}

/** How long a trouble that was met so often is waited out, in ms. */
function waitAfter(met: number, minute: number): number {
  return Math.min(waits.most, waits.first * 2 ** (met - 1)) * minute;
}

/**
 * The same trouble where the network may be back: it is tried again as soon as after a first failure, so that a network
 * that comes and goes costs the quota no more than one that was lost just now.
 */
export function hastened(trouble: Trouble | null, minute: number): Trouble | null {
  if (trouble?.kind !== "offline") return trouble;
  const triedAt = trouble.retryAt - waitAfter(trouble.met, minute);
  return { ...trouble, retryAt: Math.min(trouble.retryAt, triedAt + waitAfter(1, minute)) };
}

/** From when on (ms UTC) the watch asks by itself; null: not before a person does something. */
export function asksFrom({ key, pause, trouble }: Hindrances, now: number): number | null {
  if (key !== "good" || (pause !== null && pause.until === null)) return null;
  return Math.max(now, pause?.until ?? 0, trouble?.retryAt ?? 0);
}

const keyProblems: Record<Hindrances["key"], Problem["kind"] | null> = {
  none: "no_key",
  dead: "key_dead",
  good: null,
};

/** The one thing to tell a person: the key before all else, because nothing passes by itself without one. */
export function problemOf({ key, trouble }: Hindrances): Omit<Problem, "since"> | null {
  const kind = keyProblems[key];
  if (kind !== null) return { kind, detail: null, retryAt: null };
  if (trouble === null) return null;
  return { kind: trouble.kind, detail: trouble.detail, retryAt: trouble.retryAt };
}
