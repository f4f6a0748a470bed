import type { Check, Verdict } from "../../shared/verdict.ts";
import { leftIn, type QuotaUse } from "./quota.ts";

/** How many times a network fault or a 5xx is tried again. */
export const mostRetries = 2;

/**
 * How often in a row VirusTotal may turn the pass away with a 429, each after the wait it asked for and with nothing
 * answered meanwhile, before the pass is ended: a quota that stays shut for that long is not the minute's.
 */
export const mostTurnedAway = 10;

/** The wait before retry number `tries` (from 0), in ms: it doubles, and `chance` (0 to 1) spreads it. */
export function retryDelay(tries: number, base: number, chance: number): number {
  return base * 2 ** tries * (0.5 + chance / 2);
}

/** How many of a pass came to each verdict; `checked` is their sum. */
export type Counts = { readonly [V in Verdict]: number } & { readonly checked: number };

export const noCounts: Counts = {
  checked: 0,
  malicious: 0,
  suspicious: 0,
  clean: 0,
  unrated: 0,
  unknown: 0,
  failed: 0,
};

export function counted(counts: Counts, { verdict }: Check): Counts {
  return { ...counts, checked: counts.checked + 1, [verdict]: counts[verdict] + 1 };
}

/** What a pass's exit status says (DESIGN.md): 1 something malicious, 2 nothing malicious but a check failed, 0 neither. */
export function exitStatus(counts: Counts): 0 | 1 | 2 {
  if (counts.malicious > 0) return 1;
  return counts.failed > 0 ? 2 : 0;
}

/**
 * When a pass with `remaining` requests to make will be done (ms UTC), or null where the day's or the month's
 * quota will not carry it. Answers are taken to come at once: it is the quota that makes a pass long.
 * @param minute the length of the rolling window, in ms
 */
export function passEnds(
  remaining: number,
  now: number,
  { windows: [rolling, day, month], quietUntil }: QuotaUse,
  minute: number,
): number | null {
  if (remaining > Math.min(leftIn(day), leftIn(month))) return null;
  const from = Math.max(now, quietUntil ?? 0);
  const more = remaining - leftIn(rolling);
  if (more <= 0) return from;
  const rounds = Math.ceil(more / rolling.limit);
  return Math.max(from, rolling.freesAt ?? now + minute) + (rounds - 1) * minute;
}
