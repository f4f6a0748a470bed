import type { styleText } from "node:util";
import stringWidth from "string-width";
import type { Check, FailureReason, Reason, Verdict } from "../../../shared/verdict.ts";
import { isCertificateFault } from "../../virustotal/faults.ts";

type Style = Parameters<typeof styleText>[0];

/** How each verdict is coloured. The word always stands beside it: colour never stands alone. */
export const verdictStyle: Record<Verdict, Style> = {
  malicious: ["bold", "red"],
  suspicious: ["bold", "yellow"],
  clean: "green",
  unrated: "cyan",
  unknown: "blue",
  failed: "magenta",
};

/** Why there is no verdict, for a person. */
const reasonWords: Record<Reason, string> = {
  not_found: "VirusTotal does not know it",
  no_analysis: "VirusTotal has no analysis of it",
  invalid_domain: "VirusTotal does not take it for a domain",
  unauthorized: "VirusTotal does not accept the key",
  forbidden: "the key may not ask for it",
  quota_exceeded: "not asked: the quota is used up",
  server_error: "VirusTotal's server failed",
  network: "VirusTotal could not be reached",
  timeout: "no answer in time",
  bad_response: "the answer could not be read",
  too_large: "the answer is too large to be believed",
};

/** The reason of a check in words, with the fault behind it where there is one. */
export function reasonText(reason: Reason, detail: string | null): string {
  if (detail !== null && isCertificateFault(detail))
    return `something stands between this machine and VirusTotal (${clean(detail)})`;
  return detail === null ? reasonWords[reason] : `${reasonWords[reason]} (${clean(detail)})`;
}

export function isFailure(check: Check): check is Check & { readonly reason: FailureReason } {
  return check.verdict === "failed";
}

/**
 * Text of a stranger's making, fit for a terminal: what could move the cursor, colour the screen or turn the
 * direction of writing is taken out.
 */
export function clean(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "");
}

const spans: readonly (readonly [ms: number, unit: string])[] = [
  [365 * 86_400_000, "year"],
  [30 * 86_400_000, "month"],
  [86_400_000, "day"],
  [3_600_000, "hour"],
  [60_000, "minute"],
];

/** A span of time in its largest unit: `3 hours`. */
export function span(ms: number): string {
  for (const [length, unit] of spans) if (ms >= length) return count(Math.floor(ms / length), unit);
  return count(Math.max(0, Math.round(ms / 1000)), "second");
}

/** A wait, finer than a span: `1 h 59 min`, `8 min`, `40 s`. */
export function untilThen(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (ms < 90_000) return `${Math.max(0, Math.round(ms / 1000))} s`;
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** How long ago something was; a time still to come is told as it is. */
export function ago(then: number, now: number): string {
  return then > now + 60_000 ? `in ${span(then - now)}` : `${span(now - then)} ago`;
}

/** `1 domain`, `2 domains`, `1,000 domains`. */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

/** A time of day in the local zone, with the date where it is not today's. */
export function localTime(ms: number, now: number): string {
  const at = new Date(ms);
  const time = at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  return at.toDateString() === new Date(now).toDateString()
    ? time
    : `${at.toLocaleDateString("en-GB", { day: "numeric", month: "short" })}, ${time}`;
}

/** Filled with spaces to `width` columns as a terminal counts them: a kanji takes two. */
export function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - stringWidth(text)));
}
