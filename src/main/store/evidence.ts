import type Database from "better-sqlite3";
import type { Flag } from "../../shared/verdict.ts";
import type { Answer } from "../watch/timeline.ts";
import type { Known } from "../watch/transitions.ts";
import { type CheckRow, type RecordedCheck, recorded } from "./checks.ts";

/** A check with a report, as far as it is needed to look for what moved. */
export interface Reported {
  readonly checkId: number;
  /** ms UTC. */
  readonly at: number;
  readonly reportId: number;
}

interface AnswerRow {
  readonly checkId: number;
  readonly at: number;
  readonly verdict: Known;
  readonly flagSet: number | null;
  readonly flags: string | null;
  readonly reportId: number | null;
}

const noFlags: readonly Flag[] = [];

/** What is known of one domain, looked up from its present to its past. A domain nobody ever asked about has none. */
export function evidenceStore(db: Database.Database) {
  const columns = `c.*, c.checked_at AS begun_at, f.flags, d.name, d.typed FROM domain d
    JOIN domain_check c ON c.domain_id = d.id LEFT JOIN flag_set f ON f.id = c.flag_set_id WHERE d.name = @name`;
  const newest = db.prepare<{ name: string; limit: number }, CheckRow>(
    `SELECT ${columns} ORDER BY c.checked_at DESC, c.id DESC LIMIT @limit`,
  );
  const older = db.prepare<{ name: string; before: number; limit: number }, CheckRow>(`
    SELECT ${columns} AND (c.checked_at, c.id) < (SELECT checked_at, id FROM domain_check WHERE id = @before)
    ORDER BY c.checked_at DESC, c.id DESC LIMIT @limit`);
  const byId = db.prepare<{ name: string; checkId: number }, CheckRow>(
    `SELECT ${columns} AND c.id = @checkId`,
  );
  const answerBefore = db.prepare<{ name: string; checkId: number }, CheckRow>(`
    SELECT ${columns} AND c.verdict <> 'failed'
      AND (c.checked_at, c.id) < (SELECT checked_at, id FROM domain_check WHERE id = @checkId)
    ORDER BY c.checked_at DESC, c.id DESC LIMIT 1`);

  const domain = db.prepare<[string], number>("SELECT id FROM domain WHERE name = ?").pluck();
  // The last answer before then, and from there back the last one that nobody spoke against: the spells that reach
  // into the time that is asked for begin after it.
  const calmBefore = db
    .prepare<{ id: number; at: number }, number | null>(`
      SELECT checked_at FROM domain_check WHERE domain_id = @id AND verdict <> 'failed' AND flag_set_id IS NULL
        AND checked_at <= (SELECT max(checked_at) FROM domain_check
          WHERE domain_id = @id AND checked_at < @at AND verdict <> 'failed')
      ORDER BY checked_at DESC LIMIT 1`)
    .pluck();
  const anyBefore = db
    .prepare<{ id: number; at: number }, number>(
      "SELECT 1 FROM domain_check WHERE domain_id = @id AND checked_at < @at AND verdict <> 'failed' LIMIT 1",
    )
    .pluck();
  const answers = db.prepare<{ id: number; from: number }, AnswerRow>(`
    SELECT c.id AS checkId, c.checked_at AS at, c.verdict, c.flag_set_id AS flagSet, f.flags, c.report_id AS reportId
    FROM domain_check c LEFT JOIN flag_set f ON f.id = c.flag_set_id
    WHERE c.domain_id = @id AND c.checked_at >= @from AND c.verdict <> 'failed' ORDER BY c.checked_at, c.id`);
  const reported = db.prepare<{ id: number; from: number; checkId: number; most: number }, Reported>(`
    SELECT c.id AS checkId, c.checked_at AS at, c.report_id AS reportId FROM domain_check c
    WHERE c.domain_id = @id AND c.verdict <> 'failed' AND c.report_id IS NOT NULL AND c.checked_at >= @from
      AND (c.checked_at, c.id) <= (SELECT checked_at, id FROM domain_check WHERE id = @checkId)
    ORDER BY c.checked_at DESC, c.id DESC LIMIT @most`);

  return {
    /** The checks of a domain, newest first, at most `limit`; with `before` those that are older than that one. */
    checks: (name: string, before: number | undefined, limit: number): readonly RecordedCheck[] =>
      (before === undefined ? newest.all({ name, limit }) : older.all({ name, before, limit })).map(recorded),
    /** A check of this domain by its id, or null. */
    check(name: string, checkId: number): RecordedCheck | null {
      const row = byId.get({ name, checkId });
      return row === undefined ? null : recorded(row);
    },
    /** The answer before a check, or null. */
    answerBefore(name: string, checkId: number): RecordedCheck | null {
      const row = answerBefore.get({ name, checkId });
      return row === undefined ? null : recorded(row);
    },
    /**
     * A domain's answers from `since` (ms UTC) on, oldest first, and those before it that tell since when engines
     * that speak against it there have done so: at least the last answer before, where there is one.
     */
    answers(name: string, since: number): readonly Answer[] {
      const id = domain.get(name);
      if (id === undefined) return [];
      const from = anyBefore.get({ id, at: since }) === undefined ? since : calmBefore.get({ id, at: since });
      // Days on which nothing moved share a set.
      const sets = new Map<number, readonly Flag[]>();
      return answers.all({ id, from: from ?? 0 }).map(({ flagSet, flags, ...answer }) => {
        if (flagSet === null || flags === null) return { ...answer, flags: noFlags };
        const known = sets.get(flagSet) ?? (JSON.parse(flags) as readonly Flag[]);
        sets.set(flagSet, known);
        return { ...answer, flags: known };
      });
    },
    /** The answers with a report from `from` (ms UTC) on up to a check, itself included, newest first, at most `most`. */
    reportedUpTo(name: string, checkId: number, from: number, most: number): readonly Reported[] {
      const id = domain.get(name);
      return id === undefined ? [] : reported.all({ id, from, checkId, most });
    },
  };
}
