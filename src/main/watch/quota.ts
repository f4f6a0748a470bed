/** The arithmetic of VirusTotal's quota: a rolling minute, and days and months that begin at 00:00 UTC. */

/** How many requests each window carries. */
export interface Limits {
  readonly perMinute: number;
  readonly perDay: number;
  readonly perMonth: number;
}

/** A limit that is not named does not bind. */
export type SomeLimits = { readonly [W in keyof Limits]?: number | undefined };

/** What a public key carries (https://docs.virustotal.com/reference/public-vs-premium-api; the month: 31 days). */
export const publicLimits: Limits = { perMinute: 4, perDay: 500, perMonth: 15_500 };

export type QuotaWindow = "minute" | "day" | "month";

/** The use of one window; `freesAt` is when the first request more may go, or when the count starts anew (ms UTC). */
export interface WindowUse {
  readonly window: QuotaWindow;
  readonly limit: number;
  readonly used: number;
  readonly freesAt: number | null;
}

/** How many requests a window still carries. */
export function leftIn({ limit, used }: WindowUse): number {
  return Math.max(0, limit - used);
}

/** The three windows, in the order in which they bind. */
export type Windows = readonly [minute: WindowUse, day: WindowUse, month: WindowUse];

/** How the quota stands: its windows, and until when (ms UTC) VirusTotal asked for quiet, if it did. */
export interface QuotaUse {
  readonly windows: Windows;
  readonly quietUntil: number | null;
}

/**
 * The limits that hold: the tighter of what was read from the key and what the settings say. A window that
 * neither names falls back to the public key's.
 */
export function effectiveLimits(read: SomeLimits, set: SomeLimits): Limits {
  const { perMinute, perDay, perMonth } = tighter(read, set);
  return {
    perMinute: perMinute ?? publicLimits.perMinute,
    perDay: perDay ?? publicLimits.perDay,
    perMonth: perMonth ?? publicLimits.perMonth,
  };
}

/** Both at once: in each window the tighter of the two. */
export function tighter(a: SomeLimits, b: SomeLimits): SomeLimits {
  const inWindow = (window: keyof Limits): number | undefined => {
    const named = [a[window], b[window]].filter((limit) => limit !== undefined);
    return named.length > 0 ? Math.min(...named) : undefined;
  };
  return { perMinute: inWindow("perMinute"), perDay: inWindow("perDay"), perMonth: inWindow("perMonth") };
}

/** The UTC day (`2026-11-24`) in which `now` (ms UTC) falls: the ledger's name for it. */
export function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}

/** The UTC month (`2026-11`) in which `now` (ms UTC) falls. */
export function monthOf(now: number): string {
  return new Date(now).toISOString().slice(0, 7);
}

/** When the UTC day of `now` ends, in ms UTC. */
export function dayEnds(now: number): number {
  const at = new Date(now);
  return Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() + 1);
}

/** When the UTC month of `now` ends, in ms UTC. */
export function monthEnds(now: number): number {
  const at = new Date(now);
  return Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1);
}

/**
 * Added to every wait for a slot, in ms: our stamps are cut to whole milliseconds and a timer may fire one early,
 * and 59.999 s is a 429.
 */
const guard = 5;

/**
 * When a slot is free again whose request left at `takenAt` and has not been answered: VirusTotal may count it as
 * late as the exchange's timeout allows. All ms UTC.
 */
export function freesUnanswered(takenAt: number, times: { minute: number; timeout: number }): number {
  return takenAt + times.timeout + times.minute + guard;
}

/**
 * When a slot is free again whose answer began to arrive at `answeredAt`: VirusTotal counted the request between
 * its leaving and that moment, and its successor counts no earlier than it leaves. So no 60 s as VirusTotal sees
 * them hold one too many, whatever the travel times were.
 */
export function freesAnswered(answeredAt: number, times: { minute: number }): number {
  return answeredAt + times.minute + guard;
}
