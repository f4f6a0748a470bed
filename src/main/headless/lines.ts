import type { Check, Stats } from "../../shared/verdict.ts";
import type { Told } from "../app/pass.ts";
import type { Counts } from "../watch/pass.ts";
import type { AlertKind, Known } from "../watch/transitions.ts";

/** The objects that `--json` prints, one a line. They are a stable interface: keys are added, never changed. */

/** ISO 8601 in UTC, from ms UTC. */
export function iso(ms: number): string;
export function iso(ms: number | null): string | null;
export function iso(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}

/** An object on one line. Beyond what JSON must escape, what could steer a terminal: it is the same JSON. */
export function jsonLine(object: object): string {
  return JSON.stringify(object).replace(/[\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}]/gu, (found) =>
    found.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`),
  );
}

export function checkLine(check: Check) {
  const { domain, verdict, stats, flags, analysedAt, analysedFrom, checkedAt, reason } = check;
  return {
    type: "check",
    domain,
    verdict,
    stats: stats === null ? null : statsOf(stats),
    flags: flags.map(({ engine, category, result }) => ({ engine, category, result })),
    analysedAt: iso(analysedAt),
    // Which of VirusTotal's dates that is: old reports lack last_analysis_date.
    analysedAtFrom: analysedFrom,
    checkedAt: iso(checkedAt),
    reason,
  } as const;
}

/** An alert that a check raised; `from` is null where the domain was never answered for before. */
export function alertLine(kind: AlertKind, check: Check, from: Known | null) {
  const { domain, verdict, stats, flags, checkedAt } = check;
  return {
    type: "alert",
    domain,
    kind,
    from,
    to: verdict,
    stats: stats === null ? null : statsOf(stats),
    flags: flags.map(({ engine, category, result }) => ({ engine, category, result })),
    raisedAt: iso(checkedAt),
  } as const;
}

/** A check as it is recorded, and the alert that it raised. */
export function printTold(
  { screen }: { readonly screen: { line(text: string): void } },
  { check, alert, before }: Told,
): void {
  screen.line(jsonLine(checkLine(check)));
  if (alert !== null) screen.line(jsonLine(alertLine(alert, check, before)));
}

function statsOf({ malicious, suspicious, harmless, undetected, timeout }: Stats): Stats {
  return { malicious, suspicious, harmless, undetected, timeout };
}

export function summaryLine(summary: {
  counts: Counts;
  requests: number;
  startedAt: number;
  finishedAt: number;
}) {
  const { checked, malicious, suspicious, clean, unrated, unknown, failed } = summary.counts;
  return {
    type: "summary",
    ...{ checked, malicious, suspicious, clean, unrated, unknown, failed },
    requests: summary.requests,
    startedAt: iso(summary.startedAt),
    finishedAt: iso(summary.finishedAt),
  } as const;
}
