import type { TFunction } from "i18next";
import type { Language } from "../../../shared/i18n.ts";
import { joined, keptBy, split, type Unit } from "../../../shared/spans.ts";

/** Spans and moments as a language has them, in the local time zone. */
export interface Times {
  /** A span of time in its largest unit, rounded down: `3 hours`. */
  span(ms: number): string;
  /** A wait, finer than a span: `1 h 59 min`, `8 min`, `40 s`. */
  wait(ms: number): string;
  /** How long ago something was, `3 hours ago`; a time still to come is told as it is. Both ms UTC. */
  ago(then: number, now: number): string;
  /** A time of day, with the date where it is not today's. Both ms UTC. */
  moment(at: number, now: number): string;
  /** Date and time as figures that stand in a column: `2026-11-24 15:33`. */
  stamp(at: number): string;
}

/** English is written as most of its readers do: 24 hours, day before month; figures as ISO 8601 has them. */
const locales: Record<Language, { readonly moments: string; readonly figures: string }> = {
  en: { moments: "en-GB", figures: "sv-SE" },
  ja: { moments: "ja", figures: "ja" },
};

export function timesIn(language: Language, t: TFunction<["terminal", "common", "serve"]>): Times {
  const { moments, figures } = locales[language];
  // Each takes long to make, and a line of a list needs one or two of them.
  const inUnit = keptBy(
    (unit: Unit) => new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }),
  );
  const relative = kept(() => new Intl.RelativeTimeFormat(language));
  const clock = kept(() => new Intl.DateTimeFormat(moments, { hour: "2-digit", minute: "2-digit" }));
  const date = kept(() => new Intl.DateTimeFormat(moments, { day: "numeric", month: "short" }));
  const figure = kept(
    () =>
      new Intl.DateTimeFormat(figures, {
        year: "numeric",
        month: "2-digit",
        day: "2-digit",
        hour: "2-digit",
        minute: "2-digit",
      }),
  );

  return {
    span(ms) {
      const [count, unit] = split(ms);
      return joined(inUnit(unit).format(count));
    },
    wait(ms) {
      const minutes = Math.round(ms / 60_000);
      if (ms < 90_000) return t("terminal:wait.seconds", { seconds: Math.max(0, Math.round(ms / 1000)) });
      if (minutes < 60) return t("terminal:wait.minutes", { minutes });
      return t("terminal:wait.hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
    },
    ago(then, now) {
      const later = then > now + 60_000;
      const [count, unit] = split(Math.abs(now - then));
      return joined(relative().format(later ? count : -count, unit));
    },
    moment(at, now) {
      const time = clock().format(at);
      if (new Date(at).toDateString() === new Date(now).toDateString()) return time;
      return t("terminal:moment", { date: date().format(at), time });
    },
    stamp: (at) => figure().format(at),
  };
}

/** What `make` makes, once it is asked for. */
export function kept<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
