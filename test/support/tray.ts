import type { TrayDomain, TraySnapshot } from "../../src/main/watch/tray-snapshot.ts";
import type { Standing } from "../../src/shared/contract/domains.ts";
import type { WatchState } from "../../src/shared/contract/watch.ts";

export const now = Date.UTC(2026, 10, 24, 12);
const hour = 3_600_000;

/** 120 clean domains under a watch that has nothing to do for an hour, or what the test says of them. */
export function snapshot({
  counts = {},
  estate = {},
  watch = {},
  worst = [],
}: {
  counts?: Partial<Record<Standing, number>>;
  estate?: Partial<TraySnapshot["estate"]>;
  watch?: Partial<WatchState>;
  worst?: readonly TrayDomain[];
} = {}): TraySnapshot {
  const others = Object.values(counts).reduce((sum, each) => sum + each, 0);
  const none = { malicious: 0, suspicious: 0, failed: 0, unknown: 0, waiting: 0, unrated: 0 };
  return {
    estate: {
      total: 120,
      counts: { ...none, clean: 120 - others, ...counts },
      stale: 0,
      paused: 0,
      failing: 0,
      openAlerts: 0,
      tags: [],
      allCheckedSince: now - hour,
      ...estate,
    },
    watch: {
      practice: false,
      pass: null,
      problem: null,
      paused: null,
      next: [{ name: "shop.example.jp", typed: "shop.example.jp", at: now + hour, why: "due" }],
      quota: {
        windows: [
          { window: "minute", limit: 4, used: 0, freesAt: null },
          { window: "day", limit: 500, used: 0, freesAt: null },
          { window: "month", limit: 15_500, used: 0, freesAt: null },
        ],
        known: true,
        quietUntil: null,
      },
      minute: 60_000,
      now,
      ...watch,
    },
    worst,
    staleAfter: 30 * 24 * hour,
  };
}

export function problem(kind: NonNullable<WatchState["problem"]>["kind"], retryAt: number | null = null) {
  return { kind, detail: null, since: now - hour, retryAt };
}

export const pass: NonNullable<WatchState["pass"]> = {
  id: 1,
  startedAt: now - 60_000,
  total: 120,
  done: 12,
  endsAt: null,
  counts: { checked: 12, malicious: 0, suspicious: 0, clean: 12, unrated: 0, unknown: 0, failed: 0 },
  stopping: false,
};

export function domain(name: string, standing: Standing, against: number | null = null): TrayDomain {
  return { name, typed: name, standing, against, engines: against === null ? null : 94 };
}
