/** What practice has counted: its quota is kept as VirusTotal keeps it. */
import { dayOf, monthOf } from "../../watch/quota.ts";

export interface Ledger {
  /** Counts a request that arrives at `now` (ms UTC); false, and not counted, where a window is full. */
  take(now: number): boolean;
  /** How many requests were counted in the 60 minutes, the UTC day and the UTC month before `now` (ms UTC). */
  used(now: number): { readonly hour: number; readonly day: number; readonly month: number };
}

/** A ledger with nothing in it. @param limits `minute` is the length of a minute in ms; days are real UTC days */
export function openLedger(limits: {
  minute: number;
  perMinute: number;
  perDay: number;
  perMonth: number;
}): Ledger {
  const { minute, perMinute, perDay, perMonth } = limits;
  let recent: number[] = [];
  const days = new Map<string, number>();

  const within = (now: number, length: number) => recent.filter((at) => at > now - length).length;
  const inDay = (now: number) => days.get(dayOf(now)) ?? 0;
  const inMonth = (now: number) =>
    [...days].reduce((sum, [day, count]) => (day.startsWith(monthOf(now)) ? sum + count : sum), 0);
  // What lies ahead was counted before the clock was set back, and would otherwise count until then.
  const forget = (now: number) => {
    recent = recent.filter((at) => at <= now && at > now - 60 * minute);
  };

  return {
    take(now) {
      forget(now);
      if (within(now, minute) >= perMinute || inDay(now) >= perDay || inMonth(now) >= perMonth) return false;
      recent.push(now);
      days.set(dayOf(now), inDay(now) + 1);
      return true;
    },
    used(now) {
      forget(now);
      return { hour: recent.length, day: inDay(now), month: inMonth(now) };
    },
  };
}
