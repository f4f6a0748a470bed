/** The days of a practice domain: what the engines make of it, day by day, over a cycle that begins anew. */
import { roll } from "./dice.ts";

/** The length of every life, in UTC days. Day 0 is any UTC day whose number since 1970 is a multiple of it. */
export const cycleDays = 14;

/** One number for all days, or one for each day of the cycle. */
export type ByDay = number | readonly number[];

/** How many engines say what. Of those that say nothing of the kind, `trust` percent vouch and the rest are silent. */
export interface Life {
  readonly malicious?: ByDay;
  readonly suspicious?: ByDay;
  readonly timeout?: ByDay;
  /** Percent, 68 where it is not named. */
  readonly trust?: ByDay;
  /** The days (first and last, counted from 0) on which VirusTotal has never heard of it. */
  readonly absent?: readonly [from: number, to: number];
}

/** What one analysis came to. */
export interface Opinion {
  readonly malicious: number;
  readonly suspicious: number;
  readonly timeout: number;
  readonly trust: number;
}

/** The last time the engines were asked: on which UTC day (days since 1970), and when (seconds UTC). */
export interface Analysis {
  readonly day: number;
  readonly at: number;
}

/** Which day of the cycle a time (ms UTC) falls on, 0 to 13. */
export function dayOfCycle(now: number): number {
  return cyclic(Math.floor(now / 86_400_000));
}

/** What the engines said on a UTC day (days since 1970); null where there is no report yet. */
export function opinionOn(life: Life, day: number): Opinion | null {
  const today = cyclic(day);
  if (life.absent !== undefined && today >= life.absent[0] && today <= life.absent[1]) return null;
  return {
    malicious: on(life.malicious, today, 0),
    suspicious: on(life.suspicious, today, 0),
    timeout: on(life.timeout, today, 0),
    trust: on(life.trust, today, 68),
  };
}

/**
 * The analysis a report tells of in a given hour (hours since 1970). A domain is analysed in the first six hours of
 * most UTC days, and always on a day on which something changes; the report tells of it from the next full hour,
 * so that it is never one of the future, whenever in the hour it is read. From 06:00 UTC all lives are up to date.
 */
export function lastAnalysis(name: string, life: Life, hour: number): Analysis {
  let day = Math.floor(hour / 24);
  if (hour - day * 24 <= hourOfAnalysis(name, day)) day -= 1;
  for (let skipped = 0; skipped < 3 && isSkipped(name, life, day); skipped += 1) day -= 1;
  return { day, at: day * 86_400 + hourOfAnalysis(name, day) * 3600 + roll(3600, name, day, "second") };
}

function hourOfAnalysis(name: string, day: number): number {
  return roll(6, name, day, "hour");
}

function isSkipped(name: string, life: Life, day: number): boolean {
  if (roll(5, name, day, "skipped") !== 0) return false;
  return JSON.stringify(opinionOn(life, day)) === JSON.stringify(opinionOn(life, day - 1));
}

function on(days: ByDay | undefined, day: number, otherwise: number): number {
  return typeof days === "number" ? days : (days?.[day] ?? otherwise);
}

function cyclic(day: number): number {
  return ((day % cycleDays) + cycleDays) % cycleDays;
}
