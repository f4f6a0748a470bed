import type Database from "better-sqlite3";
import type { Check, Flag, Reason, Verdict } from "../../shared/verdict.ts";
import { type AlertKind, type Known, transition } from "../watch/transitions.ts";
import type { domainStore, StoredName } from "./domains.ts";
import type { reportStore } from "./reports.ts";
import { type StatsColumns, statsOf } from "./stats.ts";

/** A check on its way into the store: what came of it, the answer's bytes where there are any, and where it belongs. */
export interface NewCheck {
  readonly domain: StoredName;
  readonly check: Check;
  /** What VirusTotal sent, already free of the key; kept byte for byte. */
  readonly body: Uint8Array | null;
  /** For a failure: the particular fault behind the reason, such as `ECONNRESET` or `HTTP 503 TransientError`. */
  readonly detail: string | null;
  /** The pass it is part of and its place there; none for history that is read in. */
  readonly pass: { readonly id: number; readonly position: number } | null;
}

/** What recording a check brought to light. */
export interface Recorded {
  /** The last verdict that was known before this check, or null. */
  readonly before: Known | null;
  readonly alert: AlertKind | null;
}

/** A check as it was recorded. */
export interface RecordedCheck extends Check {
  readonly id: number;
  readonly typed: string;
  readonly detail: string | null;
  readonly reportId: number | null;
  /** When the pass began that it is part of; its own time where it is part of none. */
  readonly begunAt: number;
}

/** A check's columns, with its domain's name and its flags. */
export interface CheckRow extends StatsColumns {
  readonly id: number;
  readonly name: string;
  readonly typed: string;
  readonly checked_at: number;
  readonly begun_at: number;
  readonly verdict: Verdict;
  readonly reason: Reason | null;
  readonly detail: string | null;
  readonly flags: string | null;
  readonly analysed_at: number | null;
  readonly analysed_from: number | null;
  readonly report_id: number | null;
}

/** How `analysed_from` is kept: one byte a row instead of eighteen. */
const analysedFrom = { last_analysis_date: 1, last_modification_date: 2 } as const;

/** The checks of each domain in the order of time, and the one transaction that records a new one. */
export function checkStore(
  db: Database.Database,
  domains: ReturnType<typeof domainStore>,
  reports: ReturnType<typeof reportStore>,
) {
  const insert = db.prepare(`
    INSERT INTO domain_check (domain_id, pass_id, checked_at, verdict, reason, detail, malicious, suspicious,
      harmless, undetected, timeout, flag_set_id, analysed_at, analysed_from, report_id)
    VALUES (@domainId, @passId, @checkedAt, @verdict, @reason, @detail, @malicious, @suspicious,
      @harmless, @undetected, @timeout, @flagSetId, @analysedAt, @analysedFrom, @reportId)`);
  const latest = db.prepare<
    [number],
    {
      watched: number;
      report: number | null;
      checkedAt: number | null;
      answeredAt: number | null;
      verdict: Known | null;
      since: number | null;
      flagSetId: number | null;
      flags: string | null;
    }
  >(`
    SELECT d.watched_since IS NOT NULL AS watched, d.latest_report AS report, c.checked_at AS checkedAt,
           a.checked_at AS answeredAt, a.verdict, d.verdict_since AS since, a.flag_set_id AS flagSetId, f.flags
    FROM domain d
    LEFT JOIN domain_check c ON c.id = d.latest_check
    LEFT JOIN domain_check a ON a.id = d.latest_answer
    LEFT JOIN flag_set f ON f.id = a.flag_set_id
    WHERE d.id = ?`);
  const setLatest = db.prepare(
    "UPDATE domain SET latest_check = coalesce(?, latest_check), latest_answer = coalesce(?, latest_answer), latest_report = coalesce(?, latest_report), verdict_since = ? WHERE id = ?",
  );
  // Answers of the same time are in the order in which they were recorded.
  const firstInRow = db
    .prepare<[{ domainId: number; verdict: Known }], number>(`
      SELECT min(c.checked_at) FROM domain_check c LEFT JOIN domain_check other ON other.id = (
        SELECT o.id FROM domain_check o WHERE o.domain_id = @domainId AND o.verdict NOT IN ('failed', @verdict)
        ORDER BY o.checked_at DESC, o.id DESC LIMIT 1)
      WHERE c.domain_id = @domainId AND c.verdict = @verdict
        AND (other.id IS NULL OR (c.checked_at, c.id) > (other.checked_at, other.id))`)
    .pluck();
  const tickOff = db.prepare(
    "UPDATE pass_domain SET check_id = ? WHERE pass_id = ? AND position = ? AND check_id IS NULL",
  );
  const raiseAlert = db.prepare(
    "INSERT INTO alert (domain_id, check_id, kind, from_verdict, raised_at) VALUES (?, ?, ?, ?, ?)",
  );
  const insertFlags = db.prepare("INSERT INTO flag_set (flags) VALUES (?)");
  const columns = `c.*, coalesce(p.started_at, c.checked_at) AS begun_at, f.flags, d.name, d.typed
    FROM domain_check c JOIN domain d ON d.id = c.domain_id
    LEFT JOIN pass p ON p.id = c.pass_id LEFT JOIN flag_set f ON f.id = c.flag_set_id`;
  const history = db.prepare<[string], CheckRow>(
    `SELECT ${columns} WHERE d.name = ? ORDER BY c.checked_at, c.id`,
  );
  const latestAnswer = db.prepare<[string], CheckRow>(
    `SELECT ${columns} WHERE d.name = ? AND c.id = d.latest_answer`,
  );
  const latestCheck = db.prepare<[string], CheckRow>(
    `SELECT ${columns} WHERE d.name = ? AND c.id = d.latest_check`,
  );
  const inOrder = db
    .prepare<[], number>(
      "SELECT c.id FROM domain_check c LEFT JOIN pass p ON p.id = c.pass_id ORDER BY coalesce(p.started_at, c.checked_at), c.id",
    )
    .pluck();
  const byId = db.prepare<[number], CheckRow>(`SELECT ${columns} WHERE c.id = ?`);

  function flagSet(
    flags: readonly Flag[],
    before: { flagSetId: number | null; flags: string | null } | undefined,
  ) {
    if (flags.length === 0) return null;
    const text = JSON.stringify(flags);
    return text === before?.flags ? before.flagSetId : Number(insertFlags.run(text).lastInsertRowid);
  }

  function recordOne({ domain, check, body, detail, pass }: NewCheck): Recorded {
    const domainId = domains.idOf(domain);
    const before = latest.get(domainId);
    const answered = check.verdict !== "failed";
    const reportId =
      body === null ? null : reports.keep(domainId, body, answered ? (before?.report ?? null) : null);
    const id = Number(
      insert.run({
        ...(check.stats ?? {
          malicious: null,
          suspicious: null,
          harmless: null,
          undetected: null,
          timeout: null,
        }),
        domainId,
        passId: pass?.id ?? null,
        checkedAt: check.checkedAt,
        verdict: check.verdict,
        reason: check.reason,
        detail,
        flagSetId: flagSet(check.flags, before),
        analysedAt: check.analysedAt,
        analysedFrom: check.analysedFrom === null ? null : analysedFrom[check.analysedFrom],
        reportId,
      }).lastInsertRowid,
    );
    // History that is read in is older than what is known, and must not stand in for it.
    const newest = check.checkedAt >= (before?.checkedAt ?? Number.NEGATIVE_INFINITY);
    const newestAnswer = answered && check.checkedAt >= (before?.answeredAt ?? Number.NEGATIVE_INFINITY);
    const keptReport = answered && check.reason !== "not_found" ? reportId : null;
    setLatest.run(
      newest ? id : null,
      newestAnswer ? id : null,
      keptReport,
      since(domainId, before, check, newestAnswer),
      domainId,
    );
    if (pass !== null) tickOff.run(id, pass.id, pass.position);
    const alert =
      newestAnswer && pass !== null && before?.watched ? transition(before.verdict, check.verdict) : null;
    if (alert !== null) raiseAlert.run(domainId, id, alert, before?.verdict ?? null, check.checkedAt);
    return { before: before?.verdict ?? null, alert };
  }

  /** Since when the domain has the verdict that it has with this check: an older one may reach further back, or cut in. */
  function since(
    domainId: number,
    before: { readonly verdict: Known | null; readonly since: number | null } | undefined,
    { verdict, checkedAt }: Check,
    newestAnswer: boolean,
  ): number | null {
    const [known, from] = [before?.verdict ?? null, before?.since ?? null];
    if (verdict === "failed") return from;
    if (newestAnswer) return verdict === known ? from : checkedAt;
    return known === null ? from : (firstInRow.get({ domainId, verdict: known }) ?? null);
  }

  const record = db.transaction((batch: readonly NewCheck[]): Recorded[] => batch.map(recordOne));

  return {
    /** Records checks, each with its report, its place in the pass and its alert: all of it or nothing. */
    record: (batch: readonly NewCheck[]): readonly Recorded[] => record.immediate(batch),

    /** The checks of a domain, oldest first. */
    history: (name: string): readonly RecordedCheck[] => history.all(name).map(recorded),
    /** The last check that brought an answer, or null. */
    latestAnswer: (name: string): RecordedCheck | null => one(latestAnswer.get(name)),
    /** The last check, answered or not, or null. */
    latestCheck: (name: string): RecordedCheck | null => one(latestCheck.get(name)),
    /**
     * Every check with the time (ms UTC) at which its pass began, in the order of that time. Each is read when it is
     * asked for, and the store can be written meanwhile: whoever reads them all may take their time.
     */
    *all(): Generator<RecordedCheck> {
      for (const id of inOrder.all()) {
        const row = byId.get(id);
        if (row !== undefined) yield recorded(row);
      }
    },
  };
}

function one(row: CheckRow | undefined): RecordedCheck | null {
  return row === undefined ? null : recorded(row);
}

/** A row as a check. */
export function recorded(row: CheckRow): RecordedCheck {
  return {
    id: row.id,
    domain: row.name,
    typed: row.typed,
    verdict: row.verdict,
    reason: row.reason,
    detail: row.detail,
    begunAt: row.begun_at,
    stats: statsOf(row),
    flags: row.flags === null ? [] : (JSON.parse(row.flags) as Flag[]),
    analysedAt: row.analysed_at,
    analysedFrom:
      row.analysed_from === null
        ? null
        : row.analysed_from === analysedFrom.last_analysis_date
          ? "last_analysis_date"
          : "last_modification_date",
    checkedAt: row.checked_at,
    reportId: row.report_id,
  };
}
