import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDatabase } from "../../../src/main/store/open.ts";
import { reportStore } from "../../../src/main/store/reports.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { report } from "../../support/report.ts";

let folder: ReturnType<typeof temporaryFolder>;
let db: ReturnType<typeof openDatabase>;
let reports: ReturnType<typeof reportStore>;
let domain: number;
beforeEach(() => {
  folder = temporaryFolder();
  db = openDatabase(join(folder.path, "banken.sqlite"), "real");
  domain = Number(
    db.prepare("INSERT INTO domain (name, typed) VALUES ('a.example', 'a.example')").run().lastInsertRowid,
  );
  reports = reportStore(db);
});
afterEach(() => {
  db.close();
  folder[Symbol.dispose]();
});

/** Ninety engines that nobody knows. */
const engines = Array.from({ length: 90 }, (_, n) => `Engine ${n}`);
const day = (n: number) =>
  Buffer.from(report("a.example", { malicious: engines, analysed: 1_790_000_000 + n * 86_400 }));

test("a year of reports reads back byte for byte, from any day", () => {
  const ids: number[] = [];
  for (let n = 0; n < 365; n += 1) ids.push(reports.keep(domain, day(n), ids.at(-1) ?? null));
  for (const [n, id] of ids.entries()) expect(reports.read(id).equals(day(n))).toBe(true);
  const kept = db.prepare("SELECT sum(length(frame)) FROM report").pluck().get() as number;
  expect(kept).toBeLessThan(0.03 * 365 * day(0).length);
});

test("the same bytes are kept once", () => {
  const first = reports.keep(domain, day(1), null);
  const second = reports.keep(domain, day(2), first);
  expect(reports.keep(domain, day(1), second)).toBe(first);
  expect(reports.find(domain, day(2))).toBe(second);
  expect(reports.find(domain, day(3))).toBeNull();
});

test.each([
  ["nothing", Buffer.alloc(0)],
  ["one byte", Buffer.from("x")],
  ["noise", randomBytes(100_000)],
  ["zeros", Buffer.alloc(4_000_000)],
])("%s reads back, on its own and after a report", (_what, bytes) => {
  const alone = reports.keep(domain, bytes, null);
  const before = reports.keep(domain, day(1), alone);
  const other = Number(
    db.prepare("INSERT INTO domain (name, typed) VALUES ('b.example', '')").run().lastInsertRowid,
  );
  const linked = reports.keep(other, bytes, before);
  expect(reports.read(alone).equals(bytes)).toBe(true);
  expect(reports.read(before).equals(day(1))).toBe(true);
  expect(reports.read(linked).equals(bytes)).toBe(true);
});

test("a damaged report does not keep the next one from being stored", () => {
  const first = reports.keep(domain, day(1), null);
  db.prepare("UPDATE report SET frame = zeroblob(length(frame)) WHERE id = ?").run(first);
  const second = reports.keep(domain, day(2), first);
  expect(reports.read(second).equals(day(2))).toBe(true);
  expect(() => reports.read(first)).toThrow(expect.objectContaining({ name: "DamagedReport" }));
});

test("bytes that were changed in the file are not passed off as VirusTotal's", () => {
  const id = reports.keep(domain, day(1), null);
  db.prepare("UPDATE report SET sha256 = ? WHERE id = ?").run(Buffer.alloc(32), id);
  expect(() => reports.read(id)).toThrow(/SHA-256/);
});
