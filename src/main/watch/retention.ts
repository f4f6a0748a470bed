import type { Reason, Verdict } from "../../shared/verdict.ts";
import { pastSpan, pieceOf } from "./past.ts";

/** A check of one domain, as far as it decides whether it can go. Times are ms UTC. */
export interface Aging {
  readonly id: number;
  readonly at: number;
  readonly verdict: Verdict;
  readonly reason: Reason | null;
  /** The engines against it, in one text. */
  readonly flags: string | null;
  /** Something else than the order of time needs it: an alert, the domain's latest, a pass whose list is kept. */
  readonly held: boolean;
  /** An alert was raised by it. */
  readonly alerted: boolean;
}

/**
 * Which of a domain's checks can go without anybody missing them: older than `before`, and like the check before and
 * the check after. So every change keeps both its sides. What an alert was raised after stays as well, and of what
 * the list still shows as the domain's past, one check of each piece.
 * @param checks all of the domain's, oldest first
 */
export function expendable<C extends Aging>(checks: readonly C[], before: number, now: number): readonly C[] {
  const past = pieceOf(pastSpan(now).from);
  const needed = beforeAlerts(checks);
  return checks.filter((check, n) => {
    const [last, next] = [checks[n - 1], checks[n + 1]];
    if (check.at >= before || check.held || check.alerted || needed.has(check)) return false;
    if (last === undefined || next === undefined || !isLike(check, last) || !isLike(check, next))
      return false;
    const piece = pieceOf(check.at);
    return piece < past || piece === pieceOf(last.at);
  });
}

/** The last answer before each alert: it bounds from when on the alert can have been true. */
function beforeAlerts<C extends Aging>(checks: readonly C[]): ReadonlySet<C> {
  const needed = new Set<C>();
  let answer: C | null = null;
  for (const check of checks) {
    if (check.alerted && answer !== null) needed.add(answer);
    if (check.verdict !== "failed") answer = check;
  }
  return needed;
}

function isLike(a: Aging, b: Aging): boolean {
  return a.verdict === b.verdict && a.reason === b.reason && a.flags === b.flags;
}

/** A stored report, and the report that it is compressed against. */
export interface Linked {
  readonly id: number;
  readonly base: number | null;
}

/** The reports that nothing refers to any more, newest first: neither `used` ones nor what those are read with. */
export function unreferenced<R extends Linked>(reports: readonly R[], used: Iterable<number>): readonly R[] {
  const byId = new Map(reports.map((report) => [report.id, report]));
  const needed = new Set<number>();
  for (const id of used)
    for (
      let next: number | null = id;
      next !== null && !needed.has(next);
      next = byId.get(next)?.base ?? null
    )
      needed.add(next);
  return reports.filter(({ id }) => !needed.has(id)).sort((a, b) => b.id - a.id);
}
