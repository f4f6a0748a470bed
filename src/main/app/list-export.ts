import type { Listing } from "../store/listing.ts";
import { shownName } from "../watch/domains/shown.ts";
import { standingOf } from "../watch/standing.ts";

/** The columns of the list as a table, in order. Their names stay as they are: other programs read them. */
const columns: Record<string, (listing: Listing) => string | number | null> = {
  domain: ({ name }) => name,
  shown: shownName,
  standing: ({ verdict, failed }) => standingOf({ verdict, failed: failed !== null }),
  verdict: ({ verdict }) => verdict,
  since: ({ since }) => iso(since),
  against: ({ against }) => against,
  engines: ({ engines }) => engines,
  flagged_by: ({ flags }) => flags.map(({ engine }) => engine).join("; "),
  analysed_at: ({ analysedAt }) => iso(analysedAt),
  checked_at: ({ checkedAt }) => iso(checkedAt),
  last_failure: ({ failed }) => failed,
  tags: ({ tags }) => tags.join("; "),
  note: ({ note }) => note,
  paused: ({ paused }) => (paused ? "yes" : "no"),
  watched_since: ({ watchedSince }) => iso(watchedSince),
};

/** Marks the text as UTF-8 for Excel, which takes it for the machine's old code page otherwise. */
const byteOrderMark = "\ufeff";

/** The watched list as CSV (RFC 4180), with how each domain stands. Times are ISO 8601 in UTC. */
export function listAsCsv(listings: readonly Listing[]): string {
  const rows = [
    Object.keys(columns),
    ...listings.map((listing) => Object.values(columns).map((column) => column(listing))),
  ];
  return byteOrderMark + rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** The names alone, as VirusTotal is asked for them, one a line. */
export function listAsNames(listings: readonly Listing[]): string {
  return listings.map(({ name }) => `${name}\n`).join("");
}

/**
 * Quoted where it has to be. A text that a spreadsheet would run as a formula is told to be text by an apostrophe
 * (https://owasp.org/www-community/attacks/CSV_Injection): notes may be pasted from anywhere, and engines' names
 * come from outside.
 */
function cell(value: string | number | null): string {
  if (value === null) return "";
  const text = String(value);
  const harmless = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
