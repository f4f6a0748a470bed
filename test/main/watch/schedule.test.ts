import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Candidate, dueAt, dueNow, nextDue, whyDue } from "../../../src/main/watch/schedule.ts";
import { reasons } from "../../../src/shared/verdict.ts";

const minute = 60_000;
const hour = 60 * minute;
const now = Date.UTC(2026, 10, 24, 12);
const pace = { every: 6 * hour, minute };

function a(some: Partial<Candidate> & { ago?: number | null } = {}): Candidate {
  const { ago = 6 * hour, ...more } = some;
  const name = more.name ?? "a.test";
  const checkedAt = ago === null ? null : now - ago;
  return { name, typed: name, checkedAt, failed: null, verdict: "clean", paused: false, ...more };
}

describe("when a domain is due", () => {
  test("an interval after its last check", () => {
    expect(dueAt(a({ ago: hour }), pace)).toBe(now + 5 * hour);
  });

  test("at once where nobody has looked, never while it is paused", () => {
    expect(dueAt(a({ ago: null }), pace)).toBe(0);
    expect(dueAt(a({ ago: null, paused: true }), pace)).toBeNull();
  });

  test.each([
    "server_error",
    "network",
    "timeout",
    "bad_response",
    "quota_exceeded",
    "unauthorized",
  ] as const)("%s is tried again after an hour", (failed) => {
    expect(dueAt(a({ ago: 0, failed }), pace)).toBe(now + hour);
  });

  test.each(["invalid_domain", "forbidden", "too_large"] as const)(
    "%s waits as long as any: looking again soon would cost requests and change nothing",
    (failed) => {
      expect(dueAt(a({ ago: 0, failed }), pace)).toBe(now + 6 * hour);
    },
  );

  test("a failure waits no longer than an answer", () => {
    expect(dueAt(a({ ago: 0, failed: "timeout" }), { ...pace, every: 20 * minute })).toBe(now + 20 * minute);
  });

  test("practice's short minutes make short waits", () => {
    expect(dueAt(a({ ago: 0, failed: "timeout" }), { ...pace, minute: 3_000 })).toBe(now + 3 * minute);
  });
});

test("new ones come first, then those that failed, then bad ones, then the longest unseen", () => {
  const list = [
    a({ name: "due.test", ago: 7 * hour }),
    a({ name: "longest.test", ago: 9 * hour }),
    a({ name: "suspicious.test", verdict: "suspicious" }),
    a({ name: "malicious.test", verdict: "malicious", ago: 8 * hour }),
    a({ name: "failed.test", failed: "timeout", verdict: "malicious", ago: 2 * hour }),
    a({ name: "new.test", ago: null, verdict: null }),
    a({ name: "paused.test", paused: true }),
    a({ name: "later.test", ago: hour }),
  ];
  expect(dueNow(list, pace, now).map(({ candidate, why }) => [candidate.name, why])).toEqual([
    ["new.test", "new"],
    ["failed.test", "failed"],
    ["malicious.test", "bad"],
    ["suspicious.test", "bad"],
    ["longest.test", "due"],
    ["due.test", "due"],
  ]);
});

test("nothing begins before something is due; what would be due soon then goes along", () => {
  const soon = a({ name: "soon.test", ago: 5.5 * hour });
  const late = a({ name: "late.test", ago: 5 * hour });
  expect(dueNow([soon, late], pace, now)).toEqual([]);
  const names = dueNow([soon, late, a({ name: "due.test" })], pace, now).map(
    ({ candidate }) => candidate.name,
  );
  expect(names).toEqual(["due.test", "soon.test"]);
});

test("a list that was entered over an hour stays one pass, and nothing is looked at more often than asked for", () => {
  let list = Array.from({ length: 120 }, (_, n) =>
    a({ name: `d${n}.test`, checkedAt: now + Math.floor(n / 4) * minute }),
  );
  let [passes, checks] = [0, 0];
  for (let at = now; at < now + 48 * hour; at += minute) {
    const due = dueNow(list, pace, at);
    if (due.length === 0) continue;
    passes += 1;
    checks += due.length;
    const order = new Map(due.map(({ candidate }, n) => [candidate.name, n]));
    list = list.map((each) => {
      const place = order.get(each.name);
      return place === undefined ? each : { ...each, checkedAt: at + Math.floor(place / 4) * minute };
    });
  }
  expect([passes, checks]).toEqual([7, 7 * 120]);
});

test("the next ones are the first that are due, in the order in which they will be asked", () => {
  const some = fc.record({
    name: fc.domain(),
    ago: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 12 * hour })),
    failed: fc.constantFrom(null, "timeout" as const, "invalid_domain" as const),
    verdict: fc.constantFrom(null, "clean" as const, "malicious" as const),
    paused: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(some.map(a)), fc.integer({ min: 1, max: 12 }), (list, count) => {
      const next = nextDue(list, pace, now, count);
      const times = list.flatMap((each) => dueAt(each, pace) ?? []).map((at) => Math.max(at, now));
      expect(next.map(({ at }) => at)).toEqual(times.sort((x, y) => x - y).slice(0, count));
      expect(next.filter(({ candidate }) => candidate.paused)).toEqual([]);
      const first = dueNow(list, pace, now)[0];
      if (first !== undefined && next[0] !== undefined) expect(next[0].at).toBe(now);
    }),
  );
});

test("every reason for a failure is a reason to look again", () => {
  const failures = reasons.filter((reason) => reason !== "not_found" && reason !== "no_analysis");
  for (const failed of failures) {
    expect(whyDue(a({ failed }))).toBe("failed");
    expect(dueAt(a({ ago: 0, failed }), pace)).toBeLessThanOrEqual(now + pace.every);
  }
});
