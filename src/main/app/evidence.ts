import { createHash } from "node:crypto";
import type { PastCheck } from "../../shared/contract/history.ts";
import type { Difference, Report } from "../../shared/contract/reports.ts";
import type { RecordedCheck } from "../store/checks.ts";
import type { Store } from "../store/store.ts";
import { differenceOf, type Said } from "../watch/difference.ts";
import type { Known } from "../watch/transitions.ts";
import { createReader, nothingSaid } from "./evidence-reader.ts";

/** VirusTotal's bytes, as they came with a check. */
export interface Raw {
  readonly checkId: number;
  readonly checkedAt: number;
  readonly base64: string;
  readonly bytes: number;
  readonly sha256: string;
}

type AnswerCheck = RecordedCheck & { readonly verdict: Known };

/** What is known of one domain: its answers as they were kept, read anew. A damaged one is told without its parts. */
export function evidenceOf(store: Store) {
  const { checks, evidence, reports } = store;
  const reader = createReader(store);

  /** The latest answer, or the one of a check; null where that one failed, or is not this domain's. */
  function answer(name: string, checkId: number | undefined): AnswerCheck | null {
    const check = checkId === undefined ? checks.latestAnswer(name) : evidence.check(name, checkId);
    return check !== null && isAnswer(check) ? check : null;
  }

  /** What an answer says; null where its bytes cannot be read, or came in as history without them. */
  function said({ reportId, verdict }: AnswerCheck): Said | null {
    if (reportId !== null) return reader.read(reportId);
    return verdict === "unknown" ? nothingSaid : null;
  }

  return {
    report(name: string, checkId?: number): Report | null {
      const check = answer(name, checkId);
      if (check === null) return null;
      const view = check.reportId === null ? null : reader.read(check.reportId);
      return {
        ...sideOf(check),
        reason: check.reason,
        analysedAt: check.analysedAt,
        analysedFrom: check.analysedFrom,
        ...(view ?? nothingSaid),
        raw: view !== null,
      };
    },

    /**
     * The bytes of the latest answer, or of whatever came with a check; null where there are none.
     * @throws {StoreError} where they are damaged: they are never passed off as VirusTotal's
     */
    raw(name: string, checkId?: number): Raw | null {
      const check = checkId === undefined ? checks.latestAnswer(name) : evidence.check(name, checkId);
      if (check === null || check.reportId === null) return null;
      const body = reports.read(check.reportId);
      return {
        checkId: check.id,
        checkedAt: check.checkedAt,
        base64: body.toString("base64"),
        bytes: body.length,
        sha256: createHash("sha256").update(body).digest("hex"),
      };
    },

    /** Between two answers; without `to` the latest, without `from` the one before `to`. Null where one is missing. */
    difference(name: string, from?: number, to?: number): Difference | null {
      const after = answer(name, to);
      if (after === null) return null;
      const before = from === undefined ? evidence.answerBefore(name, after.id) : answer(name, from);
      if (before === null || !isAnswer(before)) return null;
      const [then, now] = [said(before), said(after)];
      if (then === null || now === null) return null;
      return { from: sideOf(before), to: sideOf(after), ...differenceOf(then, now) };
    },

    /** The checks, newest first, and from where on there are more. */
    checks(name: string, before: number | undefined, limit: number) {
      const found = evidence.checks(name, before, limit + 1);
      const page = found.slice(0, limit);
      return {
        checks: page.map(pastCheckOf),
        next: found.length > limit ? (page.at(-1)?.id ?? null) : null,
      };
    },
  };
}

function isAnswer(check: RecordedCheck): check is AnswerCheck {
  return check.verdict !== "failed";
}

function sideOf({ id, checkedAt, verdict, stats }: AnswerCheck): Difference["from"] {
  return { checkId: id, checkedAt, verdict, stats };
}

function pastCheckOf(check: RecordedCheck): PastCheck {
  const { id, checkedAt, verdict, reason, detail, stats, analysedAt, reportId } = check;
  return { checkId: id, checkedAt, verdict, reason, detail, stats, analysedAt, raw: reportId !== null };
}
