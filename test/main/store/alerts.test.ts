import { afterEach, beforeEach, expect, test } from "vitest";
import { type OwnStore, ownStore, put, putInPass } from "../../support/store.ts";

let own: OwnStore;
beforeEach(() => {
  own = ownStore();
  own.store.domains.watch(
    ["a.example", "b.example"].map((name) => ({ name, typed: name })),
    1,
  );
  putInPass(own.store, "a.example", { verdict: "clean", at: 100 });
  putInPass(own.store, "a.example", { verdict: "failed", at: 200 });
  putInPass(own.store, "a.example", { verdict: "malicious", at: 300 });
  putInPass(own.store, "b.example", { verdict: "suspicious", at: 350 });
  putInPass(own.store, "a.example", { verdict: "clean", at: 400 });
});
afterEach(() => own[Symbol.dispose]());

const all = { open: false, offset: 0, limit: 50 };

test("they come newest first, each with what was seen, the last answer before, and how the domain stands now", () => {
  const { alerts, total } = own.store.alerts.list(all);
  expect(total).toBe(3);
  expect(alerts).toMatchObject([
    { name: "a.example", kind: "cleared", from: "malicious", to: "clean", raisedAt: 400, after: 300 },
    {
      name: "b.example",
      kind: "turned_suspicious",
      from: null,
      to: "suspicious",
      raisedAt: 350,
      after: null,
    },
    {
      name: "a.example",
      kind: "turned_malicious",
      from: "clean",
      to: "malicious",
      raisedAt: 300,
      after: 100,
      stats: { malicious: 1, suspicious: 0, harmless: 60, undetected: 30, timeout: 0 },
      flags: [{ engine: "Tiger", category: "malicious", result: "phishing" }],
      acknowledgedAt: null,
      verdict: "clean",
      watched: true,
    },
  ]);
});

test("each says since when the verdict holds that the domain has now", () => {
  putInPass(own.store, "a.example", { verdict: "malicious", at: 500 });
  putInPass(own.store, "a.example", { verdict: "clean", at: 600 });
  putInPass(own.store, "a.example", { verdict: "clean", at: 700 });
  const { alerts } = own.store.alerts.list({ ...all, name: "a.example" });
  expect(alerts.map(({ raisedAt, to, verdict, since }) => [raisedAt, to, verdict, since])).toEqual([
    [600, "clean", "clean", 600],
    [500, "malicious", "clean", 600],
    [400, "clean", "clean", 600],
    [300, "malicious", "clean", 600],
  ]);
});

test("they are paged, and asked for by domain", () => {
  const page = own.store.alerts.list({ ...all, offset: 1, limit: 1 });
  expect([page.alerts.map(({ raisedAt }) => raisedAt), page.total]).toEqual([[350], 3]);
  const one = own.store.alerts.list({ ...all, name: "a.example" });
  expect([one.alerts.map(({ raisedAt }) => raisedAt), one.total]).toEqual([[400, 300], 2]);
  expect(own.store.alerts.list({ ...all, name: "never.example" })).toEqual({ alerts: [], total: 0 });
});

test("acknowledging tells which were open until then, so that it can be taken back", () => {
  const { alerts } = own.store;
  expect(alerts.acknowledge({ name: "b.example" }, 500)).toEqual([{ id: 2, name: "b.example" }]);
  expect(alerts.acknowledge({ ids: [1, 2, 99] }, 600)).toEqual([{ id: 1, name: "a.example" }]);
  expect(alerts.list({ ...all, open: true }).alerts.map(({ id }) => id)).toEqual([3]);
  expect(alerts.openCount()).toBe(1);
  expect(alerts.acknowledge({ all: true }, 700)).toEqual([{ id: 3, name: "a.example" }]);
  expect(alerts.list(all).alerts.map(({ acknowledgedAt }) => acknowledgedAt)).toEqual([700, 500, 600]);
  expect(alerts.reopen([2, 3, 99]).map(({ id }) => id)).toEqual([2, 3]);
  expect(alerts.reopen([2])).toEqual([]);
  expect(alerts.openCount()).toBe(2);
});

test("the open alerts of a domain that left the list are still there, and say so", () => {
  own.store.domains.unwatch(["a.example"]);
  const { alerts } = own.store.alerts.list({ ...all, open: true });
  expect(alerts.map(({ name, watched }) => [name, watched])).toEqual([
    ["a.example", false],
    ["b.example", true],
    ["a.example", false],
  ]);
});

test("history that is read in raises none, and an answer of the same time that came before counts as before", () => {
  put(own.store, "b.example", { verdict: "clean", at: 350 });
  put(own.store, "b.example", { verdict: "clean", at: 340 });
  expect(own.store.alerts.list({ ...all, name: "b.example" }).alerts).toMatchObject([{ after: 340 }]);
});
