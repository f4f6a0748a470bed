import { describe, expect, test } from "vitest";
import { formatIn } from "../../../src/renderer/format.ts";
import { forecastText, rounded, todayText } from "../../../src/renderer/parts/forecast-text.ts";
import { createI18n, type Language } from "../../../src/shared/i18n.ts";
import en from "../../../src/shared/locales/en/window.ts";
import ja from "../../../src/shared/locales/ja/window.ts";
import { aForecast, aQuota } from "../../support/answers.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

function saying(language: Language) {
  const t = createI18n(language, language === "en" ? en : ja).getFixedT(language, [
    "preview",
    "common",
  ] as const);
  const format = formatIn(language);
  return (some: Parameters<typeof aForecast>[0], fresh = 120) =>
    forecastText(aForecast(some), fresh, t, format);
}

describe("the forecast in English", () => {
  const say = saying("en");
  test("says how often each is looked at, and how long the first pass takes", () => {
    expect(say({ every: 5.76 * hour })).toBe(
      "120 domains at 500 a day: each is looked at every 6 hours; the first pass takes 29 minutes.",
    );
  });
  test("of one domain", () => {
    expect(say({ domains: 1, every: 15 * minute, firstPass: 0 }, 1)).toBe(
      "1 domain at 500 a day: it is looked at every 15 minutes; the first pass takes less than a minute.",
    );
  });
  test("says plainly what is less than once a day, and what takes days", () => {
    expect(
      say({ domains: 2_000, every: 4 * day, firstPass: null, firstPassDays: 4, thin: true }, 2_000),
    ).toBe(
      "2,000 domains at 500 a day: each is looked at every 4 days; the first pass takes 4 days. That is less than once a day: a shorter list, or a key that may ask more, would change it.",
    );
  });
  test("of a list that is known already has no first pass", () => {
    expect(say({ every: day }, 0)).toBe("120 domains at 500 a day: each is looked at every day.");
  });
  test("of no domain", () => {
    expect(say({ domains: 0 }, 0)).toBe("There is no domain to look at yet.");
  });
});

test("the forecast in Japanese", () => {
  expect(saying("ja")({ every: 5.76 * hour })).toBe(
    "120件のドメインを1日500回の上限で確認すると、1件あたりの間隔は6時間です。初回の確認がひととおり終わるまでの時間は29分です。",
  );
});

test.each<[ms: number, unit: string, count: number]>([
  [1, "seconds", 1],
  [45_000, "seconds", 45],
  [60_000, "minutes", 1],
  [87_000, "minutes", 1.5],
  [89_900, "minutes", 1.5],
  [29 * minute, "minutes", 29],
  [89.6 * minute, "hours", 1.5],
  [90 * minute, "hours", 1.5],
  [3.8 * hour, "hours", 4],
  [5.76 * hour, "hours", 6],
  [23.7 * hour, "days", 1],
  [day, "days", 1],
  [24.2 * hour, "hours", 25],
  [34.4 * hour, "hours", 35],
  [35.9 * hour, "days", 1.5],
  [2.4 * day, "days", 2.5],
  [40.2 * day, "days", 40],
])("%d ms is rounded to %s %d", (ms, unit, count) => {
  expect(rounded(ms)).toEqual({ unit, count });
});

test("a span is never rounded by more than a fifth of itself, however long it is", () => {
  const lengths = { seconds: 1_000, minutes: minute, hours: hour, days: day };
  for (let ms = minute; ms < 400 * day; ms = Math.ceil(ms * 1.01)) {
    const { unit, count } = rounded(ms);
    expect(Math.abs(count * lengths[unit] - ms) / ms).toBeLessThan(0.2);
  }
});

describe("today's share", () => {
  const t = createI18n("en", en).getFixedT("en", ["preview", "common"] as const);
  const format = formatIn("en");
  test("is told where the first pass does not fit into what is left of the day", () => {
    expect(todayText(aForecast(), 400, aQuota(), t, format)).toMatch(
      /^Of today's 500 requests 288 are left: the rest of the first pass follows from /,
    );
  });
  test("is not told where it fits, nor where the pass takes days anyway", () => {
    expect(todayText(aForecast(), 288, aQuota(), t, format)).toBeNull();
    expect(todayText(aForecast({ firstPass: null, firstPassDays: 2 }), 900, aQuota(), t, format)).toBeNull();
  });
});
