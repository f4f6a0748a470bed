import type { Tempo } from "../watch/tempo.ts";
import { checkStore } from "./checks.ts";
import { domainStore } from "./domains.ts";
import { storeError } from "./errors.ts";
import { openDatabase, type StoreKind } from "./open.ts";
import { passStore } from "./passes.ts";
import { quotaStore } from "./quota.ts";
import { reportStore } from "./reports.ts";

export type { Answered, Slot } from "./quota.ts";

/** Everything Banken remembers, in one SQLite database. */
export interface Store {
  readonly domains: ReturnType<typeof domainStore>;
  readonly reports: ReturnType<typeof reportStore>;
  readonly checks: ReturnType<typeof checkStore>;
  readonly passes: ReturnType<typeof passStore>;
  readonly quota: ReturnType<typeof quotaStore>;
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
      domains: named(domains, path),
      reports: named(reports, path),
      checks: named(checkStore(db, domains, reports), path),
      passes: named(passStore(db, domains), path),
      quota: named(quotaStore(db, tempo), path),
    };
    return { ...store, close: () => db.close() };
  } catch (thrown) {
    db.close();
    throw storeError(thrown, path);
  }
}

type Methods = Record<string, (...args: never[]) => unknown>;

/** The same methods, with SQLite's faults named for a person on their way out. */
function named<T extends Methods>(methods: T, path: string): T {
  const entries = Object.entries(methods).map(([name, method]) => [
    name,
    (...args: never[]) => {
      try {
        return method(...args);
      } catch (thrown) {
        throw storeError(thrown, path);
      }
    },
  ]);
  return Object.fromEntries(entries) as T;
}
