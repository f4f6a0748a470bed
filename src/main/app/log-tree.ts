import { Temporal } from "temporal-polyfill";
import type { FailureReason } from "../../shared/verdict.ts";
import { reasons } from "../../shared/verdict.ts";

/**
 * The layout of the log tree, as the Lambda that Banken grew from wrote it:
 * `Log/<YYYY-MM-DD-HH-mm>/{BadDomain,GoodDomain,RequestfailedDomain}/<domain>.log`, each file an answer's bytes.
 */
export const folders = ["BadDomain", "GoodDomain", "RequestfailedDomain"] as const;
export type Folder = (typeof folders)[number];

/** Which folder an answer belongs to: by `malicious` alone, whatever the policy says; everything without stats failed. */
export function folderOf({ stats }: { readonly stats: { readonly malicious: number } | null }): Folder {
  if (stats === null) return "RequestfailedDomain";
  return stats.malicious !== 0 ? "BadDomain" : "GoodDomain";
}

/** `2026-11-24-13-05`: the minute of `ms` (UTC) as a wall clock of `timeZone` shows it. */
export function minuteName(ms: number, timeZone: string): string {
  const at = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${String(at.year).padStart(4, "0")}-${two(at.month)}-${two(at.day)}-${two(at.hour)}-${two(at.minute)}`;
}

/** The beginning of such a minute in ms UTC, or null for another name. Of an hour that came twice, the first. */
export function minuteOf(name: string, timeZone: string): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})-(\d{2})-(\d{2})$/.exec(name)?.slice(1).map(Number);
  if (parts === undefined) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts;
  try {
    const at = Temporal.PlainDateTime.from({ year, month, day, hour, minute }, { overflow: "reject" });
    return at.toZonedDateTime(timeZone).epochMilliseconds;
  } catch {
    return null;
  }
}

/** What stands in the file of a check that brought no bytes: one line of JSON that names the failure. */
export function failureText(failure: {
  readonly reason: FailureReason;
  readonly detail: string | null;
}): string {
  return `${JSON.stringify({ banken: "failed", reason: failure.reason, detail: failure.detail })}\n`;
}

/** Reads such a line back; null for anything else. */
export function readFailure(
  text: string,
): { readonly reason: FailureReason; readonly detail: string | null } | null {
  try {
    const { banken, reason, detail } = JSON.parse(text) as Record<string, unknown>;
    if (banken !== "failed" || !isFailureReason(reason)) return null;
    return { reason, detail: typeof detail === "string" ? detail : null };
  } catch {
    return null;
  }
}

function isFailureReason(value: unknown): value is FailureReason {
  return reasons.some((reason) => reason === value) && value !== "not_found" && value !== "no_analysis";
}
