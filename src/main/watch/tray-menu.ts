import type { WatchState } from "../../shared/contract/watch.ts";
import { needsLook, standingRank } from "./standing.ts";
import type { TrayDomain, TraySnapshot } from "./tray-snapshot.ts";

/** For how long a person can have the watch pause. */
export const trayPauses = ["hour", "tomorrow", "open"] as const;
export type TrayPause = (typeof trayPauses)[number];

/** What a click asks for. A pause names no time: a menu may be open, or unchanged, for longer than that is true. */
export type TrayAct =
  | { readonly do: "open_domain"; readonly name: string }
  | { readonly do: "open" | "settings" | "quit" | "check_all" | "stop" | "resume" }
  | { readonly do: "pause"; readonly pause: TrayPause };

/** What an item says, before it is words. Every count is of domains. */
export type TraySays =
  | { readonly says: "domain"; readonly domain: TrayDomain }
  | { readonly says: "more"; readonly count: number }
  | { readonly says: "checking" | "stopping"; readonly done: number; readonly total: number }
  | { readonly says: "check" | "stop" | "pause" | "resume" | "open" | "settings" | "quit" }
  | { readonly says: "pause_for"; readonly pause: TrayPause };

/** An item of the menu. Without an act it tells something, and cannot be chosen. */
export type TrayItem =
  | { readonly kind: "line" }
  | { readonly kind: "item"; readonly text: TraySays; readonly act: TrayAct | null }
  | { readonly kind: "menu"; readonly text: TraySays; readonly items: readonly TrayItem[] };

/** More domains than these are counted, not named. */
const mostNamed = 5;

const item = (text: TraySays, act: TrayAct | null): TrayItem => ({ kind: "item", text, act });
const line: TrayItem = { kind: "line" };

/** The menu of the tray: what is wrong, what can be done about it, and the ways in. */
export function trayMenu(snapshot: TraySnapshot): readonly TrayItem[] {
  const found = domainsOf(snapshot);
  return [
    ...(found.length === 0 ? [] : [...found, line]),
    ...checkOf(snapshot),
    pauseOf(snapshot.watch),
    line,
    item({ says: "open" }, { do: "open" }),
    item({ says: "settings" }, { do: "settings" }),
    line,
    item({ says: "quit" }, { do: "quit" }),
  ];
}

function domainsOf({ worst, estate: { counts } }: TraySnapshot): TrayItem[] {
  const named = worst
    .filter(({ standing }) => needsLook(standing, 0))
    .toSorted(
      (a, b) =>
        standingRank[a.standing] - standingRank[b.standing] ||
        (b.against ?? 0) - (a.against ?? 0) ||
        (a.name < b.name ? -1 : 1),
    )
    .slice(0, mostNamed);
  const more = counts.malicious + counts.suspicious + counts.failed - named.length;
  return [
    ...named.map((domain) => item({ says: "domain", domain }, { do: "open_domain", name: domain.name })),
    ...(more > 0 ? [item({ says: "more", count: more }, { do: "open" })] : []),
  ];
}

function checkOf({ estate, watch: { pass, problem } }: TraySnapshot): TrayItem[] {
  if (pass !== null) {
    const { done, total, stopping } = pass;
    const progress = item({ says: stopping ? "stopping" : "checking", done, total }, null);
    return stopping ? [progress] : [progress, item({ says: "stop" }, { do: "stop" })];
  }
  // A dead key is tried once more where a person asks for it; without any there is nothing to try.
  const can = estate.total > 0 && problem?.kind !== "no_key";
  return [item({ says: "check" }, can ? { do: "check_all" } : null)];
}

function pauseOf({ paused }: WatchState): TrayItem {
  if (paused !== null) return item({ says: "resume" }, { do: "resume" });
  return {
    kind: "menu",
    text: { says: "pause" },
    items: trayPauses.map((pause) => item({ says: "pause_for", pause }, { do: "pause", pause })),
  };
}

/**
 * Until when the watch pauses (ms UTC); null: until somebody resumes it.
 * @param tomorrow the next midnight where the person is, ms UTC
 */
export function pauseEnds(pause: TrayPause, now: number, tomorrow: number): number | null {
  const ends: Record<TrayPause, number | null> = { hour: now + 3_600_000, tomorrow, open: null };
  return ends[pause];
}
