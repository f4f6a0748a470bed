import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { joined, keptBy, split, type Unit, units } from "../shared/spans.ts";

/** Intl's own short English has `5m` for minutes and for months alike. Japanese needs no other words than its own. */
const shortEnglish: Record<Unit, string> = {
  year: "y",
  month: "mo",
  day: "d",
  hour: "h",
  minute: "min",
  second: "s",
};

/** Keeps a number and its unit on one line. */
const noBreak = "\u00a0";

/** Dates, times and numbers as the language has them, in the local time zone. All times in are ms UTC. */
export interface Format {
  number(value: number): string;
  percent(share: number): string;
  bytes(value: number): string;
  /** `14:05`. */
  clock(at: number): string;
  /** The time of day where it is today, else the date with it: `3 Mar, 09:12`. */
  moment(at: number, now?: number): string;
  /** Date and time in full, to the second. */
  full(at: number): string;
  date(at: number): string;
  /** The day of the month alone: `3 Mar`. */
  shortDay(at: number): string;
  /** A day as a heading: `Today`, `Yesterday`, `Thursday 19 November`. */
  day(at: number, now?: number): string;
  /** The month as a calendar in UTC has it, as the quota's month is counted: `November`. */
  utcMonth(at: number): string;
  /** A UTC day of the form `2026-11-24`: `24 Nov`. */
  utcDay(day: string): string;
  /** A span in its largest unit, short, rounded down: `5 h`, `12 d`. */
  short(ms: number): string;
  /** The same in words: `5 hours`. `round` goes to the nearest instead of down. */
  span(ms: number, round?: boolean): string;
  /** How long something took or takes, in its two largest units: `29 min 12 s`. */
  duration(ms: number): string;
  /** `3 hours ago`, `in 5 minutes`, `now`. */
  relative(at: number, now?: number): string;
  /** Words with commas and an `and`. */
  list(words: readonly string[]): string;
  /** The same without an `and`. */
  sequence(words: readonly string[]): string;
}

export function formatIn(language: string): Format {
  const japanese = language === "ja";
  // Day before month, 24 hours: what English readers outside one country expect.
  const locale = language === "en" ? "en-GB" : language;
  const dates = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options);
  const [day, dated] = [
    { day: "numeric", month: "short" },
    { day: "numeric", month: "short", year: "numeric" },
  ] as const;
  const heading = { weekday: japanese ? "short" : "long", day: "numeric", month: "long" } as const;
  const format = {
    number: new Intl.NumberFormat(locale),
    percent: new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 }),
    clock: dates({ hour: "2-digit", minute: "2-digit" }),
    seconds: dates({ hour: "2-digit", minute: "2-digit", second: "2-digit" }),
    day: dates(day),
    dated: dates(dated),
    heading: dates(heading),
    headingDated: dates({ ...heading, year: "numeric" }),
    utcMonth: dates({ month: "long", timeZone: "UTC" }),
    utcDay: dates({ ...day, timeZone: "UTC" }),
    relative: new Intl.RelativeTimeFormat(locale, { numeric: "always" }),
    near: new Intl.RelativeTimeFormat(locale, { numeric: "auto" }),
    list: new Intl.ListFormat(locale, { type: "conjunction" }),
    sequence: new Intl.ListFormat(locale, { type: "conjunction", style: "narrow" }),
  };
  const inUnit = (unitDisplay: "long" | "short", maximumFractionDigits = 0) =>
    keptBy(
      (unit: string) =>
        new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay, maximumFractionDigits }),
    );
  const [inLong, inShort, inTenths] = [inUnit("long"), inUnit("short"), inUnit("short", 1)];

  const withTime = (date: string, time: string) => `${date}${japanese ? " " : ", "}${time}`;
  const short = ([count, unit]: readonly [number, Unit]) =>
    japanese
      ? joined(inShort(unit).format(count))
      : `${format.number.format(count)}${noBreak}${shortEnglish[unit]}`;

  return {
    number: (value) => format.number.format(value),
    percent: (share) => format.percent.format(share),
    bytes(value) {
      for (const [step, unit] of ["byte", "kilobyte", "megabyte"].entries()) {
        const shown = value / 1e3 ** step;
        if (shown >= (step === 0 ? 1e3 : 999.95)) continue;
        return joined((step === 0 ? inLong : inTenths)(unit).format(shown));
      }
      return inTenths("gigabyte").format(value / 1e9);
    },
    clock: (at) => format.clock.format(at),
    moment(at, now = Date.now()) {
      if (sameDay(at, now)) return format.clock.format(at);
      const date = sameYear(at, now) ? format.day : format.dated;
      return withTime(date.format(at), format.clock.format(at));
    },
    full: (at) => withTime(format.dated.format(at), format.seconds.format(at)),
    date: (at) => format.dated.format(at),
    shortDay: (at) => format.day.format(at),
    day(at, now = Date.now()) {
      if (sameDay(at, now)) return capitalised(format.near.format(0, "day"));
      if (sameDay(at, dayBefore(now))) return capitalised(format.near.format(-1, "day"));
      return (sameYear(at, now) ? format.heading : format.headingDated).format(at);
    },
    utcMonth: (at) => format.utcMonth.format(at),
    utcDay: (day) => format.utcDay.format(Date.parse(day)),
    short: (ms) => short(split(ms)),
    span(ms, round = false) {
      const [count, unit] = split(ms, round);
      return joined(inLong(unit).format(count));
    },
    duration(ms) {
      const whole = Math.round(Math.max(0, ms) / 1_000) * 1_000;
      const [count, unit] = split(whole);
      const at = units.findIndex(([, each]) => each === unit);
      const [length] = units[at] ?? [0];
      const [nextLength, next] = units[at + 1] ?? [0, null];
      const rest = next === null ? 0 : Math.floor((whole - count * length) / nextLength);
      if (next === null || rest === 0) return short([count, unit]);
      return `${short([count, unit])}${japanese ? "" : " "}${short([rest, next])}`;
    },
    relative(at, now = Date.now()) {
      const [count, unit] = split(Math.abs(at - now));
      if (count === 0) return format.near.format(0, "second");
      return joined(format.relative.format(at > now ? count : -count, unit));
    },
    list: (words) => format.list.format(words),
    sequence: (words) => format.sequence.format(words),
  };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Whether two times fall on one local day. */
export function sameDay(one: number, other: number): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString();
}

function sameYear(one: number, other: number): boolean {
  return new Date(one).getFullYear() === new Date(other).getFullYear();
}

/** A time on the local day before; days are not all of 24 hours. */
function dayBefore(at: number): number {
  const then = new Date(at);
  return new Date(then.getFullYear(), then.getMonth(), then.getDate() - 1, 12).getTime();
}

/** `formatIn` for the language the window is in. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  return useMemo(() => formatIn(i18n.language), [i18n.language]);
}
