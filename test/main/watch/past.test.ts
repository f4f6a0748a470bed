import fc from "fast-check";
import { expect, test } from "vitest";
import { pastOf, pastSpan } from "../../../src/main/watch/past.ts";
import { pastDays, pastPieces } from "../../../src/shared/ranges.ts";
import { type Verdict, verdicts } from "../../../src/shared/verdict.ts";

const day = 86_400_000;
const now = Date.UTC(2026, 10, 24, 12);
const { from, to } = pastSpan(now);
const look = (at: number, verdict: Verdict, against = 0) => ({ at, verdict, against, engines: 94 });

test("the past ends with the piece of now, is as long as the contract has it, and stands still within a piece", () => {
  expect(to - from).toBe(pastDays * day);
  expect(to).toBeGreaterThan(now);
  expect(to - now).toBeLessThanOrEqual((pastDays / pastPieces) * day);
  expect(pastSpan(from)).toEqual({
    from: from - (pastDays - pastDays / pastPieces) * day,
    to: from + 3 * day,
  });
  expect(pastSpan(to - 1)).toEqual({ from, to });
});

test("each piece has the worst that was seen in it, and nothing where nobody looked", () => {
  const past = pastOf(
    [
      look(from, "clean"),
      look(from + 1, "malicious", 2),
      look(from + 2, "malicious", 1),
      look(from + 3 * day, "unrated"),
      look(from + 3 * day + 1, "clean"),
      look(to - 1, "suspicious", 1),
      look(from - 1, "malicious", 9),
      look(to, "malicious", 9),
    ],
    now,
  );
  expect(past).toEqual([
    { pieces: 1, worst: { verdict: "malicious", against: 2, engines: 94 } },
    { pieces: 1, worst: { verdict: "unrated", against: 0, engines: 94 } },
    { pieces: pastPieces - 3, worst: null },
    { pieces: 1, worst: { verdict: "suspicious", against: 1, engines: 94 } },
  ]);
});

test("a failed look hides nothing that was seen", () => {
  const seen = (...verdicts: Verdict[]) =>
    pastOf(
      verdicts.map((verdict) => look(from, verdict)),
      now,
    )[0]?.worst?.verdict;
  expect(seen("failed", "clean")).toBe("clean");
  expect(seen("clean", "failed")).toBe("clean");
  expect(seen("failed")).toBe("failed");
  expect(seen("clean", "unrated", "unknown")).toBe("unknown");
});

test("what is alike stands together, whatever the number of engines, and every piece is counted once", () => {
  const { from, to } = pastSpan(now);
  const looks = [
    { at: from, verdict: "clean", against: 0, engines: 93 },
    { at: from + 3 * day, verdict: "clean", against: 0, engines: 94 },
    { at: from + 6 * day, verdict: "malicious", against: 2, engines: 94 },
    { at: from + 9 * day, verdict: "malicious", against: 3, engines: 94 },
  ] as const;
  expect(pastOf(looks, now)).toEqual([
    { pieces: 2, worst: { verdict: "clean", against: 0, engines: 94 } },
    { pieces: 1, worst: { verdict: "malicious", against: 2, engines: 94 } },
    { pieces: 1, worst: { verdict: "malicious", against: 3, engines: 94 } },
    { pieces: pastPieces - 4, worst: null },
  ]);
  const every = fc.array(
    fc.record({
      at: fc.integer({ min: from, max: to - 1 }),
      verdict: fc.constantFrom(...verdicts),
      against: fc.nat({ max: 3 }),
      engines: fc.constantFrom(93, 94),
    }),
  );
  fc.assert(
    fc.property(every, (looks) => {
      const past = pastOf(looks, now);
      expect(past.reduce((sum, { pieces }) => sum + pieces, 0)).toBe(pastPieces);
      for (const [n, { worst }] of past.entries()) {
        const next = past[n + 1];
        if (next !== undefined)
          expect([worst?.verdict, worst?.against]).not.toEqual([next.worst?.verdict, next.worst?.against]);
      }
    }),
  );
});
