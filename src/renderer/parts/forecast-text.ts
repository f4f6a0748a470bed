import type { TFunction } from "i18next";
import type { Forecast } from "../../shared/contract/domains.ts";
import type { Quota } from "../../shared/contract/watch.ts";
import type { Format } from "../format.ts";

type Unit = "seconds" | "minutes" | "hours" | "days";

const day = 86_400_000;

const lengths: readonly (readonly [unit: Unit, ms: number, upTo: number])[] = [
  ["seconds", 1_000, 60],
  ["minutes", 60_000, 90],
  ["hours", 3_600_000, 36],
  ["days", day, Number.POSITIVE_INFINITY],
];

/** Under so many of a unit half a one still counts: 1.5 hours is not 2. */
const halvesUnder = 4;

/**
 * A span as a person would say it: `29 minutes`, `1.5 hours`, `6 hours`, `4 days`, to the nearest whole or, where
 * it is short, half of its unit. What is longer than a day is never said as one.
 */
export function rounded(ms: number): { readonly unit: Unit; readonly count: number } {
  for (const [unit, length, upTo] of lengths) {
    const exact = ms / length;
    const halves = exact < halvesUnder && unit !== "seconds";
    const overADay = unit === "hours" && ms > day;
    const count = halves ? Math.round(exact * 2) / 2 : overADay ? Math.ceil(exact) : Math.round(exact);
    if (unit === "hours" && count === 24) break;
    if (count < upTo) return { unit, count: Math.max(1, count) };
  }
  return { unit: "days", count: 1 };
}

type Texts = TFunction<["preview", "common"]>;

/**
 * What a list comes to under the quota, in a sentence or two: how often each of its domains is looked at and, where
 * there are new ones, how long the first look takes.
 * @param fresh how many of its domains were never looked at
 */
export function forecastText(forecast: Forecast, fresh: number, t: Texts, format: Format): string {
  if (forecast.domains === 0) return t("preview:forecast.none");
  const every = rounded(forecast.every);
  const steady = t("preview:forecast.steady", {
    count: forecast.domains,
    shown: format.number(forecast.domains),
    perDay: format.number(forecast.perDay),
    every: t(`preview:every.${every.unit}`, { count: every.count, shown: format.number(every.count) }),
  });
  const whole =
    fresh === 0
      ? t("preview:forecast.alone", { steady })
      : t("preview:forecast.withFirst", { steady, first: first(forecast, t, format) });
  return forecast.thin ? t("preview:forecast.thin", { whole }) : whole;
}

/** How long the first look takes. */
function first({ firstPass, firstPassDays }: Forecast, t: Texts, format: Format): string {
  if (firstPass !== null && firstPass < 60_000) return t("preview:forecast.moment");
  const { unit, count } =
    firstPass === null ? { unit: "days" as const, count: firstPassDays } : rounded(firstPass);
  return t(`preview:span.${unit}`, { count, shown: format.number(count) });
}

/**
 * What of today's requests is used up already, where the first look does not fit into the rest of them; else null.
 * The forecast itself is for a day that begins.
 */
export function todayText(
  forecast: Forecast,
  fresh: number,
  { windows: [, day] }: Quota,
  t: Texts,
  format: Format,
): string | null {
  const left = Math.max(0, day.limit - day.used);
  if (fresh <= left || forecast.firstPass === null || day.freesAt === null) return null;
  return t("preview:forecast.today", {
    left: format.number(left),
    limit: format.number(day.limit),
    at: format.moment(day.freesAt),
  });
}
