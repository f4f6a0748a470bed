import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { forecast, type Plan, shortestWait, waitBetween } from "../../../src/main/watch/forecast.ts";
import { publicLimits } from "../../../src/main/watch/quota.ts";
import { settingRanges } from "../../../src/shared/ranges.ts";
import { someSettings } from "../../../src/shared/settings.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const of = (some: Partial<Plan>) =>
  forecast({ domains: 120, fresh: 120, limits: publicLimits, intervalMinutes: null, minute, ...some });

describe("with a public key", () => {
  test("120 domains at 500 a day: each every 5.76 h, the first pass takes 29 minutes", () => {
    expect(of({})).toEqual({
      domains: 120,
      perMinute: 4,
      perDay: 500,
      every: 5.76 * hour,
      firstPass: 29 * minute,
      firstPassDays: 1,
      thin: false,
    });
  });

  test.each([
    [0, 0],
    [1, 0],
    [4, 0],
    [5, minute],
    [500, 124 * minute],
    [501, null],
  ])("%i new domains take %s ms at first", (fresh, firstPass) => {
    expect(of({ domains: 600, fresh }).firstPass).toBe(firstPass);
  });

  test.each([
    [0, 1],
    [500, 1],
    [501, 2],
    [15_500, 31],
    [15_501, 32],
  ])("%i new domains take %i days at first", (fresh, days) => {
    expect(of({ domains: fresh, fresh }).firstPassDays).toBe(days);
  });

  test("a list longer than the day's quota is looked at less than once a day, and says so", () => {
    expect(of({ domains: 500, fresh: 0 })).toMatchObject({ every: day, thin: false });
    expect(of({ domains: 501, fresh: 0 }).thin).toBe(true);
  });
});

test("the month binds where it is tighter than the day", () => {
  const limits = { perMinute: 4, perDay: 500, perMonth: 3_100 };
  expect(of({ domains: 100, fresh: 0, limits }).every).toBe(day);
  expect(of({ fresh: 3_101, limits })).toMatchObject({ firstPass: null, firstPassDays: 32 });
});

test("the minute binds where nothing else does", () => {
  const limits = { perMinute: 1, perDay: 1_000_000, perMonth: 31_000_000 };
  expect(of({ domains: 60, limits }).every).toBe(hour);
  expect(of({ domains: 2_000, fresh: 2_000, limits })).toMatchObject({ firstPass: null, firstPassDays: 2 });
});

test("settings may make it longer, and neither they nor a wide quota make it shorter than a quarter of an hour", () => {
  const limits = { perMinute: 1_000, perDay: 1_000_000, perMonth: 31_000_000 };
  expect(of({ domains: 1, limits }).every).toBe(shortestWait);
  // What can be set is what is kept to.
  const { min } = settingRanges.intervalMinutes;
  expect(of({ domains: 1, limits, intervalMinutes: min }).every).toBe(min * minute);
  expect(someSettings.safeParse({ intervalMinutes: min - 1 }).success).toBe(false);
  expect(of({ domains: 1, limits, intervalMinutes: 90 }).every).toBe(90 * minute);
  expect(of({ intervalMinutes: 60 }).every).toBe(5.76 * hour);
  expect(of({ domains: 0, fresh: 0 }).every).toBe(shortestWait);
});

test("whoever keeps to it never asks for more than any window carries", () => {
  const count = fc.integer({ min: 1, max: 100_000 });
  fc.assert(
    fc.property(count, count, count, count, (domains, perMinute, perDay, perMonth) => {
      const limits = { perMinute, perDay, perMonth };
      const every = waitBetween({ domains, limits, intervalMinutes: null, minute });
      expect((domains * minute) / every).toBeLessThanOrEqual(perMinute);
      expect((domains * day) / every).toBeLessThanOrEqual(perDay);
      expect((domains * 31 * day) / every).toBeLessThanOrEqual(perMonth);
    }),
  );
});

test("the days of a first pass are those that asking as fast as allowed takes", () => {
  const few = fc.integer({ min: 1, max: 50 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), few, few, (fresh, perDay, perMonth) => {
      let [left, days, month] = [fresh, 0, 0];
      while (left > 0) {
        if (days % 31 === 0) month = perMonth;
        const asked = Math.min(left, perDay, month);
        left -= asked;
        month -= asked;
        days += 1;
      }
      const limits = { perMinute: 1_000, perDay, perMonth };
      expect(of({ fresh, limits }).firstPassDays).toBe(Math.max(1, days));
    }),
  );
});
