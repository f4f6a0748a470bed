/** What Banken answers in the window's tests: a small estate at a fixed time, each part to be changed where a test needs it. */

import type { DomainRow, Estate, Forecast, Preview } from "../../src/shared/contract/domains.ts";
import type { KeyState } from "../../src/shared/contract/key.ts";
import type { Quota, WatchState } from "../../src/shared/contract/watch.ts";
import { defaultSettings, type Settings } from "../../src/shared/settings.ts";

/** 2026-11-24 05:05 UTC. */
export const now = Date.UTC(2026, 10, 24, 5, 5);

const hour = 3_600_000;

export function aSettings(some: Partial<Settings> = {}): Settings {
  return { ...defaultSettings, ...some };
}

export function aKeyState(some: Partial<KeyState> = {}): KeyState {
  return { source: "stored", accepted: true, testedAt: now - hour, ...some };
}

/** A public key's quota, a little of it used. */
export function aQuota(some: Partial<Quota> = {}): Quota {
  return {
    windows: [
      { window: "minute", limit: 4, used: 3, freesAt: null },
      { window: "day", limit: 500, used: 212, freesAt: Date.UTC(2026, 10, 25) },
      { window: "month", limit: 15_500, used: 8_410, freesAt: Date.UTC(2026, 11, 1) },
    ],
    known: true,
    quietUntil: null,
    ...some,
  };
}

export function aWatchState(some: Partial<WatchState> = {}): WatchState {
  return {
    practice: false,
    pass: null,
    problem: null,
    paused: null,
    next: [],
    quota: aQuota(),
    minute: 60_000,
    now,
    ...some,
  };
}

export function aForecast(some: Partial<Forecast> = {}): Forecast {
  return {
    domains: 120,
    perMinute: 4,
    perDay: 500,
    every: 6 * hour,
    firstPass: 29 * 60_000,
    firstPassDays: 1,
    thin: false,
    ...some,
  };
}

export function anEstate(some: Partial<Estate> = {}): Estate {
  return {
    total: 0,
    counts: { malicious: 0, suspicious: 0, clean: 0, unrated: 0, unknown: 0, failed: 0, waiting: 0 },
    stale: 0,
    paused: 0,
    failing: 0,
    openAlerts: 0,
    tags: [],
    allCheckedSince: null,
    ...some,
  };
}

/** A clean domain, checked an hour ago. */
export function aRow(some: Partial<DomainRow> = {}): DomainRow {
  const name = some.name ?? "example.com";
  return {
    name,
    typed: name,
    lookalike: false,
    standing: "clean",
    verdict: "clean",
    since: now - 48 * hour,
    failed: null,
    against: 0,
    engines: 94,
    flagged: [],
    past: [{ pieces: 30, worst: null }],
    analysedAt: now - 4 * hour,
    stale: false,
    checkedAt: now - hour,
    nextAt: now + 5 * hour,
    tags: [],
    note: "",
    paused: false,
    checking: false,
    watchedSince: now - 90 * 24 * hour,
    ...some,
  };
}

/** What is understood of a text; the counts follow from the lists unless they are given. */
export function aPreview(some: Partial<Preview> = {}): Preview {
  const { accepted = [], duplicates = [], rejected = [] } = some;
  const fresh = accepted.filter((each) => !each.watched).length;
  return {
    accepted,
    duplicates,
    rejected,
    counts: {
      accepted: accepted.length,
      fresh,
      duplicates: duplicates.length,
      rejected: rejected.length,
    },
    forecast: aForecast({ domains: fresh }),
    ...some,
  };
}
