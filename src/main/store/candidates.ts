import type Database from "better-sqlite3";
import { shownName } from "../watch/domains/shown.ts";
import type { Candidate } from "../watch/schedule.ts";

type Row = Omit<Candidate, "paused"> & { readonly paused: number };

/** The watched list as the schedule sees it. */
export function candidateStore(db: Database.Database) {
  const all = db.prepare<[], Row>(`
    SELECT d.name, d.typed, d.paused_at IS NOT NULL AS paused, a.verdict, c.checked_at AS checkedAt,
      CASE c.verdict WHEN 'failed' THEN c.reason END AS failed
    FROM domain d
    LEFT JOIN domain_check a ON a.id = d.latest_answer
    LEFT JOIN domain_check c ON c.id = d.latest_check
    WHERE d.watched_since IS NOT NULL ORDER BY d.id`);
  return {
    /** In the order in which they were entered. */
    all: (): readonly Candidate[] =>
      all.all().map((row) => ({ ...row, typed: shownName(row), paused: row.paused === 1 })),
  };
}
