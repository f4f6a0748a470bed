/** However long VirusTotal asks for: no wait is longer than a day, in ms. */
const longest = 86_400_000;

/**
 * The wait a `Retry-After` header asks for, in ms from `now` (ms UTC); null where there is none or it is nonsense.
 * Seconds or an HTTP date (RFC 9110 §10.2.3). VirusTotal documents none, and the one recorded 429 has none.
 */
export function readRetryAfter(header: string | null, now: number): number | null {
  const text = header?.trim() ?? "";
  const wait = /^\d{1,10}$/.test(text)
    ? Number(text) * 1000
    : /^[A-Z][a-z]{2}, /.test(text)
      ? Date.parse(text) - now
      : Number.NaN;
  return Number.isFinite(wait) && wait >= 0 ? Math.min(wait, longest) : null;
}
