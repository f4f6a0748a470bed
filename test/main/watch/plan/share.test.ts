import fc from "fast-check";
import { expect, test } from "vitest";
import { shareVisits, type Wish } from "../../../../src/main/watch/plan/share.ts";

const hour = 3_600_000;
const wide = { shortest: 1, longest: 1e15 };
const visitsOf = (intervals: readonly number[]) => intervals.reduce((sum, each) => sum + 1 / each, 0);

test("visits go with the root of what they are worth", () => {
  const [dear = 0, cheap = 0] = shareVisits(
    [
      { worth: 9, ...wide },
      { worth: 1, ...wide },
    ],
    1 / hour,
  );
  expect(cheap / dear).toBeCloseTo(3);
  expect(visitsOf([dear, cheap])).toBeCloseTo(1 / hour, 12);
});

test("who stands at a bound leaves the rest to the others", () => {
  const intervals = shareVisits(
    [
      { worth: 1e6, shortest: 2 * hour, longest: 24 * hour },
      { worth: 1, ...wide },
      { worth: 1, ...wide },
    ],
    1 / hour,
  );
  expect(intervals[0]).toBe(2 * hour);
  expect(intervals[1]).toBeCloseTo(4 * hour, 0);
  expect(intervals[2]).toBeCloseTo(4 * hour, 0);
});

test("a quota that carries more than all wish for is not used up", () => {
  const at = { shortest: 6 * hour, longest: 6 * hour };
  expect(
    shareVisits(
      [
        { worth: 1, ...at },
        { worth: 5, ...at },
      ],
      100 / hour,
    ),
  ).toEqual([6 * hour, 6 * hour]);
});

test("where it carries less, all wait longer and none is forgotten", () => {
  const at = { shortest: hour, longest: hour };
  const intervals = shareVisits(
    [
      { worth: 1, ...at },
      { worth: 4, ...at },
    ],
    1 / hour,
  );
  expect(visitsOf(intervals)).toBeCloseTo(1 / hour, 12);
  expect((intervals[0] ?? 0) / (intervals[1] ?? 1)).toBeCloseTo(2);
});

const wish = fc
  .record({
    worth: fc.double({ min: 1e-13, max: 1e-3, noNaN: true }),
    shortest: fc.integer({ min: 60_000, max: 24 * hour }),
    stretch: fc.double({ min: 1, max: 1_000, noNaN: true }),
  })
  .map(({ worth, shortest, stretch }): Wish => ({ worth, shortest, longest: shortest * stretch }));

test("never more than the quota, never more often than the shortest; and no exchange of visits would be better", () => {
  fc.assert(
    fc.property(
      fc.array(wish, { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 5_000 }),
      (wishes, perDay) => {
        const perMs = perDay / (24 * hour);
        const intervals = shareVisits(wishes, perMs);
        const carried = wishes.reduce((sum, { longest }) => sum + 1 / longest, 0) <= perMs;
        expect(visitsOf(intervals)).toBeLessThanOrEqual(perMs * (1 + 1e-6));
        // What one visit more would gain, worth · interval² / 2, is the same for all that stand at no bound, and no
        // less for those at their shortest, no more for those at their longest.
        const gains = wishes.map(({ worth, shortest, longest }, n) => {
          const interval = intervals[n] ?? 0;
          expect(interval).toBeGreaterThanOrEqual(shortest);
          if (carried) expect(interval).toBeLessThanOrEqual(longest * (1 + 1e-9));
          const low = interval <= shortest ? 0 : worth * interval ** 2;
          const high = carried && interval >= longest ? Number.POSITIVE_INFINITY : worth * interval ** 2;
          return { low, high };
        });
        const [low, high] = [Math.max(...gains.map((g) => g.low)), Math.min(...gains.map((g) => g.high))];
        // Where the quota carries more than everyone's shortest, nothing is left to exchange.
        if (wishes.some(({ shortest }, n) => (intervals[n] ?? 0) > shortest))
          expect(low).toBeLessThanOrEqual(high * (1 + 1e-5));
      },
    ),
    { numRuns: 500 },
  );
});
