import type Database from "better-sqlite3";
import type { FailureReason, Verdict } from "../../shared/verdict.ts";

/** A name as the store knows it: `name` is the A-label that is sent, `typed` is what the person wrote. */
export interface StoredName {
  readonly name: string;
  readonly typed: string;
}

/** One line of the watched list. Times are ms UTC; the verdict is the last answer's, the failure stands beside it. */
export interface Watched extends StoredName {
  readonly watchedSince: number;
  readonly verdict: Exclude<Verdict, "failed"> | null;
  /** Engines against it, of how many; null where there is no analysis. */
  readonly against: number | null;
  readonly engines: number | null;
  readonly analysedAt: number | null;
  readonly checkedAt: number | null;
  readonly failed: FailureReason | null;
}

/** The domains: everything that was ever looked at, and which of them are watched. */
export function domainStore(db: Database.Database) {
  const find = db.prepare<[string], number>("SELECT id FROM domain WHERE name = ?").pluck();
  const insert = db.prepare("INSERT INTO domain (name, typed) VALUES (?, ?)");
  const startWatching = db.prepare(
    "UPDATE domain SET typed = ?, watched_since = ? WHERE id = ? AND watched_since IS NULL",
  );
  const stopWatching = db.prepare(
    "UPDATE domain SET watched_since = NULL WHERE name = ? AND watched_since IS NOT NULL",
  );
  const listed = db.prepare<[], Watched>(`
    SELECT d.name, d.typed, d.watched_since AS watchedSince, a.verdict, a.malicious + a.suspicious AS against,
           a.malicious + a.suspicious + a.harmless + a.undetected + a.timeout AS engines, a.analysed_at AS analysedAt,
           c.checked_at AS checkedAt, CASE c.verdict WHEN 'failed' THEN c.reason END AS failed
    FROM domain d
    LEFT JOIN domain_check a ON a.id = d.latest_answer
    LEFT JOIN domain_check c ON c.id = d.latest_check
    WHERE d.watched_since IS NOT NULL ORDER BY d.id`);
  const names = db.prepare<[], StoredName>(
    "SELECT name, typed FROM domain WHERE watched_since IS NOT NULL ORDER BY id",
  );

  /** The id of a name, entered where it is new. */
  function idOf({ name, typed }: StoredName): number {
    return find.get(name) ?? Number(insert.run(name, typed).lastInsertRowid);
  }

  const watch = db.transaction((list: readonly StoredName[], now: number): string[] =>
    list.filter((each) => startWatching.run(each.typed, now, idOf(each)).changes > 0).map(({ name }) => name),
  );
  const unwatch = db.transaction((list: readonly string[]): string[] =>
    list.filter((name) => stopWatching.run(name).changes > 0),
  );

  return {
    idOf,
    find: (name: string): number | null => find.get(name) ?? null,
    /** Puts names on the watched list; returns those that were not on it before. */
    watch: (list: readonly StoredName[], now: number): readonly string[] => watch.immediate(list, now),
    /** Takes names off the watched list and keeps all that is known of them; returns those that were on it. */
    unwatch: (list: readonly string[]): readonly string[] => unwatch.immediate(list),
    /** The watched list with how each stands, in the order in which they were entered. */
    watched: (): readonly Watched[] => listed.all(),
    /** The watched names alone. */
    watchedNames: (): readonly StoredName[] => names.all(),
  };
}
