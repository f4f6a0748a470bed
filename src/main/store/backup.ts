import { closeSync, existsSync, linkSync, openSync, renameSync, rmSync } from "node:fs";
import Database from "better-sqlite3";
import { StoreError, storeError } from "./errors.ts";

/** How far a backup has come, in pages of the database. */
export type Copied = (done: number, total: number) => void;

/** So many pages are copied between two looks at the signal: some 4 MB. */
const pages = 1_000;

/**
 * Copies the whole database to `to` as it stands now, with SQLite's online backup: whoever else works on it goes on.
 * Nothing is at `to` before the copy is whole and was read through once; its owner alone may read it.
 * @param to an absolute path
 * @throws {StoreError} where SQLite cannot read the one or write the other; the file system's own error, `EEXIST` where
 * something is at `to`; the signal's reason where that is aborted
 */
export async function backUp(
  db: Database.Database,
  to: string,
  copied: Copied,
  signal: AbortSignal,
): Promise<void> {
  const draft = `${to}.${process.pid}`;
  rmSync(draft, { force: true });
  closeSync(openSync(draft, "wx", 0o600));
  try {
    await copy(db, draft, copied, signal);
    check(draft);
    giveName(draft, to);
  } catch (thrown) {
    throw thrown instanceof Database.SqliteError ? storeError(thrown, to) : thrown;
  } finally {
    for (const end of ["", "-wal", "-shm", "-journal"]) rmSync(draft + end, { force: true });
  }
}

/** Unlike a rename, a link takes nobody's place. Memory sticks have none. */
function giveName(draft: string, to: string): void {
  try {
    linkSync(draft, to);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === "EEXIST" || existsSync(to)) throw thrown;
    renameSync(draft, to);
  }
}

/**
 * Within one read transaction: SQLite begins a backup anew where another process has written between two steps
 * (https://www.sqlite.org/c3ref/backup_finish.html), and beside a pass it would never end.
 */
async function copy(
  db: Database.Database,
  draft: string,
  copied: Copied,
  signal: AbortSignal,
): Promise<void> {
  db.exec("BEGIN");
  try {
    db.prepare("SELECT count(*) FROM sqlite_schema").get();
    await db.backup(draft, {
      progress({ totalPages, remainingPages }) {
        signal.throwIfAborted();
        copied(totalPages - remainingPages, totalPages);
        return pages;
      },
    });
  } finally {
    db.exec("COMMIT");
  }
}

/** A backup that cannot be read is none. */
function check(path: string): void {
  const db = new Database(path, { readonly: true });
  try {
    if (db.pragma("quick_check", { simple: true }) !== "ok") throw new StoreError("damaged", path);
  } finally {
    db.close();
  }
}
