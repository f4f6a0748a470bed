import { mkdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrations } from "../../../src/main/store/migrations/index.ts";
import { openStore } from "../../../src/main/store/store.ts";
import { realTempo } from "../../../src/main/watch/tempo.ts";
import { temporaryFolder } from "../../support/folder.ts";

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, "data", "banken.sqlite");
});
afterEach(() => folder[Symbol.dispose]());

type OldCheck = readonly [at: number, verdict: "clean" | "malicious" | "unknown" | "failed"];

/** A database as version 1 left it, with these checks of each domain, recorded in this order. */
function versionOne(domains: Record<string, readonly OldCheck[]>): void {
  mkdirSync(join(folder.path, "data"));
  const db = new Database(path);
  db.exec(migrations[0] ?? "");
  db.pragma("application_id = 0x424e4b4e");
  db.pragma("user_version = 1");
  for (const [name, checks] of Object.entries(domains)) {
    const id = db.prepare("INSERT INTO domain (name, typed, watched_since) VALUES (?, ?, 5)").run(name, name);
    for (const [at, verdict] of checks) {
      const none = verdict === "failed" || verdict === "unknown";
      db.prepare(
        `INSERT INTO domain_check (domain_id, checked_at, verdict, reason, malicious, suspicious, harmless, undetected, timeout)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(
        id.lastInsertRowid,
        at,
        verdict,
        none ? (verdict === "failed" ? "network" : "not_found") : null,
        ...(none ? [null, null, null, null, null] : [verdict === "malicious" ? 1 : 0, 0, 60, 30, 0]),
      );
    }
    for (const [column, which] of [
      ["latest_check", "1"],
      ["latest_answer", "verdict <> 'failed'"],
    ])
      db.prepare(
        `UPDATE domain SET ${column} = (SELECT id FROM domain_check WHERE domain_id = domain.id AND ${which}
         ORDER BY checked_at DESC, id DESC LIMIT 1) WHERE name = ?`,
      ).run(name);
  }
  db.close();
}

const migrated = () => openStore(path, realTempo);

test("a database of version 1 keeps what it holds, and learns since when each verdict holds", () => {
  versionOne({
    "turned.example": [
      [10, "malicious"],
      [20, "clean"],
      [30, "failed"],
      [40, "clean"],
    ],
    "always.example": [
      [11, "clean"],
      [21, "clean"],
    ],
    "failing.example": [
      [12, "malicious"],
      [22, "failed"],
    ],
    "never.example": [],
    "unanswered.example": [[13, "failed"]],
    // Read in from a log tree: two answers of one minute, the second recorded last.
    "minute.example": [
      [14, "malicious"],
      [14, "clean"],
    ],
    "back.example": [
      [10, "clean"],
      [20, "unknown"],
      [30, "clean"],
    ],
  });
  const store = migrated();
  expect(store.listing.all().map(({ name, verdict, since }) => [name, verdict, since])).toEqual([
    ["turned.example", "clean", 20],
    ["always.example", "clean", 11],
    ["failing.example", "malicious", 12],
    ["never.example", null, null],
    ["unanswered.example", null, null],
    ["minute.example", "clean", 14],
    ["back.example", "clean", 30],
  ]);
  expect(
    store.checks.history("turned.example").map(({ checkedAt, verdict }) => [checkedAt, verdict]),
  ).toEqual([
    [10, "malicious"],
    [20, "clean"],
    [30, "failed"],
    [40, "clean"],
  ]);
  store.close();
});

test("what the window sets can be set on domains and alerts of before", () => {
  versionOne({ "a.example": [[10, "malicious"]] });
  const old = new Database(path);
  old.exec(
    "INSERT INTO alert (domain_id, check_id, kind, from_verdict, raised_at) VALUES (1, 1, 'turned_malicious', NULL, 10)",
  );
  old.close();
  const store = migrated();
  store.marks.tag(["a.example"], ["shop"], []);
  store.marks.note("a.example", "ours");
  store.marks.pause(["a.example"], 50);
  expect(store.listing.all()[0]).toMatchObject({
    tags: ["shop"],
    note: "ours",
    paused: true,
    openAlerts: 1,
  });
  expect(store.alerts.acknowledge({ all: true }, 60)).toEqual([{ id: 1, name: "a.example" }]);
  expect(store.listing.all()[0]?.openAlerts).toBe(0);
  store.close();
});

test("what each key may do is known by its key, and the one that was known still is", () => {
  versionOne({});
  const old = new Database(path);
  old.exec("INSERT INTO quota_allowance VALUES (1, 'one', 7, 4, 500, NULL)");
  old.close();
  const store = migrated();
  const one = { limits: { perMinute: 4, perDay: 500 }, readAt: 7 };
  expect(store.quota.allowance("one")).toEqual(one);
  const other = { limits: { perMinute: 1_000 }, readAt: 8 };
  store.quota.keepAllowance("other", other);
  expect([store.quota.allowance("one"), store.quota.allowance("other")]).toEqual([one, other]);
  store.close();
});

test("no question about alerts reads them all", () => {
  migrated().close();
  const db = new Database(path);
  const plan = (where: string) =>
    db
      .prepare(
        `EXPLAIN QUERY PLAN SELECT * FROM alert WHERE ${where} ORDER BY raised_at DESC, id DESC LIMIT 1`,
      )
      .all()
      .map((step) => (step as { detail: string }).detail)
      .join("; ");
  expect(plan("true")).toMatch(/^SCAN alert USING INDEX alert_time$/);
  expect(plan("acknowledged_at IS NULL")).toMatch(/^SCAN alert USING INDEX alert_open$/);
  expect(plan("domain_id = 1")).toMatch(/^SEARCH alert USING INDEX alert_domain \(domain_id=\?\)$/);
  expect(plan("acknowledged_at IS NULL AND domain_id = 1")).toMatch(
    /^SEARCH alert USING INDEX alert_(open_)?domain/,
  );
  db.close();
});
