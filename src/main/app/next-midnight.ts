import { Temporal } from "temporal-polyfill";

/**
 * When the next day begins (ms UTC), as the clocks of a time zone have it: the day after may be 23 or 25 hours long, or
 * begin at another hour than 0 where midnight is skipped.
 */
export function nextMidnight(now: number, timeZone: string): number {
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  return here.toPlainDate().add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds;
}
