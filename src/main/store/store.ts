import type Database from "better-sqlite3";
import type { Tempo } from "../watch/tempo.ts";
import { type About, aboutStore } from "./about.ts";
import { alertStore } from "./alerts.ts";
import { backUp, type Copied } from "./backup.ts";
import { candidateStore } from "./candidates.ts";
import { checkStore } from "./checks.ts";
import { domainStore } from "./domains.ts";
import { StoreError, storeError } from "./errors.ts";
import { evidenceStore } from "./evidence.ts";
import { listingStore } from "./listing.ts";
import { markStore } from "./marks.ts";
import { openDatabase, type StoreKind } from "./open.ts";
import { passStore } from "./passes.ts";
import { pauseStore } from "./pause.ts";
import { quotaStore } from "./quota.ts";
import { reportStore } from "./reports.ts";
import { retentionStore } from "./retention.ts";
import { usageStore } from "./usage.ts";

export type { Answered, Slot } from "./quota.ts";

/** Everything Banken remembers, in one SQLite database. */
export interface Store {
  readonly domains: ReturnType<typeof domainStore>;
  readonly candidates: ReturnType<typeof candidateStore>;
  readonly marks: ReturnType<typeof markStore>;
  readonly listing: ReturnType<typeof listingStore>;
  readonly alerts: ReturnType<typeof alertStore>;
  readonly reports: ReturnType<typeof reportStore>;
  readonly checks: ReturnType<typeof checkStore>;
  readonly evidence: ReturnType<typeof evidenceStore>;
  readonly passes: ReturnType<typeof passStore>;
  readonly pause: ReturnType<typeof pauseStore>;
  readonly quota: ReturnType<typeof quotaStore> & ReturnType<typeof usageStore>;
  readonly retention: ReturnType<typeof retentionStore>;
  /** What it holds, and how much room it takes. */
  readonly about: () => About;
  /** Whether SQLite finds nothing wrong with the database. Reads all of it. */
  readonly sound: () => boolean;
  /** Whether another process has written since this was asked last. */
  readonly changedElsewhere: () => boolean;
  /** Copies all of it to a new file (backup.ts), which nothing else may be done beside in this process. */
  readonly backUp: (to: string, copied: Copied, signal: AbortSignal) => Promise<void>;
  readonly close: () => void;
}

/**
 * Opens the store in the database at `path`, making it where there is none.
 * @throws {StoreError} from here and from every method: what is wrong with the file, in words for a person
 */
export function openStore(path: string, tempo: Tempo, kind: StoreKind = "real"): Store {
  const db = openDatabase(path, kind);
  try {
    const domains = domainStore(db);
    const reports = reportStore(db);
    const store = {
      domains: named(domains, db, path),
      candidates: named(candidateStore(db), db, path),
      marks: named(markStore(db), db, path),
      listing: named(listingStore(db), db, path),
      alerts: named(alertStore(db), db, path),
      reports: named(reports, db, path),
      checks: named(checkStore(db, domains, reports), db, path),
      evidence: named(evidenceStore(db), db, path),
      passes: named(passStore(db, domains), db, path),
      pause: named(pauseStore(db), db, path),
      quota: named({ ...quotaStore(db, tempo), ...usageStore(db) }, db, path),
      retention: named(retentionStore(db), db, path),
      ...named(aboutStore(db, path), db, path),
    };
    return {
      ...store,
      backUp: (to, copied, signal) => backUp(db, to, copied, signal),
      close: () => db.close(),
    };
  } catch (thrown) {
    db.close();
    throw storeError(thrown, path);
  }
}

type Methods = Record<string, (...args: never[]) => unknown>;

/** The same methods, with SQLite's faults named for a person on their way out. */
function named<T extends Methods>(methods: T, db: Database.Database, path: string): T {
  const entries = Object.entries(methods).map(([name, method]) => [
    name,
    (...args: never[]) => {
      try {
        return method(...args);
      } catch (thrown) {
        // Another world took its place, or all of it ends, while somebody was still at work in it.
        if (!db.open) throw new StoreError("closed", path);
        throw storeError(thrown, path);
      }
    },
  ]);
  return Object.fromEntries(entries) as T;
}
