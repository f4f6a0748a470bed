import { expect, test } from "vitest";
import { atMost, headlineOf } from "../../../src/renderer/domains/headline.ts";
import { type Estate, type Standing, standing } from "../../../src/shared/contract/domains.ts";
import { standings } from "../../../src/shared/standing.ts";

function estateOf(some: Partial<Record<Standing, number>>): Estate {
  const counts = {
    malicious: 0,
    suspicious: 0,
    clean: 0,
    unrated: 0,
    unknown: 0,
    failed: 0,
    waiting: 0,
    ...some,
  };
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return { total, counts, stale: 0, paused: 0, failing: 0, openAlerts: 0, tags: [], allCheckedSince: null };
}

test("the worst that holds is told", () => {
  expect(headlineOf(estateOf({ malicious: 2, suspicious: 3, failed: 1 }))).toEqual({
    kind: "malicious",
    count: 2,
  });
  expect(headlineOf(estateOf({ suspicious: 3, failed: 1 }))).toEqual({ kind: "suspicious", count: 3 });
  expect(headlineOf(estateOf({ failed: 1, waiting: 4, clean: 9 }))).toEqual({ kind: "failed", count: 1 });
});

test("nothing found is not told of what nobody has looked at", () => {
  expect(headlineOf(estateOf({ waiting: 5 }))).toEqual({ kind: "allWaiting", count: 5 });
  expect(headlineOf(estateOf({ waiting: 5, clean: 2 }))).toEqual({ kind: "someWaiting", count: 5 });
  expect(headlineOf(estateOf({ clean: 2, unrated: 1, unknown: 1 }))).toEqual({ kind: "quiet", count: 4 });
});

test("every standing has its place in the bar", () => {
  expect([...standings].sort()).toEqual([...standing.options].sort());
});

test("a span in which all was checked is never told too short", () => {
  expect(atMost(5.2 * 3_600_000)).toBe(6 * 3_600_000);
  expect(atMost(6 * 3_600_000)).toBe(6 * 3_600_000);
  expect(atMost(61_000)).toBe(120_000);
  expect(atMost(3_000)).toBe(60_000);
  expect(atMost(25 * 3_600_000)).toBe(2 * 86_400_000);
});
