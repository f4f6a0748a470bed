import Database from "better-sqlite3";

/** What can be wrong with the place where answers are kept. */
export type StoreFault =
  | "practice"
  | "real"
  | "future"
  | "foreign"
  | "damaged"
  | "locked"
  | "full"
  | "unwritable"
  | "closed"
  | "broken";

/** What each fault means to a person, and what to do. `where` is the database's path. */
const told: Record<StoreFault, (where: string) => string> = {
  practice: (where) =>
    `${where} holds practice data, not real answers. Nothing was changed. Choose another folder with --data-dir, or practise with --practice on the folder above.`,
  real: (where) =>
    `${where} holds real answers, not practice data. Nothing was changed. Choose another folder with --data-dir.`,
  future: (where) =>
    `The database ${where} was written by a newer Banken. Nothing was changed. Update Banken, or choose another folder with --data-dir.`,
  foreign: (where) =>
    `${where} is a database, but not one of Banken's. Nothing was changed. Choose another folder with --data-dir.`,
  damaged: (where) =>
    `The database ${where} is damaged. Nothing was changed. Put back a backup, or move the file away and start anew.`,
  locked: (where) =>
    `The database ${where} is held by another program. Close it, or wait until it has finished, and try again.`,
  full: (where) =>
    `The disk that holds ${where} is full, or cannot be written any more. Everything recorded so far is kept. Free some space and try again.`,
  unwritable: (where) =>
    `The data folder cannot be written (${where}). Check its permissions, or choose another with --data-dir.`,
  closed: (where) =>
    `The database ${where} was closed meanwhile. Nothing that was recorded is lost; ask again.`,
  broken: (where) => `The database ${where} could not be used.`,
};

/** A fault of the store, with a message meant for a person. */
export class StoreError extends Error {
  override name = "StoreError";
  readonly fault: StoreFault;
  /** The database's path. */
  readonly where: string;
  /** SQLite's own words for a fault that has no name here. */
  readonly sqlite: string | null;
  constructor(fault: StoreFault, where: string, options?: ErrorOptions) {
    const sqlite = fault === "broken" && options?.cause instanceof Error ? options.cause.message : null;
    super(told[fault](where) + (sqlite === null ? "" : ` SQLite says: ${sqlite}`), options);
    this.fault = fault;
    this.where = where;
    this.sqlite = sqlite;
  }
}

/** A stored report that no longer gives back VirusTotal's bytes. */
export class DamagedReport extends Error {
  override name = "DamagedReport";
  constructor(id: number) {
    super(`report ${id} does not match its SHA-256`);
  }
}

/** SQLite's own result codes (https://www.sqlite.org/rescode.html), longest prefix first where two could match. */
const faults: readonly (readonly [code: string, fault: StoreFault])[] = [
  ["SQLITE_IOERR_WRITE", "full"],
  ["SQLITE_FULL", "full"],
  ["SQLITE_BUSY", "locked"],
  ["SQLITE_LOCKED", "locked"],
  ["SQLITE_CORRUPT", "damaged"],
  ["SQLITE_NOTADB", "damaged"],
  ["SQLITE_READONLY", "unwritable"],
  ["SQLITE_CANTOPEN", "unwritable"],
  ["SQLITE_PERM", "unwritable"],
  ["SQLITE_IOERR", "unwritable"],
];

/** The file system's own codes for a place that cannot be written. */
const unwritable = new Set([
  "EACCES",
  "EPERM",
  "EROFS",
  "ENOTDIR",
  "EEXIST",
  "EISDIR",
  "ENOENT",
  "ELOOP",
  "ENAMETOOLONG",
]);

/** Turns what SQLite or the file system threw into a fault with a name; anything else is passed through. */
export function storeError(thrown: unknown, where: string): unknown {
  if (thrown instanceof StoreError) return thrown;
  if (thrown instanceof DamagedReport) return new StoreError("damaged", where, { cause: thrown });
  if (thrown instanceof Database.SqliteError) {
    const fault = faults.find(([code]) => thrown.code.startsWith(code))?.[1] ?? "broken";
    return new StoreError(fault, where, { cause: thrown });
  }
  const code = (thrown as NodeJS.ErrnoException | null)?.code;
  if (code === "ENOSPC") return new StoreError("full", where, { cause: thrown });
  if (unwritable.has(code ?? "")) return new StoreError("unwritable", where, { cause: thrown });
  return thrown;
}
