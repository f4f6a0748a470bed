import Database from "better-sqlite3";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { thin } from "../../../src/main/app/thin.ts";
import { finished } from "../../../src/main/app/turn.ts";
import { report } from "../../support/report.ts";
import { type Came, type OwnStore, ownStore, put, putInPass } from "../../support/store.ts";

const day = 86_400_000;
const now = Date.UTC(2026, 10, 24, 12);
const name = "a.example";

let own: OwnStore;
beforeEach(() => {
  own = ownStore();
  own.store.domains.watch([{ name, typed: name }], 0);
});
afterEach(() => own[Symbol.dispose]());

/** So many days before now. */
const ago = (days: number) => now - days * day;
const body = (days: number) => Buffer.from(report(name, { analysed: Math.floor(ago(days) / 1000) }));

/** One answer a day in a pass of its own, from `days` ago to yesterday. */
function daily(days: number, verdictOn: (daysAgo: number) => Came["verdict"]): void {
  for (let n = days; n > 0; n -= 1) {
    const verdict = verdictOn(n);
    putInPass(own.store, name, { verdict, at: ago(n) }, verdict === "failed" ? null : body(n));
  }
}

const left = () => own.store.checks.history(name).map(({ checkedAt }) => (now - checkedAt) / day);
const thinnedFrom = (days: number, dryRun = false) => finished(thin(own.store, ago(days), now, dryRun));

/** What SQLite and zstd themselves say of the database. */
function isSound(): void {
  const db = new Database(own.path, { readonly: true });
  expect(db.pragma("foreign_key_check")).toEqual([]);
  expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
  const orphans = db
    .prepare(
      "SELECT count(*) FROM flag_set WHERE id NOT IN (SELECT flag_set_id FROM domain_check WHERE flag_set_id IS NOT NULL)",
    )
    .pluck()
    .get();
  expect(orphans).toBe(0);
  db.close();
  for (const { reportId } of own.store.checks.history(name))
    if (reportId !== null) expect(() => own.store.reports.read(reportId)).not.toThrow();
}

test("a year without a change comes down to its first check, its latest, and what the list still shows", async () => {
  daily(365, () => "clean");
  const counted = await thinnedFrom(60, true);
  expect(left()).toHaveLength(365);
  const went = await thinnedFrom(60);
  expect(counted).toEqual(went);
  const kept = left();
  expect(kept).toHaveLength(365 - went.checks);
  expect(kept[0]).toBe(365);
  expect(kept.filter((daysAgo) => daysAgo <= 60)).toEqual(Array.from({ length: 60 }, (_, n) => 60 - n));
  // Of the thirty days between the list's past and the retention, one check of each three days.
  expect(kept.filter((daysAgo) => daysAgo > 60 && daysAgo < 365).length).toBeLessThanOrEqual(11);
  expect(went.reports).toBeGreaterThan(200);
  isSound();
  expect(await thinnedFrom(60)).toEqual({ checks: 0, reports: 0, bytes: 0 });
});

test("each change keeps the last check before it and the first after it, a failure too", async () => {
  daily(300, (n) => (n > 250 ? "clean" : n > 200 ? "malicious" : n === 150 ? "failed" : "clean"));
  await thinnedFrom(100);
  expect(left().filter((daysAgo) => daysAgo > 100)).toEqual([300, 251, 250, 201, 200, 151, 150, 149]);
  const { alerts } = own.store.alerts.list({ open: false, offset: 0, limit: 9 });
  expect(alerts.map(({ kind, after }) => [kind, (now - (after ?? 0)) / day])).toEqual([
    ["cleared", 201],
    ["turned_malicious", 251],
  ]);
  expect(own.store.listing.all()[0]?.since).toBe(ago(200));
  isSound();
});

test("another set of engines is a change, the same set in another row is none", async () => {
  const one = [{ engine: "Tiger", category: "malicious", result: null }] as const;
  const two = [...one, { engine: "Owl", category: "malicious", result: null }] as const;
  for (let n = 300; n > 0; n -= 1)
    put(own.store, name, { verdict: "malicious", at: ago(n), flags: n > 200 ? one : two });
  // Older history that is read in later writes its engines down anew.
  for (let n = 320; n > 300; n -= 1) put(own.store, name, { verdict: "malicious", at: ago(n), flags: one });
  await thinnedFrom(100);
  expect(left().filter((daysAgo) => daysAgo > 100)).toEqual([320, 201, 200]);
  isSound();
});

test("what a pass came to is still known when its list and its checks are gone", async () => {
  daily(200, () => "clean");
  await thinnedFrom(100);
  const db = new Database(own.path, { readonly: true });
  const passes = db
    .prepare<[], { counts: string | null; listed: number }>(
      "SELECT counts, (SELECT count(*) FROM pass_domain WHERE pass_id = pass.id) AS listed FROM pass ORDER BY id",
    )
    .all();
  db.close();
  expect(passes.slice(0, 100).map(({ counts, listed }) => [JSON.parse(counts ?? "null"), listed])).toEqual(
    Array.from({ length: 100 }, () => [
      { total: 1, checked: 1, malicious: 0, suspicious: 0, clean: 1, unrated: 0, unknown: 0, failed: 0 },
      0,
    ]),
  );
  expect(passes.slice(100).every(({ counts, listed }) => counts === null && listed === 1)).toBe(true);
});

test("the pass that would be taken up again keeps its list and its checks", async () => {
  daily(300, (n) => (n === 300 ? "failed" : "clean"));
  const list = [name, "b.example"].map((each) => ({ name: each, typed: each }));
  const old = own.store.passes.begin(list, ago(250.5));
  put(own.store, name, { verdict: "clean", at: ago(250.5) }, { pass: { id: old.id, position: 0 } });
  const newest = own.store.passes.begin(list, ago(240.5));
  put(own.store, name, { verdict: "clean", at: ago(240.5) }, { pass: { id: newest.id, position: 0 } });
  await thinnedFrom(100);
  expect(left().filter((daysAgo) => daysAgo > 100)).toEqual([300, 299, 240.5]);
  expect(own.store.passes.pending(newest.id)).toEqual([
    { name: "b.example", typed: "b.example", position: 1 },
  ]);
  isSound();
});

test("room is given back", async () => {
  daily(1, () => "clean");
  for (let n = 4_000; n > 100; n -= 1) put(own.store, name, { verdict: "clean", at: ago(n / 10 + 100) });
  const before = own.store.about().bytes;
  const { bytes } = await thinnedFrom(100);
  const after = own.store.about().bytes;
  expect(after).toBeLessThan(before - bytes / 2);
});

test("it can be stopped, and a dry run leaves everything as it is", async () => {
  daily(200, () => "clean");
  const stopped = AbortSignal.abort(new Error("enough"));
  await expect(finished(thin(own.store, ago(100), now, false, stopped))).rejects.toThrow("enough");
  await thinnedFrom(100, true);
  expect(left()).toHaveLength(200);
});

test("whatever happened, no change is lost, nothing needed goes, and a dry run counts what goes", async () => {
  const came = fc.constantFrom<Came["verdict"]>("clean", "clean", "clean", "malicious", "failed", "unrated");
  const outer = own;
  await fc.assert(
    fc.asyncProperty(
      fc.array(came, { minLength: 1, maxLength: 40 }),
      fc.boolean(),
      async (verdicts, watched) => {
        using mine = ownStore();
        own = mine;
        if (watched) own.store.domains.watch([{ name, typed: name }], 0);
        for (const [n, verdict] of verdicts.entries()) {
          const daysAgo = 400 - n * 9;
          putInPass(
            own.store,
            name,
            { verdict, at: ago(daysAgo) },
            verdict === "failed" ? null : body(n >> 2),
          );
        }
        const before = own.store.checks.history(name);
        const counted = await thinnedFrom(95, true);
        expect(await thinnedFrom(95)).toEqual(counted);
        const after = own.store.checks.history(name);
        expect(after).toHaveLength(before.length - counted.checks);
        const runs = (checks: typeof before) =>
          checks.filter((each, n) => each.verdict !== checks[n - 1]?.verdict).map(({ id }) => id);
        expect(runs(after)).toEqual(runs(before));
        expect(runs(after.toReversed())).toEqual(runs(before.toReversed()));
        isSound();
      },
    ),
    { numRuns: 40 },
  );
  own = outer;
});
