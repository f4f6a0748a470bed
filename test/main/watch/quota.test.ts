import { describe, expect, test } from "vitest";
import { exitStatus, noCounts, passEnds, retryDelay } from "../../../src/main/watch/pass.ts";
import {
  dayEnds,
  dayOf,
  effectiveLimits,
  monthEnds,
  monthOf,
  type QuotaUse,
} from "../../../src/main/watch/quota.ts";

describe("the limits that hold", () => {
  test("are a public key's where nobody names any", () => {
    expect(effectiveLimits({}, {})).toEqual({ perMinute: 4, perDay: 500, perMonth: 15_500 });
  });
  test("are the tighter of what was read and what was set, window by window", () => {
    const read = { perMinute: 1, perDay: 20_000 };
    const set = { perMinute: 2, perDay: 1_000, perMonth: 9 };
    expect(effectiveLimits(read, set)).toEqual({ perMinute: 1, perDay: 1_000, perMonth: 9 });
  });
  test("can be wider than a public key's where the key is", () => {
    expect(effectiveLimits({ perMinute: 1_000, perDay: 50_000, perMonth: 10 ** 9 }, {}).perDay).toBe(50_000);
  });
});

describe("days and months are UTC", () => {
  const newYearsEve = Date.UTC(2026, 11, 31, 23, 59, 59, 999);
  test("names", () => {
    expect([dayOf(newYearsEve), monthOf(newYearsEve)]).toEqual(["2026-12-31", "2026-12"]);
    expect([dayOf(newYearsEve + 1), monthOf(newYearsEve + 1)]).toEqual(["2027-01-01", "2027-01"]);
  });
  test("ends", () => {
    expect(dayEnds(newYearsEve)).toBe(newYearsEve + 1);
    expect(monthEnds(newYearsEve)).toBe(newYearsEve + 1);
    expect(monthEnds(Date.UTC(2028, 1, 1))).toBe(Date.UTC(2028, 2, 1));
  });
});

describe("when a pass will be done", () => {
  const now = 1_000_000;
  const windows = (usedMinute: number, usedDay = 0, quietUntil: number | null = null): QuotaUse => ({
    quietUntil,
    windows: [
      { window: "minute", limit: 4, used: usedMinute, freesAt: usedMinute >= 4 ? now + 20_000 : null },
      { window: "day", limit: 500, used: usedDay, freesAt: now },
      { window: "month", limit: 15_500, used: usedDay, freesAt: now },
    ],
  });
  test.each([
    [4, 0, 0],
    [5, 0, 60_000],
    [9, 0, 120_000],
    [1, 4, 20_000],
    [5, 4, 80_000],
    [120, 0, 29 * 60_000],
  ])("%i domains with %i of the minute used: in %i ms", (remaining, used, wait) => {
    expect(passEnds(remaining, now, windows(used), 60_000)).toBe(now + wait);
  });
  test("not before VirusTotal's quiet is over", () => {
    expect(passEnds(1, now, windows(0, 0, now + 300_000), 60_000)).toBe(now + 300_000);
  });
  test("never, where the day does not carry it", () => {
    expect(passEnds(11, now, windows(0, 490), 60_000)).toBeNull();
    expect(passEnds(10, now, windows(0, 490), 60_000)).not.toBeNull();
  });
});

test("a retry's wait doubles and spreads", () => {
  expect(retryDelay(0, 1_000, 0)).toBe(500);
  expect(retryDelay(0, 1_000, 1)).toBe(1_000);
  expect(retryDelay(1, 1_000, 1)).toBe(2_000);
});

test("the exit status puts malicious before failed", () => {
  expect(exitStatus({ ...noCounts, clean: 3, suspicious: 1, unknown: 2 })).toBe(0);
  expect(exitStatus({ ...noCounts, failed: 1, suspicious: 1 })).toBe(2);
  expect(exitStatus({ ...noCounts, failed: 1, malicious: 1 })).toBe(1);
});
