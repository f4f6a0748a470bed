import { describe, expect, test } from "vitest";
import {
  asksFrom,
  type Hindrances,
  hastened,
  problemOf,
  spentUntil,
  type Trouble,
  troubleAfter,
} from "../../../src/main/watch/hindrance.ts";
import type { WindowUse } from "../../../src/main/watch/quota.ts";

const minute = 60_000;
const now = Date.UTC(2026, 10, 24, 12);

const offline = (before: Trouble | null) =>
  troubleAfter({ kind: "network", detail: "ENOTFOUND" }, before, now, minute);

describe("what stands in the way after a pass", () => {
  test("nothing, where it was worked through, stopped, or the key is dead: that is the key's own matter", () => {
    const before = offline(null);
    expect(troubleAfter(null, before, now, minute)).toBeNull();
    expect(troubleAfter({ kind: "interrupted" }, before, now, minute)).toBeNull();
    expect(troubleAfter({ kind: "unauthorized" }, before, now, minute)).toBeNull();
  });

  test("offline: tried again after a minute, which doubles up to a quarter of an hour", () => {
    const waits: number[] = [];
    let trouble: Trouble | null = null;
    for (let n = 0; n < 7; n += 1) {
      trouble = offline(trouble);
      waits.push(((trouble?.retryAt ?? 0) - now) / minute);
    }
    expect(waits).toEqual([1, 2, 4, 8, 15, 15, 15]);
    expect(trouble).toMatchObject({ kind: "offline", detail: "ENOTFOUND" });
  });

  test("a trouble of another kind begins to count anew", () => {
    const third = offline(offline(offline(null)));
    const store = troubleAfter({ kind: "store", detail: "full" }, third, now, minute);
    expect(store).toMatchObject({ kind: "store", detail: "full", retryAt: now + minute });
  });

  test("a spent quota is over when it starts anew, or an hour later where nobody said which it is", () => {
    const resetsAt = Date.UTC(2026, 10, 25);
    expect(troubleAfter({ kind: "quota_exceeded", resetsAt }, null, now, minute)).toMatchObject({
      kind: "quota_spent",
      retryAt: resetsAt,
      counted: true,
    });
    expect(troubleAfter({ kind: "quota_exceeded", resetsAt: null }, null, now, minute)).toMatchObject({
      retryAt: now + 60 * minute,
      counted: false,
    });
  });
});

describe("a network that may be back", () => {
  test("is tried a minute after the last try, however long the wait had become", () => {
    let trouble: Trouble | null = null;
    for (let n = 0; n < 7; n += 1) {
      trouble = offline(trouble);
      expect(hastened(trouble, minute)).toEqual({ ...trouble, retryAt: now + minute });
      // Again, and again: it is no sooner for that.
      expect(hastened(hastened(trouble, minute), minute)?.retryAt).toBeLessThanOrEqual(now + minute);
    }
  });

  test("changes nothing of another trouble", () => {
    const store = troubleAfter({ kind: "store", detail: "full" }, null, now, minute);
    const spent = troubleAfter({ kind: "quota_exceeded", resetsAt: now + 9 * minute }, null, now, minute);
    for (const each of [store, spent, null]) expect(hastened(each, minute)).toBe(each);
  });
});

test("the month's quota is spent for longer than the day's", () => {
  const use = (day: number, month: number) => ({
    quietUntil: null,
    windows: [
      { window: "minute", limit: 4, used: 0, freesAt: null },
      { window: "day", limit: 500, used: day, freesAt: 1 },
      { window: "month", limit: 15_500, used: month, freesAt: 2 },
    ] as [WindowUse, WindowUse, WindowUse],
  });
  expect(spentUntil(use(499, 499))).toBeNull();
  expect(spentUntil(use(500, 500))).toBe(1);
  expect(spentUntil(use(3, 15_500))).toBe(2);
  expect(spentUntil(use(600, 20_000))).toBe(2);
});

describe("from when on the watch asks", () => {
  const free: Hindrances = { key: "good", pause: null, trouble: null };
  const trouble = offline(null);
  test.each<[string, Partial<Hindrances>, number | null]>([
    ["nothing in the way", {}, now],
    ["no key", { key: "none" }, null],
    ["a dead key", { key: "dead" }, null],
    ["paused until somebody resumes", { pause: { until: null } }, null],
    ["paused for an hour", { pause: { until: now + 60 * minute } }, now + 60 * minute],
    ["a pause that is over", { pause: { until: now - 1 } }, now],
    ["offline", { trouble }, now + minute],
    ["offline, and paused for longer", { trouble, pause: { until: now + 5 * minute } }, now + 5 * minute],
    ["offline, and paused for less", { trouble, pause: { until: now + 1 } }, now + minute],
  ])("%s", (_, some, from) => {
    expect(asksFrom({ ...free, ...some }, now)).toBe(from);
  });

  test("a person is told of the key before all else", () => {
    expect(problemOf(free)).toBeNull();
    expect(problemOf({ ...free, trouble })).toEqual({
      kind: "offline",
      detail: "ENOTFOUND",
      retryAt: now + minute,
    });
    expect(problemOf({ ...free, key: "dead", trouble })).toEqual({
      kind: "key_dead",
      detail: null,
      retryAt: null,
    });
    expect(problemOf({ ...free, key: "none", trouble })?.kind).toBe("no_key");
  });
});
