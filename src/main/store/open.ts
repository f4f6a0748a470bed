import { closeSync, openSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { StoreError, storeError } from "./errors.ts";
import { makeFolder } from "./folder.ts";
import { migrations } from "./migrations/index.ts";

/**
 * "BNKN" and "BNKP" mark a database as Banken's own, and tell real answers from practice's
 * (https://www.sqlite.org/pragma.html#pragma_application_id).
 */
const applicationIds = { real: 0x424e4b4e, practice: 0x424e4b50 } as const;
export type StoreKind = keyof typeof applicationIds;

/** How long one process waits for another's transaction before it says that the database is held, in ms. */
const busyTimeout = 5_000;

/**
 * Opens the database at `path` (made with its folder where there is none) and brings it to the newest shape.
 * @throws {StoreError} for a database from the future, damaged, locked, not ours, or a folder that cannot be written
 */
export function openDatabase(path: string, kind: StoreKind): Database.Database {
  let db: Database.Database | undefined;
  try {
    makeFolder(dirname(path), 0o700);
    // The list of what somebody watches is theirs: SQLite makes its own files in the mode of this one.
    closeSync(openSync(path, "a", 0o600));
    db = new Database(path, { timeout: busyTimeout });
    // In one transaction, or another process that makes it just now would look like a stranger.
    const opened = db;
    db.transaction(() => refuseStrangers(opened, path, kind)).deferred();
    db.pragma("journal_mode = WAL");
    db.pragma("synchronous = NORMAL");
    db.pragma("foreign_keys = ON");
    // 16 MB between checkpoints instead of 4: each is two waits for the disk, in the middle of a pass.
    db.pragma("wal_autocheckpoint = 4000");
    migrate(db, path, kind);
    return db;
  } catch (thrown) {
    db?.close();
    throw storeError(thrown, path);
  }
}

/** Before anything is written: a database that is not ours, or that is newer than we are, stays as it is. */
function refuseStrangers(db: Database.Database, path: string, kind: StoreKind): void {
  const id = db.pragma("application_id", { simple: true });
  const version = Number(db.pragma("user_version", { simple: true }));
  const empty = db.prepare("SELECT count(*) FROM sqlite_schema").pluck().get() === 0;
  const other = kind === "real" ? "practice" : "real";
  if (id === applicationIds[other]) throw new StoreError(other, path);
  if (id !== applicationIds[kind] && !(id === 0 && version === 0 && empty))
    throw new StoreError("foreign", path);
  if (version > migrations.length) throw new StoreError("future", path);
}

function migrate(db: Database.Database, path: string, kind: StoreKind): void {
  const step = db.transaction((): boolean => {
    // Read again inside the transaction: another process may have migrated while this one waited.
    const version = Number(db.pragma("user_version", { simple: true }));
    if (version > migrations.length) throw new StoreError("future", path);
    const sql = migrations[version];
    if (sql === undefined) return false;
    db.exec(sql);
    db.pragma(`application_id = ${applicationIds[kind]}`);
    db.pragma(`user_version = ${version + 1}`);
    return true;
  });
  while (step.immediate());
}
