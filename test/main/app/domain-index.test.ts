import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createDomainIndex, type DomainIndex, type Outlook } from "../../../src/main/app/domain-index.ts";
import {
  type DomainFilter,
  type DomainRow,
  type DomainSort,
  domainFilter,
  sortColumns,
} from "../../../src/shared/contract/domains.ts";
import { freshnesses, standings } from "../../../src/shared/standing.ts";
import { verdicts } from "../../../src/shared/verdict.ts";
import { type OwnStore, ownStore, put, putInPass } from "../../support/store.ts";

const day = 86_400_000;
const now = Date.UTC(2026, 10, 24, 12);

let own: OwnStore;
let index: DomainIndex;
let checking: Set<string>;
const outlook = (): Outlook => ({
  now,
  staleAfter: 30 * day,
  nextAt: ({ checkedAt, paused }) => (paused ? null : (checkedAt ?? now) + day),
  checking: (name) => checking.has(name),
});
beforeEach(() => {
  own = ownStore();
  checking = new Set();
  index = createDomainIndex(own.store, outlook);
});
afterEach(() => own[Symbol.dispose]());

const watch = (...names: string[]) =>
  own.store.domains.watch(
    names.map((typed) => ({ name: typed.toLowerCase(), typed })),
    now - 90 * day,
  );
const filter = (some: Partial<DomainFilter> = {}) => domainFilter.parse(some);
const byName: DomainSort = { by: "name", descending: false };
const found = (some: Partial<DomainFilter>, sort = byName) =>
  index.page(filter(some), sort, 0, 200).rows.map(({ name }) => name);

describe("a row", () => {
  test("says all that is known of a domain", () => {
    watch("Shop.example");
    putInPass(own.store, "shop.example", { verdict: "clean", at: now - 40 * day });
    putInPass(own.store, "shop.example", { verdict: "malicious", at: now - 35 * day });
    putInPass(own.store, "shop.example", { verdict: "failed", at: now - day, reason: "timeout" });
    own.store.marks.tag(["shop.example"], ["ours"], []);
    own.store.marks.note("shop.example", "ask Mia");
    checking.add("shop.example");
    const { past, ...row } = index.row("shop.example") as DomainRow;
    expect(row).toEqual({
      name: "shop.example",
      typed: "Shop.example",
      lookalike: false,
      standing: "malicious",
      verdict: "malicious",
      since: now - 35 * day,
      failed: "timeout",
      against: 1,
      engines: 91,
      flagged: ["Tiger"],
      analysedAt: now - 35 * day - 1_000,
      stale: true,
      checkedAt: now - day,
      nextAt: now,
      tags: ["ours"],
      note: "ask Mia",
      paused: false,
      checking: true,
      watchedSince: now - 90 * day,
    });
    expect(past.flatMap(({ worst }) => worst?.verdict ?? [])).toEqual(["clean", "malicious", "failed"]);
  });

  test("names the malicious engines first, five at most", () => {
    watch("a.example");
    const flags = ["S1", "M1", "M2", "S2", "M3", "S3"].map((engine) => ({
      engine,
      category: engine.startsWith("M") ? ("malicious" as const) : ("suspicious" as const),
      result: null,
    }));
    put(own.store, "a.example", { verdict: "malicious", at: now, flags });
    expect(index.row("a.example")).toMatchObject({ against: 6, flagged: ["M1", "M2", "M3", "S1", "S2"] });
  });

  test("shows Unicode where A-labels were typed, and marks what deceives", () => {
    watch("xn--bcher-kva.example", "xn--80ak6aa92e.com");
    expect(index.row("xn--bcher-kva.example")).toMatchObject({ typed: "bücher.example", lookalike: false });
    expect(index.row("xn--80ak6aa92e.com")).toMatchObject({ typed: "аррӏе.com", lookalike: true });
    expect(found({ search: "BÜCHER" })).toEqual(["xn--bcher-kva.example"]);
    expect(found({ search: "xn--bch" })).toEqual(["xn--bcher-kva.example"]);
  });

  test("is not there for a name that is not watched", () => {
    put(own.store, "a.example", { verdict: "clean", at: now });
    expect(index.row("a.example")).toBeNull();
  });
});

describe("a search", () => {
  beforeEach(() => {
    watch("shop.example", "mail.example", "blog.example");
    own.store.marks.tag(["mail.example"], ["Kunde"], []);
    own.store.marks.note("blog.example", "Ask ＭＩＡ first");
    put(own.store, "shop.example", { verdict: "malicious", at: now });
  });
  test.each([
    ["example shop", ["shop.example"]],
    ["TIGER", ["shop.example"]],
    ["kunde", ["mail.example"]],
    ["mia", ["blog.example"]],
    ["ｍａｉｌ", ["mail.example"]],
    ["  ", ["blog.example", "mail.example", "shop.example"]],
    ["tiger mail", []],
  ])("for %j finds %j", (search, names) => {
    expect(found({ search })).toEqual(names);
  });
});

test("what changed in the store is seen once it is told, and nothing else is read again", () => {
  watch("a.example", "b.example");
  expect(found({})).toEqual(["a.example", "b.example"]);
  put(own.store, "a.example", { verdict: "malicious", at: now });
  expect(index.row("a.example")?.standing).toBe("waiting");
  index.changed(["a.example", "never.example"]);
  expect(index.row("a.example")?.standing).toBe("malicious");
  expect(index.row("a.example")?.past.at(-1)?.worst?.verdict).toBe("malicious");
  watch("aa.example");
  own.store.domains.unwatch(["b.example"]);
  index.changed(["aa.example", "b.example"]);
  expect(found({})).toEqual(["a.example", "aa.example"]);
  put(own.store, "aa.example", { verdict: "suspicious", at: now });
  index.changed(null);
  expect(found({ standings: ["suspicious"] })).toEqual(["aa.example"]);
});

test("targets are in the order in which they were entered, or in the order of the names given, each once", () => {
  watch("c.example", "a.example", "b.example");
  own.store.marks.pause(["a.example"], now);
  own.store.domains.unwatch(["c.example"]);
  index.estate();
  watch("c.example");
  index.changed(["c.example"]);
  expect(index.matching(filter()).map(({ name, paused }) => [name, paused])).toEqual([
    ["c.example", false],
    ["a.example", true],
    ["b.example", false],
  ]);
  expect(index.among(["b.example", "no.example", "a.example", "b.example"]).map(({ name }) => name)).toEqual([
    "b.example",
    "a.example",
  ]);
});

test("the failures are those of the watched list, newest first, and all are counted", () => {
  watch("a.example", "b.example", "fine.example");
  put(own.store, "a.example", { verdict: "malicious", at: 100 });
  put(own.store, "a.example", { verdict: "failed", at: 200, reason: "timeout" }, { detail: "ECONNRESET" });
  put(own.store, "b.example", { verdict: "failed", at: 300 });
  put(own.store, "fine.example", { verdict: "clean", at: 300 });
  put(own.store, "other.example", { verdict: "failed", at: 400 });
  const { failures, total } = index.failing(1);
  expect([failures.map(({ name }) => name), total]).toEqual([["b.example"], 2]);
  put(own.store, "b.example", { verdict: "clean", at: 500 });
  index.changed(["b.example"]);
  expect(index.failing(9)).toEqual({
    total: 1,
    failures: [
      {
        name: "a.example",
        typed: "a.example",
        at: 200,
        reason: "timeout",
        detail: "ECONNRESET",
        verdict: "malicious",
      },
    ],
  });
});

test("the estate counts everything once, and has alerts of domains that left", () => {
  expect(index.estate()).toMatchObject({ total: 0, allCheckedSince: null, openAlerts: 0, tags: [] });
  watch("a.example", "b.example", "c.example", "gone.example");
  putInPass(own.store, "gone.example", { verdict: "malicious", at: now - day });
  own.store.domains.unwatch(["gone.example"]);
  putInPass(own.store, "a.example", { verdict: "malicious", at: now - 40 * day });
  putInPass(own.store, "a.example", { verdict: "failed", at: now - 3 * day });
  putInPass(own.store, "b.example", { verdict: "clean", at: now - 2 * day });
  own.store.marks.tag(["a.example", "b.example"], ["ours"], []);
  own.store.marks.tag(["b.example"], ["mail"], []);
  own.store.marks.pause(["b.example"], now);
  index.changed(null);
  expect(index.estate()).toEqual({
    total: 3,
    counts: { malicious: 1, suspicious: 0, clean: 1, unrated: 0, unknown: 0, failed: 0, waiting: 1 },
    stale: 1,
    paused: 1,
    failing: 1,
    openAlerts: 2,
    tags: [
      { tag: "mail", domains: 1 },
      { tag: "ours", domains: 2 },
    ],
    allCheckedSince: null,
  });
  putInPass(own.store, "c.example", { verdict: "unknown", at: now });
  index.changed(["c.example"]);
  expect(index.estate().allCheckedSince).toBe(now - 3 * day);
});

describe("against a naive list", () => {
  /** What each column is sorted by, and the order of importance, written again without a look at the index. */
  const importance = ["malicious", "suspicious", "failed", "unknown", "waiting", "unrated", "clean"];
  const keyOf: Record<DomainSort["by"], (row: DomainRow) => number | string | null> = {
    verdict: ({ standing }) => importance.indexOf(standing),
    name: ({ typed }) => typed.toLowerCase(),
    detections: ({ against }) => against,
    past: ({ since }) => since,
    evidence: ({ analysedAt }) => analysedAt,
    checked: ({ checkedAt }) => checkedAt,
    next: ({ nextAt }) => nextAt,
    tags: ({ tags }) => (tags.length === 0 ? null : tags.join("\n")),
  };

  function naive(
    rows: readonly DomainRow[],
    open: ReadonlySet<string>,
    wanted: DomainFilter,
    sort: DomainSort,
  ) {
    const words = wanted.search.toLowerCase().split(/\s+/);
    const fits = (row: DomainRow) =>
      words.every((word) =>
        [row.name, row.typed, row.note, ...row.tags, ...row.flagged].some((text) =>
          text.toLowerCase().includes(word),
        ),
      ) &&
      (wanted.standings.length === 0 || wanted.standings.includes(row.standing)) &&
      (wanted.tags.length === 0 || wanted.tags.some((tag) => row.tags.includes(tag))) &&
      (wanted.freshness.length === 0 ||
        wanted.freshness.includes(row.analysedAt === null ? "none" : row.stale ? "stale" : "fresh")) &&
      (!wanted.needsLook ||
        ["malicious", "suspicious", "failed"].includes(row.standing) ||
        open.has(row.name));
    const plain = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);
    return rows
      .filter(fits)
      .sort((a, b) => {
        const [left, right] = [keyOf[sort.by](a), keyOf[sort.by](b)];
        if (left !== right) {
          if (left === null) return 1;
          if (right === null) return -1;
          return sort.descending ? plain(right, left) : plain(left, right);
        }
        return plain(a.typed.toLowerCase(), b.typed.toLowerCase());
      })
      .map(({ name }) => name);
  }

  const names = [
    "a.example",
    "B.example",
    "c-1.example",
    "shop.example",
    "shop2.example",
    "xn--bcher-kva.example",
  ];
  const name = fc.constantFrom(...names.map((each) => each.toLowerCase()));
  const step = fc.oneof(
    fc.record({ do: fc.constant("watch" as const), name: fc.constantFrom(...names) }),
    fc.record({ do: fc.constant("unwatch" as const), name }),
    fc.record({
      do: fc.constant("check" as const),
      name,
      verdict: fc.constantFrom(...verdicts),
      daysAgo: fc.integer({ min: 0, max: 5 }),
      analysedDaysAgo: fc.constantFrom(1, 40),
    }),
    fc.record({ do: fc.constant("tag" as const), name, tag: fc.constantFrom("ours", "mail", "shop") }),
    fc.record({ do: fc.constant("pause" as const), name, paused: fc.boolean() }),
    fc.record({ do: fc.constant("acknowledge" as const), name }),
    fc.record({
      do: fc.constant("ask" as const),
      filter: fc.record({
        search: fc.constantFrom("", "shop", "example sh", "tiger", "ours", "bücher", "zzz"),
        standings: fc.subarray([...standings], { maxLength: 3 }),
        tags: fc.subarray(["ours", "mail"]),
        freshness: fc.subarray([...freshnesses]),
        needsLook: fc.boolean(),
      }),
      sort: fc.record({ by: fc.constantFrom(...sortColumns), descending: fc.boolean() }),
      offset: fc.integer({ min: 0, max: 4 }),
      limit: fc.integer({ min: 1, max: 4 }),
      everything: fc.boolean(),
    }),
  );

  test("every filter, sort and page is right, whatever changed before", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        using mine = ownStore();
        const { store } = mine;
        const fast = createDomainIndex(store, outlook);
        for (const each of steps) {
          if (each.do === "ask") {
            if (each.everything) fast.changed(null);
            const all = createDomainIndex(store, outlook).page(filter(), byName, 0, 200).rows;
            const { alerts } = store.alerts.list({ open: true, offset: 0, limit: 1000 });
            const open = new Set(alerts.map((alert) => alert.name));
            const expected = naive(all, open, each.filter, each.sort);
            const { rows, total } = fast.page(each.filter, each.sort, each.offset, each.limit);
            expect(rows.map((row) => row.name)).toEqual(
              expected.slice(each.offset, each.offset + each.limit),
            );
            expect(total).toBe(expected.length);
            expect(
              fast
                .matching(each.filter)
                .map((target) => target.name)
                .sort(),
            ).toEqual(expected.sort());
            for (const row of rows) expect(row).toEqual(all.find((other) => other.name === row.name));
            continue;
          }
          const at = each.name.toLowerCase();
          if (each.do === "watch") store.domains.watch([{ name: at, typed: each.name }], now);
          if (each.do === "unwatch") store.domains.unwatch([at]);
          if (each.do === "tag") store.marks.tag([at], [each.tag], []);
          if (each.do === "acknowledge") store.alerts.acknowledge({ name: at }, now);
          if (each.do === "pause") each.paused ? store.marks.pause([at], now) : store.marks.resume([at]);
          if (each.do === "check")
            putInPass(store, at, {
              verdict: each.verdict,
              at: now - each.daysAgo * day,
              analysedAt: now - each.analysedDaysAgo * day,
            });
          fast.changed([at]);
        }
      }),
      { numRuns: 80 },
    );
  });
});
