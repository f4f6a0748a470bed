import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { migrations } from "../../../src/main/store/migrations/index.ts";
import { openDatabase } from "../../../src/main/store/open.ts";
import { temporaryFolder } from "../../support/folder.ts";

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, "data", "banken.sqlite");
});
afterEach(() => folder[Symbol.dispose]());

const fault = (name: string) => expect.objectContaining({ name: "StoreError", fault: name });

describe("a new database", () => {
  test("is made with its folder, in the newest shape, for its owner alone", () => {
    const db = openDatabase(path, "real");
    expect(db.pragma("user_version", { simple: true })).toBe(migrations.length);
    expect(db.pragma("journal_mode", { simple: true })).toBe("wal");
    expect(db.pragma("foreign_keys", { simple: true })).toBe(1);
    if (process.platform !== "win32")
      for (const file of [path, `${path}-wal`, `${path}-shm`])
        expect(statSync(file).mode & 0o777).toBe(0o600);
    db.close();
  });

  test("has STRICT tables only", () => {
    const db = openDatabase(path, "real");
    const loose = db
      .prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite%'",
      )
      .all();
    expect(loose).toEqual([]);
    db.close();
  });

  test("opens again with what it held", () => {
    openDatabase(path, "real")
      .prepare("INSERT INTO domain (name, typed) VALUES ('a.example', 'a.example')")
      .run();
    const again = openDatabase(path, "real");
    expect(again.prepare("SELECT name FROM domain").pluck().all()).toEqual(["a.example"]);
    again.close();
  });
});

describe("what cannot be used is named and left as it is", () => {
  test("a database from the future", () => {
    const db = openDatabase(path, "real");
    db.pragma(`user_version = ${migrations.length + 1}`);
    db.close();
    const before = readFileSync(path);
    expect(() => openDatabase(path, "real")).toThrow(fault("future"));
    expect(readFileSync(path)).toEqual(before);
  });

  test.each(["real", "practice"] as const)("one that holds %s data, where the other is asked for", (kind) => {
    openDatabase(path, kind).close();
    const before = readFileSync(path);
    expect(() => openDatabase(path, kind === "real" ? "practice" : "real")).toThrow(fault(kind));
    expect(readFileSync(path)).toEqual(before);
  });

  test("another program's database", () => {
    mkdirSync(join(folder.path, "data"));
    const db = new Database(path);
    db.exec("CREATE TABLE notes (text); INSERT INTO notes VALUES ('mine')");
    db.close();
    const before = readFileSync(path);
    expect(() => openDatabase(path, "real")).toThrow(fault("foreign"));
    expect(readFileSync(path)).toEqual(before);
  });

  test.each([
    ["text", Buffer.from("this is not a database at all, however long it goes on\n".repeat(100))],
    ["a torn page", null],
  ])("a damaged one: %s", (_what, bytes) => {
    const db = openDatabase(path, "real");
    db.close();
    const torn = bytes ?? readFileSync(path).fill(0xff, 100, 4_096);
    writeFileSync(path, torn);
    expect(() => openDatabase(path, "real")).toThrow(fault("damaged"));
    expect(readFileSync(path)).toEqual(torn);
  });

  test("a path that is a folder", () => {
    mkdirSync(path, { recursive: true });
    expect(() => openDatabase(path, "real")).toThrow(fault("unwritable"));
  });

  test("a data folder that is a file", () => {
    writeFileSync(join(folder.path, "data"), "");
    expect(() => openDatabase(path, "real")).toThrow(fault("unwritable"));
  });

  test.skipIf(process.getuid?.() === 0)(
    "a folder that may not be written (skipped for root, who may)",
    () => {
      mkdirSync(join(folder.path, "data"));
      chmodSync(join(folder.path, "data"), 0o500);
      expect(() => openDatabase(path, "real")).toThrow(fault("unwritable"));
    },
  );
});

describe("migrations", () => {
  test.each(migrations.map((_, n) => n))("from version %i to the newest, keeping what is there", (from) => {
    mkdirSync(join(folder.path, "data"));
    const old = new Database(path);
    for (const sql of migrations.slice(0, from)) old.exec(sql);
    if (from > 0) {
      old.pragma("application_id = 0x424e4b4e");
      old.pragma(`user_version = ${from}`);
    }
    old.close();
    const db = openDatabase(path, "real");
    expect(db.pragma("user_version", { simple: true })).toBe(migrations.length);
    expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
    db.close();
  });
});
