import type { WatchState } from "../../shared/contract/watch.ts";
import { type TrayItem, trayMenu } from "./tray-menu.ts";
import type { TraySnapshot } from "./tray-snapshot.ts";

type Problem = NonNullable<WatchState["problem"]>;

/** What the tray shows, in the order of importance: the first that holds is shown. Each has an icon of its own. */
export const trayKinds = [
  "malicious",
  "key_dead",
  "suspicious",
  "offline",
  "paused",
  "checking",
  "old",
  "practice",
  "well",
] as const;
export type TrayKind = (typeof trayKinds)[number];

/** How the estate stands, in one clause. Every count is of domains, every time ms UTC. */
export type TrayStands =
  | { readonly says: "empty" }
  | {
      readonly says: "malicious" | "suspicious" | "failed" | "waiting" | "well";
      readonly count: number;
      readonly total: number;
    }
  | { readonly says: "unseen"; readonly since: number }
  | { readonly says: "stale"; readonly total: number };

/** What the watch does, in one clause. Times are ms UTC; `at` is null where nobody can say. */
export type TrayDoes =
  | { readonly says: "no_key" | "key_dead" | "paused" | "soon" | "idle" }
  | { readonly says: "offline" | "store" | "quota_spent"; readonly at: number | null }
  | { readonly says: "paused_until" | "next"; readonly at: number }
  | { readonly says: "checking" | "stopping"; readonly done: number; readonly total: number };

/** "2 of 120 malicious; next check 14:20", before it is words. */
export interface TrayTooltip {
  readonly practice: boolean;
  readonly stands: TrayStands;
  readonly does: TrayDoes;
  /** The moment it is true for (ms UTC). */
  readonly now: number;
}

export interface TrayState {
  readonly kind: TrayKind;
  readonly tooltip: TrayTooltip;
  readonly menu: readonly TrayItem[];
}

/**
 * What a problem looks like; null: it is no fault. No key is the family of a dead one, because a person has to do the
 * same. A store that cannot be used is the family of no network: nothing is asked, it is tried again by itself, and
 * what is known stays. A spent quota is what the watch lives with: it goes on when the count starts anew.
 */
const problemKinds: Record<Problem["kind"], "key_dead" | "offline" | null> = {
  no_key: "key_dead",
  key_dead: "key_dead",
  offline: "offline",
  store: "offline",
  quota_spent: null,
};

const kindOfProblem = ({ watch }: TraySnapshot) =>
  watch.problem === null ? null : problemKinds[watch.problem.kind];

/**
 * When each kind holds. A finding comes before what keeps the watch from asking: "paused" must not hide one. What
 * keeps it from asking comes before "well": the tray is never green over what may not be true any more.
 */
const holds: Record<TrayKind, (snapshot: TraySnapshot) => boolean> = {
  malicious: ({ estate }) => estate.counts.malicious > 0,
  key_dead: (snapshot) => kindOfProblem(snapshot) === "key_dead",
  suspicious: ({ estate }) => estate.counts.suspicious > 0,
  offline: (snapshot) => kindOfProblem(snapshot) === "offline",
  paused: ({ watch }) => watch.paused !== null,
  checking: ({ watch }) => watch.pass !== null,
  old: (snapshot) => !["well", "empty"].includes(standsOf(snapshot).says),
  practice: ({ watch }) => watch.practice,
  well: () => true,
};

export function trayState(snapshot: TraySnapshot): TrayState {
  const { watch } = snapshot;
  return {
    kind: trayKinds.find((kind) => holds[kind](snapshot)) ?? "well",
    tooltip: {
      practice: watch.practice,
      stands: standsOf(snapshot),
      does: doesOf(watch),
      now: watch.now,
    },
    menu: trayMenu(snapshot),
  };
}

/** The worst that is true of the estate. */
function standsOf({ estate, watch, staleAfter }: TraySnapshot): TrayStands {
  const { counts, total, stale, allCheckedSince } = estate;
  if (total === 0) return { says: "empty" };
  for (const says of ["malicious", "suspicious", "failed", "waiting"] as const)
    if (counts[says] > 0) return { says, count: counts[says], total };
  if (allCheckedSince !== null && watch.now - allCheckedSince >= staleAfter)
    return { says: "unseen", since: allCheckedSince };
  return stale === total ? { says: "stale", total } : { says: "well", count: total, total };
}

/** What a problem has the watch do. */
const doesDespite: Record<Problem["kind"], (problem: Problem) => TrayDoes> = {
  no_key: () => ({ says: "no_key" }),
  key_dead: () => ({ says: "key_dead" }),
  offline: ({ retryAt }) => ({ says: "offline", at: retryAt }),
  store: ({ retryAt }) => ({ says: "store", at: retryAt }),
  quota_spent: ({ retryAt }) => ({ says: "quota_spent", at: retryAt }),
};

function doesOf({ problem, paused, pass, next, now }: WatchState): TrayDoes {
  // A pause that a person made is what the watch does also where the quota is spent: that one is no fault.
  if (problem !== null && problemKinds[problem.kind] !== null) return doesDespite[problem.kind](problem);
  if (paused !== null)
    return paused.until === null ? { says: "paused" } : { says: "paused_until", at: paused.until };
  if (pass !== null)
    return { says: pass.stopping ? "stopping" : "checking", done: pass.done, total: pass.total };
  if (problem !== null) return doesDespite[problem.kind](problem);
  const at = next[0]?.at;
  if (at === undefined) return { says: "idle" };
  return at <= now ? { says: "soon" } : { says: "next", at };
}
