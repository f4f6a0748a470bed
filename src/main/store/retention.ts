import Database from "better-sqlite3";
import { type Aging, expendable, type Linked, unreferenced } from "../watch/retention.ts";

/** What went, or would go. `bytes` is near enough: what the rows and frames take in the database. */
export interface Thinned {
  readonly checks: number;
  readonly reports: number;
  readonly bytes: number;
}

interface CheckRow extends Omit<Aging, "held" | "alerted"> {
  readonly held: number;
  readonly alerted: number;
  readonly report: number | null;
  readonly flagSet: number | null;
}

type AgingCheck = Aging & Pick<CheckRow, "report" | "flagSet">;

/**
 * A pass whose list nobody needs any more: it ended before `@before`, or was cut off before that and is not the one
 * that would be taken up again.
 */
const isOver = `coalesce(pass.finished_at < @before, pass.started_at < @before
  AND pass.id <> (SELECT max(id) FROM pass WHERE finished_at IS NULL))`;

/** What a check takes with its places in the index and in its pass's list, in bytes (`npm run bench -- storage`). */
const checkBytes = 110;

/**
 * Thins out what nobody would miss (watch/retention.ts). First the lists of passes that are over become their
 * counts, so that nothing of them refers to checks any more, then each domain is thinned in a transaction of its own.
 */
export function retentionStore(db: Database.Database) {
  const over = db
    .prepare<{ before: number }, number>(`SELECT id FROM pass WHERE counts IS NULL AND ${isOver} ORDER BY id`)
    .pluck();
  const keepCounts = db.prepare<[number]>(`
    UPDATE pass SET counts = (
      SELECT json_object('total', count(*), 'checked', count(c.id),
        'malicious', count(*) FILTER (WHERE c.verdict = 'malicious'),
        'suspicious', count(*) FILTER (WHERE c.verdict = 'suspicious'),
        'clean', count(*) FILTER (WHERE c.verdict = 'clean'),
        'unrated', count(*) FILTER (WHERE c.verdict = 'unrated'),
        'unknown', count(*) FILTER (WHERE c.verdict = 'unknown'),
        'failed', count(*) FILTER (WHERE c.verdict = 'failed'))
      FROM pass_domain p LEFT JOIN domain_check c ON c.id = p.check_id WHERE p.pass_id = pass.id)
    WHERE id = ?`);
  const dropList = db.prepare<[number]>("DELETE FROM pass_domain WHERE pass_id = ?");
  const old = db
    .prepare<[number], number>(
      "SELECT id FROM domain d WHERE EXISTS (SELECT 1 FROM domain_check WHERE domain_id = d.id AND checked_at < ?)",
    )
    .pluck();
  const checksOf = db.prepare<{ domainId: number; before: number }, CheckRow>(`
    SELECT c.id, c.checked_at AS at, c.verdict, c.reason, f.flags, c.report_id AS report, c.flag_set_id AS flagSet,
      c.id IN (d.latest_check, d.latest_answer)
        OR NOT (c.pass_id IS NULL OR pass.counts IS NOT NULL OR ${isOver}) AS held,
      EXISTS (SELECT 1 FROM alert a WHERE a.check_id = c.id) AS alerted
    FROM domain_check c JOIN domain d ON d.id = c.domain_id
    LEFT JOIN flag_set f ON f.id = c.flag_set_id LEFT JOIN pass ON pass.id = c.pass_id
    WHERE c.domain_id = @domainId ORDER BY c.checked_at, c.id`);
  const reportsOf = db.prepare<[number], Linked & { readonly bytes: number }>(
    "SELECT id, base_id AS base, length(frame) AS bytes FROM report WHERE domain_id = ?",
  );
  const latestReport = db
    .prepare<[number], number | null>("SELECT latest_report FROM domain WHERE id = ?")
    .pluck();
  const dropCheck = db.prepare("DELETE FROM domain_check WHERE id = ?");
  const dropReport = db.prepare("DELETE FROM report WHERE id = ?");
  const dropFlags = db.prepare("DELETE FROM flag_set WHERE id = ?");

  const fold = db.transaction((passId: number): void => {
    keepCounts.run(passId);
    dropList.run(passId);
  });

  function thinOne(domainId: number, before: number, now: number, dryRun: boolean): Thinned {
    const checks = checksOf.all({ domainId, before }).map(aging);
    const gone = new Set(expendable(checks, before, now));
    const kept = checks.filter((check) => !gone.has(check));
    const used = [...kept.map(({ report }) => report), latestReport.get(domainId) ?? null];
    const reports = unreferenced(reportsOf.all(domainId), used.filter(isId));
    // A set of flags belongs to the checks of one domain, as a report does.
    const flags = new Map(
      [...gone].flatMap((each) => (isId(each.flagSet) ? [[each.flagSet, each.flags ?? ""]] : [])),
    );
    for (const { flagSet } of kept) if (isId(flagSet)) flags.delete(flagSet);
    if (!dryRun) {
      for (const { id } of gone) dropCheck.run(id);
      for (const { id } of reports) dropReport.run(id);
      for (const id of flags.keys()) dropFlags.run(id);
    }
    const bytes = [
      gone.size * checkBytes,
      ...reports.map((report) => report.bytes),
      ...[...flags.values()].map(({ length }) => length),
    ].reduce((sum, each) => sum + each, 0);
    return { checks: gone.size, reports: reports.length, bytes };
  }

  const thin = db.transaction(thinOne);

  return {
    /** The domains that have checks from before `before` (ms UTC). */
    aged: (before: number): readonly number[] => old.all(before),
    /** The passes that are over since before `before` (ms UTC), and still have their lists. */
    passesOver: (before: number): readonly number[] => over.all({ before }),
    /** Turns the list of a pass that is over into its counts. */
    fold: (passId: number): void => fold.immediate(passId),
    /** Thins out one domain after the passes are folded, or (`dryRun`) tells what would go then. */
    thin(domainId: number, before: number, now: number, dryRun: boolean): Thinned {
      if (dryRun) return thin.deferred(domainId, before, now, true);
      // Nothing points at what goes: it was looked up. SQLite would look it up again for every row, without an index.
      db.pragma("foreign_keys = OFF");
      try {
        return thin.immediate(domainId, before, now, false);
      } finally {
        db.pragma("foreign_keys = ON");
      }
    },
    /**
     * Gives the `bytes` that went back to the disk where they are a tenth of the file or more; less is soon taken up
     * by new answers. Blocks for as long as it takes to write what is left.
     */
    shrink(bytes: number): void {
      const [pages = 0, size = 0] = ["page_count", "page_size"].map((name) =>
        Number(db.pragma(name, { simple: true })),
      );
      if (bytes * 10 < pages * size) return;
      try {
        db.exec("VACUUM");
        db.pragma("wal_checkpoint(TRUNCATE)");
      } catch (thrown) {
        // Another process is writing, or the disk has no room for a second copy: then new answers take up what is free.
        if (!(thrown instanceof Database.SqliteError)) throw thrown;
      }
    },
  };
}

function aging({ held, alerted, ...row }: CheckRow): AgingCheck {
  return { ...row, held: held === 1, alerted: alerted === 1 };
}

function isId(id: number | null): id is number {
  return id !== null;
}
