import { statSync } from "node:fs";
import type Database from "better-sqlite3";

/** What the store holds, and how much room it takes. */
export interface About {
  /** The database with its side files, in bytes. */
  readonly bytes: number;
  /** Domains that were ever looked at, watched or not. */
  readonly domains: number;
  readonly checks: number;
  readonly reports: number;
  /** ms UTC; null where there is no check. */
  readonly oldestCheckAt: number | null;
}

const sideFiles = ["", "-wal", "-shm"];

export function aboutStore(db: Database.Database, path: string) {
  const counts = db.prepare<[], Omit<About, "bytes">>(`
    SELECT (SELECT count(*) FROM domain) AS domains, (SELECT count(*) FROM domain_check) AS checks,
      (SELECT count(*) FROM report) AS reports,
      (SELECT min(first) FROM (SELECT (SELECT min(checked_at) FROM domain_check WHERE domain_id = d.id) AS first
        FROM domain d)) AS oldestCheckAt`);
  const nothing = { domains: 0, checks: 0, reports: 0, oldestCheckAt: null };
  let seen = dataVersion();

  /** Moves whenever another connection has written (https://www.sqlite.org/pragma.html#pragma_data_version). */
  function dataVersion(): unknown {
    return db.pragma("data_version", { simple: true });
  }

  return {
    about: (): About => ({
      ...(counts.get() ?? nothing),
      bytes: sideFiles.reduce(
        (sum, end) => sum + (statSync(path + end, { throwIfNoEntry: false })?.size ?? 0),
        0,
      ),
    }),
    /** Whether SQLite finds nothing wrong with it. Reads all of it. */
    sound: (): boolean => db.pragma("quick_check", { simple: true }) === "ok",
    /** Whether another process has written since this was asked last. */
    changedElsewhere(): boolean {
      const before = seen;
      seen = dataVersion();
      return seen !== before;
    },
  };
}
