import { statSync } from "node:fs";
import { expect, test } from "vitest";
import { openStore } from "../../../src/main/store/store.ts";
import { realTempo } from "../../../src/main/watch/tempo.ts";
import { ownStore, put } from "../../support/store.ts";

test("the store says what it holds, and how much room it takes with its side files", () => {
  using own = ownStore();
  expect(own.store.about()).toMatchObject({ domains: 0, checks: 0, reports: 0, oldestCheckAt: null });
  put(own.store, "a.example", { verdict: "clean", at: 200 }, { body: Buffer.from("one") });
  put(own.store, "b.example", { verdict: "clean", at: 100 }, { body: Buffer.from("two") });
  put(own.store, "b.example", { verdict: "failed", at: 300 });
  const files = ["", "-wal", "-shm"].map((end) => statSync(own.path + end).size);
  expect(own.store.about()).toEqual({
    domains: 2,
    checks: 3,
    reports: 2,
    oldestCheckAt: 100,
    bytes: files.reduce((sum, size) => sum + size, 0),
  });
});

test("it is noticed once when another process has written, and never when it was this one", () => {
  using own = ownStore();
  const other = openStore(own.path, realTempo);
  expect(own.store.changedElsewhere()).toBe(false);
  put(own.store, "a.example", { verdict: "clean", at: 100 });
  expect(own.store.changedElsewhere()).toBe(false);
  put(other, "b.example", { verdict: "clean", at: 100 });
  expect(own.store.changedElsewhere()).toBe(true);
  expect(own.store.changedElsewhere()).toBe(false);
  expect(other.changedElsewhere()).toBe(true);
  other.close();
});

test("the use of each day is told for one key or for all, days without any included", () => {
  using own = ownStore();
  const now = Date.UTC(2026, 10, 24, 12);
  const day = 86_400_000;
  const limits = { perMinute: 100, perDay: 500, perMonth: 15_500 };
  own.store.quota.take(limits, now - 2 * day, 2, [], "one");
  own.store.quota.take(limits, now, 3, [], "one");
  own.store.quota.take(limits, now, 4, [], "two");
  expect(own.store.quota.usage("one", 4, now)).toEqual([
    { day: "2026-11-21", requests: 0 },
    { day: "2026-11-22", requests: 2 },
    { day: "2026-11-23", requests: 0 },
    { day: "2026-11-24", requests: 3 },
  ]);
  expect(own.store.quota.usage(null, 1, now)).toEqual([{ day: "2026-11-24", requests: 7 }]);
  expect(own.store.quota.usage("three", 1, now)).toEqual([{ day: "2026-11-24", requests: 0 }]);
});
