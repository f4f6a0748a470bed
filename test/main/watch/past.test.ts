import { expect, test } from "vitest";
import { pastOf, pastSpan } from "../../../src/main/watch/past.ts";
import { pastDays, pastPieces } from "../../../src/shared/ranges.ts";
import type { Verdict } from "../../../src/shared/verdict.ts";

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
  expect(past).toHaveLength(pastPieces);
  expect(past[0]).toEqual({ verdict: "malicious", against: 2, engines: 94 });
  expect(past[1]?.verdict).toBe("unrated");
  expect(past[2]).toBeNull();
  expect(past.at(-1)?.verdict).toBe("suspicious");
  expect(past.filter((piece) => piece !== null)).toHaveLength(3);
});

test("a failed look hides nothing that was seen", () => {
  const seen = (...verdicts: Verdict[]) =>
    pastOf(
      verdicts.map((verdict) => look(from, verdict)),
      now,
    )[0]?.verdict;
  expect(seen("failed", "clean")).toBe("clean");
  expect(seen("clean", "failed")).toBe("clean");
  expect(seen("failed")).toBe("failed");
  expect(seen("clean", "unrated", "unknown")).toBe("unknown");
});
