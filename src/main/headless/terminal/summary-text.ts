import type { Ending, PassSummary } from "../../app/pass.ts";
import type { Windows } from "../../watch/quota.ts";
import type { Shown } from "./check-text.ts";
import { clean } from "./columns.ts";
import { quotaLeft } from "./quota-text.ts";
import type { Terminal } from "./screen.ts";
import { isFailure, reasonText, verdictStyle } from "./verdict-text.ts";
import type { Words } from "./words.ts";

/** As many names as are worth reading at the end; the lines above have all of them. */
const mostNamed = 10;

const worthNaming = ["malicious", "suspicious", "failed"] as const;
type WorthNaming = (typeof worthNaming)[number];

/** What of a pass is worth saying at its end: gathered as it runs, so that memory does not grow with the list. */
export class Remarkable {
  readonly #names: Record<WorthNaming, string[]> = { malicious: [], suspicious: [], failed: [] };

  add({ check, typed, detail }: Shown, words: Words): void {
    const verdict = worthNaming.find((each) => each === check.verdict);
    if (verdict === undefined || this.#names[verdict].length > mostNamed) return;
    const domain = clean(typed);
    this.#names[verdict].push(
      isFailure(check)
        ? words.t("terminal:summary.failed", { domain, reason: reasonText(check.reason, detail, words) })
        : domain,
    );
  }

  named(verdict: WorthNaming, total: number, { t, number, list }: Words): string {
    const names = this.#names[verdict].slice(0, mostNamed);
    const more = total - names.length;
    if (more > 0) names.push(t("terminal:summary.more", { shown: number(more) }));
    if (verdict !== "failed") return list(names);
    // Reasons have commas of their own.
    return names.reduce((first, then) => t("terminal:summary.then", { first, then }));
  }
}

/** The summary of a pass, what matters first. */
export function summaryText(
  summary: PassSummary,
  remarkable: Remarkable,
  windows: Windows | null,
  { screen, words }: Terminal,
): string[] {
  const { t, number, list } = words;
  const { counts } = summary;
  const counted = (verdict: WorthNaming | "clean" | "unrated" | "unknown") =>
    screen.style(
      verdictStyle[verdict],
      t("terminal:verdict.counted", {
        shown: number(counts[verdict]),
        verdict: t(`common:verdict.${verdict}`),
      }),
    );
  const lines: string[] = [""];
  for (const verdict of worthNaming)
    if (counts[verdict] > 0)
      lines.push(`${counted(verdict)}  ${remarkable.named(verdict, counts[verdict], words)}`);
  const quiet = (["clean", "unrated", "unknown"] as const).filter((verdict) => counts[verdict] > 0);
  if (quiet.length > 0) lines.push(list(quiet.map(counted)));
  const took = t("terminal:summary.took", {
    domains: t("terminal:summary.domains", { count: counts.checked, shown: number(counts.checked) }),
    requests: t("terminal:summary.requests", { count: summary.requests, shown: number(summary.requests) }),
    span: words.span(summary.finishedAt - summary.startedAt),
  });
  lines.push(
    windows === null
      ? took
      : words.sentences(took, t("terminal:summary.left", { left: quotaLeft(windows, words) })),
  );
  return lines;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Why a pass ended before its list did, what that means for the domains, and what to do: `again` is the command. */
export function endingText(ending: Ending, left: number, now: number, again: string, words: Words): string {
  const { t } = words;
  const rest = t("terminal:ending.rest", { count: left, shown: words.number(left) });
  switch (ending.kind) {
    case "interrupted":
      return t("terminal:ending.interrupted", { rest, again });
    case "unauthorized":
      return t("terminal:ending.unauthorized", { rest, again });
    case "network":
      return t("terminal:ending.network", {
        reason: capital(reasonText("network", ending.detail, words)),
        rest,
        again,
      });
    case "quota_exceeded": {
      if (ending.window === null || ending.resetsAt === null)
        return t("terminal:ending.quota", { rest, again });
      const key = ending.window === "day" ? "terminal:ending.day" : "terminal:ending.month";
      return t(key, { rest, at: words.moment(ending.resetsAt, now), again });
    }
  }
}
