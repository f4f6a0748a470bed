import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDatabase } from "../../../src/main/store/open.ts";
import { banken, key, start } from "../../support/command.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { report } from "../../support/report.ts";
import { startVirusTotal } from "../../support/virustotal.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder[Symbol.dispose]());

const inside = (name: string) => join(folder.path, name);
const here = (...args: readonly string[]) => [...args, "--data-dir", inside("data")];
const backup = inside.bind(null, "backup.sqlite");

async function someData(): Promise<string> {
  await using vt = await startVirusTotal((domain) => ({ body: report(domain, { malicious: ["Tiger"] }) }));
  await banken(here("add", "bad.com", "other.com"));
  const env = { BANKEN_API_KEY: key };
  await banken(here("check", "--json", "--api-url", vt.url), { env });
  return (await banken(here("history", "bad.com", "--json"))).out;
}

test("copies everything into one file for its owner alone, from which all comes back", async () => {
  const before = await someData();
  const { status, out, err } = await banken(here("backup", backup()));
  expect(status).toBe(0);
  expect(out).toMatch(/^Everything is in .*backup\.sqlite \(\d+(\.\d)? MB\)\.\n$/);
  expect(err).toContain(`stop Banken, remove ${inside("data")}/banken.sqlite`);
  expect(statSync(backup()).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder.path).sort()).toEqual(["backup.sqlite", "data"]);

  // As it says: what is there goes, and the backup takes its place.
  for (const name of readdirSync(inside("data")).filter((each) => each.startsWith("banken.sqlite")))
    rmSync(join(inside("data"), name));
  copyFileSync(backup(), join(inside("data"), "banken.sqlite"));
  expect((await banken(here("history", "bad.com", "--json"))).out).toBe(before);
  expect((await banken(here("list", "--json"))).lines()).toHaveLength(2);
});

test("takes nobody's place, and says where it cannot write; nothing is left behind", async () => {
  await someData();
  writeFileSync(backup(), "mine");
  const taken = await banken(here("backup", backup()));
  expect([taken.status, taken.out]).toEqual([64, ""]);
  expect(taken.err).toContain(`${backup()} is there already`);
  expect(statSync(backup()).size).toBe(4);
  mkdirSync(inside("folder"));
  const intoFolder = await banken(here("backup", inside("folder")));
  expect([intoFolder.status, intoFolder.out]).toEqual([64, ""]);
  const nowhere = await banken(here("backup", inside("none/backup.sqlite"), "--json"));
  expect([nowhere.status, nowhere.out]).toEqual([64, ""]);
  expect(nowhere.err).toContain("(ENOENT)");
  expect(readdirSync(folder.path).sort()).toEqual(["backup.sqlite", "data", "folder"]);
});

test("is of one moment, and ends, while another process writes all the time", async () => {
  await someData();
  const db = openDatabase(join(inside("data"), "banken.sqlite"), "real");
  // Pages enough for many steps, and two rows that are always written together.
  db.exec("CREATE TABLE filler (bytes BLOB) STRICT; CREATE TABLE pair (a INTEGER, b INTEGER) STRICT");
  const fill = db.prepare("INSERT INTO filler VALUES (randomblob(1000000))");
  for (let n = 0; n < 60; n += 1) fill.run();
  const write = db.prepare("INSERT INTO pair VALUES (?, ?)");
  const { child, ended } = start(here("backup", backup(), "--json"));
  let written = 0;
  while (child.exitCode === null && child.signalCode === null) {
    db.transaction(() => write.run(written, written))();
    written += 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { status, lines } = await ended;
  expect(status).toBe(0);
  expect(lines()).toEqual([{ type: "backup", file: backup(), bytes: statSync(backup()).size }]);
  db.close();
  using copy = open(backup());
  expect(copy.db.pragma("integrity_check", { simple: true })).toBe("ok");
  const pairs = copy.db.prepare<[], number>("SELECT a FROM pair WHERE a = b ORDER BY a").pluck().all();
  expect(pairs).toEqual(pairs.map((_, n) => n));
  expect(pairs.length).toBeLessThan(written);
});

test("can be stopped, and leaves nothing then", async () => {
  await someData();
  const db = openDatabase(join(inside("data"), "banken.sqlite"), "real");
  db.exec("CREATE TABLE filler (bytes BLOB) STRICT");
  const fill = db.prepare("INSERT INTO filler VALUES (randomblob(1000000))");
  for (let n = 0; n < 200; n += 1) fill.run();
  db.close();
  const { child, ended } = start(here("backup", backup()));
  while (!readdirSync(folder.path).some((name) => name.startsWith("backup.sqlite.")))
    await new Promise((resolve) => setImmediate(resolve));
  child.kill("SIGINT");
  const { status } = await ended;
  expect(status).toBe(130);
  expect(existsSync(backup())).toBe(false);
  expect(readdirSync(folder.path)).toEqual(["data"]);
});

function open(path: string): Disposable & { readonly db: Database.Database } {
  const db = new Database(path);
  return { db, [Symbol.dispose]: () => void db.close() };
}
