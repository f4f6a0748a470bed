import { createHash } from "node:crypto";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { evidenceOf } from "../../../src/main/app/evidence.ts";
import { timelineOf } from "../../../src/main/app/evidence-timeline.ts";
import { StoreError } from "../../../src/main/store/errors.ts";
import { readReport } from "../../../src/main/virustotal/report.ts";
import { defaultPolicy, judge } from "../../../src/main/watch/verdict.ts";
import * as history from "../../../src/shared/contract/history.ts";
import * as contract from "../../../src/shared/contract/reports.ts";
import { errorBody, type MadeUp, report } from "../../support/report.ts";
import { type OwnStore, ownStore, put } from "../../support/store.ts";

const name = "shop.example";
const hour = 3_600_000;
const day = 24 * hour;
const now = Date.UTC(2026, 10, 24, 12);

/** Records an answer of VirusTotal's as the recorder would. */
function answered({ store }: OwnStore, at: number, made: MadeUp, domain = name) {
  const body = Buffer.from(report(domain, made));
  const finding = readReport(body, domain);
  if (finding === null) throw new Error("the made-up report cannot be read");
  const check = { ...finding, domain, verdict: judge(finding, defaultPolicy), reason: null, checkedAt: at };
  store.checks.record([{ domain: { name: domain, typed: domain }, check, body, detail: null, pass: null }]);
  return body;
}

function unknown({ store }: OwnStore, at: number) {
  put(store, name, { verdict: "unknown", at }, { body: Buffer.from(errorBody("NotFoundError")) });
}

function failed({ store }: OwnStore, at: number, reason: "timeout" | "network" = "timeout") {
  put(store, name, { verdict: "failed", at, reason }, { detail: "ETIMEDOUT" });
}

/** Spoils what is kept of the answers whose checks are named, as a bad disk would. */
function damage({ path }: OwnStore, checkId: number) {
  const db = new Database(path);
  db.prepare(
    "UPDATE report SET frame = zeroblob(length(frame)) WHERE id = (SELECT report_id FROM domain_check WHERE id = ?)",
  ).run(checkId);
  db.close();
}

const servers = (...names: string[]) => ({
  last_dns_records: names.map((value) => ({ type: "NS", value, ttl: 60 })),
});

test("a domain that nobody asked about has no evidence", async () => {
  using own = ownStore();
  const evidence = evidenceOf(own.store);
  expect(evidence.report(name)).toBeNull();
  expect(evidence.raw(name)).toBeNull();
  expect(evidence.difference(name)).toBeNull();
  expect(evidence.checks(name, undefined, 10)).toEqual({ checks: [], next: null });
  expect(await timelineOf(own.store, name, 90, now)).toEqual({
    since: now - 90 * day,
    flips: [],
    spells: [],
    more: false,
    signs: null,
  });
});

test("the latest answer is told with its engines and context, and a failed check since does not stand in for it", () => {
  using own = ownStore();
  answered(own, now - 2 * hour, { attributes: { registrar: "Names Ltd" } });
  failed(own, now - hour);
  const evidence = evidenceOf(own.store);
  const told = evidence.report(name);
  expect(contract.report.parse(told)).toEqual(told);
  expect(told).toMatchObject({
    checkId: 1,
    verdict: "clean",
    raw: true,
    context: { registrar: "Names Ltd" },
  });
  expect(told?.engines).toHaveLength(5);
  expect(evidence.report(name, 2)).toBeNull();
});

test("a check of another domain is not told as this one's", () => {
  using own = ownStore();
  answered(own, now - hour, {}, "other.example");
  answered(own, now, {});
  const evidence = evidenceOf(own.store);
  expect(evidence.report(name, 1)).toBeNull();
  expect(evidence.raw(name, 1)).toBeNull();
  expect(evidence.difference(name, 1, 2)).toBeNull();
  expect(evidence.checks(name, 1, 10).checks).toEqual([]);
});

test("the raw answer is VirusTotal's, byte for byte", () => {
  using own = ownStore();
  const body = answered(own, now, { malicious: ["Tiger"] });
  const raw = evidenceOf(own.store).raw(name);
  expect(raw).toMatchObject({ checkId: 1, checkedAt: now, bytes: body.length });
  expect(Buffer.from(raw?.base64 ?? "", "base64").equals(body)).toBe(true);
  expect(raw?.sha256).toBe(createHash("sha256").update(body).digest("hex"));
});

test("a damaged answer keeps its verdict and counts, and its bytes are not passed off", () => {
  using own = ownStore();
  answered(own, now - hour, {});
  answered(own, now, { malicious: ["Tiger"] });
  damage(own, 2);
  const evidence = evidenceOf(own.store);
  const told = evidence.report(name);
  expect(contract.report.parse(told)).toEqual(told);
  expect(told).toMatchObject({ verdict: "malicious", stats: { malicious: 1 }, engines: [], raw: false });
  expect(evidence.difference(name)).toBeNull();
  expect(() => evidence.raw(name)).toThrow(StoreError);
});

test("the difference is the one to the answer before, over checks that failed, or between any two", () => {
  using own = ownStore();
  answered(own, now - 3 * day, { harmless: 3, undetected: 0, attributes: { reputation: 0 } });
  answered(own, now - 2 * day, { harmless: 3, undetected: 0, attributes: { reputation: -1 } });
  failed(own, now - day);
  answered(own, now, { malicious: ["Calm 0"], harmless: 0, undetected: 0, attributes: { reputation: -7 } });
  const evidence = evidenceOf(own.store);
  const latest = evidence.difference(name);
  expect(contract.difference.parse(latest)).toEqual(latest);
  expect(latest).toMatchObject({
    from: { checkId: 2, verdict: "clean" },
    to: { checkId: 4, verdict: "malicious" },
    turned: [{ engine: "Calm 0", from: { result: "clean" }, to: { result: "phishing" } }],
    appeared: [],
    vanished: [{ engine: "Calm 1" }, { engine: "Calm 2" }],
    moved: [{ what: "reputation", gone: ["-1"], came: ["-7"] }],
  });
  expect(evidence.difference(name, 1)?.moved).toEqual([{ what: "reputation", gone: ["0"], came: ["-7"] }]);
  expect(evidence.difference(name, undefined, 2)?.from.checkId).toBe(1);
  expect(evidence.difference(name, 3, 4)).toBeNull();
  expect(evidence.difference(name, undefined, 1)).toBeNull();
});

test("after an answer that knew nothing, every engine has appeared and none has turned", () => {
  using own = ownStore();
  unknown(own, now - hour);
  answered(own, now, { malicious: ["Tiger"], harmless: 1, undetected: 0 });
  expect(evidenceOf(own.store).difference(name)).toMatchObject({
    from: { verdict: "unknown" },
    turned: [],
    appeared: [{ engine: "Tiger" }, { engine: "Calm 0" }],
  });
});

test("the checks come newest first, page by page, each once, also where several have the same time", () => {
  using own = ownStore();
  for (let n = 0; n < 25; n += 1)
    put(own.store, name, { verdict: "clean", at: now - Math.floor(n / 2) * hour });
  failed(own, now + hour);
  const evidence = evidenceOf(own.store);
  const seen: number[] = [];
  let before: number | undefined;
  do {
    const { checks, next } = evidence.checks(name, before, 7);
    for (const each of checks) {
      history.pastCheck.parse(each);
      seen.push(each.checkId);
    }
    before = next ?? undefined;
  } while (before !== undefined);
  const inOrder = [...own.store.checks.history(name)].reverse().map(({ id }) => id);
  expect(seen).toEqual(inOrder);
  expect(evidence.checks(name, undefined, 1).checks[0]).toMatchObject({
    verdict: "failed",
    reason: "timeout",
    detail: "ETIMEDOUT",
    stats: null,
    raw: false,
  });
});

test("an engine's flip says what it said before and after, from the reports around it", async () => {
  using own = ownStore();
  answered(own, now - 4 * hour, { harmless: 2, undetected: 0 });
  answered(own, now - 3 * hour, { malicious: ["Calm 0"], harmless: 0, undetected: 0 });
  failed(own, now - 2 * hour);
  answered(own, now - hour, { harmless: 1, undetected: 0 });
  const timeline = await timelineOf(own.store, name, 30, now);
  for (const each of timeline.flips) history.flip.parse(each);
  for (const each of timeline.spells) history.spell.parse(each);
  expect(timeline.flips).toEqual([
    { kind: "verdict", checkId: 4, after: now - 3 * hour, by: now - hour, from: "malicious", to: "clean" },
    {
      kind: "engine",
      checkId: 4,
      after: now - 3 * hour,
      by: now - hour,
      engine: "Calm 0",
      from: { category: "malicious", result: "phishing" },
      to: { category: "harmless", result: "clean" },
    },
    {
      kind: "verdict",
      checkId: 2,
      after: now - 4 * hour,
      by: now - 3 * hour,
      from: "clean",
      to: "malicious",
    },
    {
      kind: "engine",
      checkId: 2,
      after: now - 4 * hour,
      by: now - 3 * hour,
      engine: "Calm 0",
      from: { category: "harmless", result: "clean" },
      to: { category: "malicious", result: "phishing" },
    },
    { kind: "verdict", checkId: 1, after: null, by: now - 4 * hour, from: null, to: "clean" },
  ]);
  expect(timeline.signs).toBeNull();
});

test("what an engine said in a damaged report nobody knows any more", async () => {
  using own = ownStore();
  answered(own, now - 2 * hour, { harmless: 2, undetected: 0 });
  answered(own, now - hour, { malicious: ["Calm 0"], harmless: 0, undetected: 0 });
  damage(own, 1);
  const { flips } = await timelineOf(own.store, name, 30, now);
  expect(flips.find(({ kind }) => kind === "engine")).toMatchObject({
    from: null,
    to: { result: "phishing" },
  });
});

test("a spell that reaches into the days asked for is followed back to its beginning", async () => {
  using own = ownStore();
  answered(own, now - 60 * day, { malicious: ["Old"] });
  answered(own, now - 50 * day, {});
  answered(own, now - 40 * day, { malicious: ["Tiger"] });
  answered(own, now - 20 * day, { malicious: ["Tiger"] });
  answered(own, now - day, { malicious: ["Tiger"], suspicious: ["Owl"] });
  const { since, flips, spells } = await timelineOf(own.store, name, 10, now);
  expect(since).toBe(now - 10 * day);
  expect(flips).toMatchObject([{ kind: "engine", engine: "Owl", after: now - 20 * day }]);
  expect(spells).toEqual([
    {
      engine: "Tiger",
      category: "malicious",
      result: "phishing",
      after: now - 50 * day,
      from: now - 40 * day,
      to: now - day,
      until: null,
    },
    expect.objectContaining({ engine: "Owl", after: now - 20 * day, from: now - day, until: null }),
  ]);
});

test("name servers that moved in the days before the first word against a domain are a sign", async () => {
  using own = ownStore();
  const old = servers("ns1.old.example");
  const cheap = servers("ns3.cheap.example");
  answered(own, now - 50 * day, { attributes: servers("ns0.older.example") });
  answered(own, now - 5 * day, { attributes: old });
  answered(own, now - 4 * day, { attributes: {} });
  answered(own, now - 3 * day, { attributes: cheap });
  answered(own, now - day, { suspicious: ["Owl"], attributes: cheap });
  answered(own, now, { malicious: ["Tiger"], attributes: servers("ns4.other.example") });
  const { signs } = await timelineOf(own.store, name, 90, now);
  expect(history.signs.parse(signs)).toEqual(signs);
  expect(signs?.flaggedAt).toBe(now - day);
  expect(signs?.moves).toEqual([
    {
      checkId: 4,
      // The answer in between says nothing of name servers, and so nothing of when they moved.
      after: now - 5 * day,
      by: now - 3 * day,
      move: { what: "nameServers", gone: ["ns1.old.example"], came: ["ns3.cheap.example"] },
    },
  ]);
});

test("no more than five hundred flips are told, and that there are more", async () => {
  using own = ownStore();
  for (let n = 0; n < 300; n += 1)
    put(own.store, name, { verdict: n % 2 === 0 ? "clean" : "malicious", at: now - n * hour });
  const { flips, more } = await timelineOf(own.store, name, 90, now);
  expect(flips).toHaveLength(500);
  expect(more).toBe(true);
});
