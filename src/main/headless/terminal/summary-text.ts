import type { Ending, PassSummary } from "../../app/pass.ts";
import { leftIn, type Windows } from "../../watch/quota.ts";
import type { Shown } from "./check-text.ts";
import type { Screen } from "./screen.ts";
import { clean, count, isFailure, localTime, reasonText, span, verdictStyle } from "./words.ts";

/** As many names as are worth reading at the end; the lines above have all of them. */
const mostNamed = 10;

/** What of a pass is worth saying at its end: gathered as it runs, so that memory does not grow with the list. */
export class Remarkable {
  readonly #names = { malicious: [] as string[], suspicious: [] as string[], failed: [] as string[] };

  add({ check, typed, detail }: Shown): void {
    if (check.verdict !== "malicious" && check.verdict !== "suspicious" && check.verdict !== "failed") return;
    const names = this.#names[check.verdict];
    if (names.length > mostNamed) return;
    const why = isFailure(check) ? `: ${reasonText(check.reason, detail)}` : "";
    names.push(clean(typed) + why);
  }

  named(verdict: "malicious" | "suspicious" | "failed", total: number): string {
    const names = this.#names[verdict].slice(0, mostNamed);
    const more = total - names.length;
    const separator = verdict === "failed" ? "; " : ", ";
    return names.join(separator) + (more > 0 ? `${separator}and ${more.toLocaleString("en")} more` : "");
  }
}

/** The summary of a pass, what matters first. */
export function summaryText(
  summary: PassSummary,
  remarkable: Remarkable,
  windows: Windows | null,
  screen: Screen,
): string[] {
  const { counts } = summary;
  const lines: string[] = [""];
  for (const verdict of ["malicious", "suspicious", "failed"] as const) {
    const number = counts[verdict];
    if (number === 0) continue;
    const head = screen.style(verdictStyle[verdict], `${number.toLocaleString("en")} ${verdict}`);
    lines.push(`${head}  ${remarkable.named(verdict, number)}`);
  }
  const quiet = (["clean", "unrated", "unknown"] as const)
    .filter((verdict) => counts[verdict] > 0)
    .map((verdict) =>
      screen.style(verdictStyle[verdict], `${counts[verdict].toLocaleString("en")} ${verdict}`),
    );
  if (quiet.length > 0) lines.push(quiet.join(", "));
  const took = span(summary.finishedAt - summary.startedAt);
  const left = windows === null ? "" : ` Quota left: ${quotaLeft(windows)}.`;
  lines.push(`${count(counts.checked, "domain")}, ${count(summary.requests, "request")}, ${took}.${left}`);
  return lines;
}

const windowNames = { minute: "this minute", day: "today", month: "this month" } as const;

/** `2 of 4 this minute, 488 of 500 today, 15,400 of 15,500 this month`. */
export function quotaLeft(windows: Windows): string {
  return windows
    .map((use) => {
      const [left, limit] = [leftIn(use), use.limit].map((number) => number.toLocaleString("en"));
      return `${left} of ${limit} ${windowNames[use.window]}`;
    })
    .join(", ");
}

/** The same where there is little room: `2 now, 488 today, 15,400 this month`. */
export function quotaShort(windows: Windows): string {
  return windows
    .map((use) => {
      const name = use.window === "minute" ? "now" : windowNames[use.window];
      return `${leftIn(use).toLocaleString("en")} ${name}`;
    })
    .join(", ");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Why a pass ended before its list did, what that means for the domains, and what to do. */
export function endingText(ending: Ending, left: number, now: number, again: string): string {
  const rest = `${count(left, "domain")} ${left === 1 ? "was" : "were"} not asked; what was answered is kept.`;
  switch (ending.kind) {
    case "interrupted":
      return `Stopped. ${rest} To go on from here: ${again}`;
    case "unauthorized":
      return `VirusTotal does not accept the key. ${rest} Set a working key (banken key set), then: ${again}`;
    case "network":
      return `${capital(reasonText("network", ending.detail))}. ${rest} Check the connection, then: ${again}`;
    case "quota_exceeded":
      return ending.window === null || ending.resetsAt === null
        ? `VirusTotal keeps saying that the key's quota is used up. ${rest} Later: ${again}`
        : `The ${ending.window}'s quota is used up. ${rest} It starts anew at ${localTime(ending.resetsAt, now)} (00:00 UTC); then: ${again}`;
  }
}
