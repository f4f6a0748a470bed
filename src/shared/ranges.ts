/** The bounds that the schemas and the window both keep to. Here, without zod, because the window does without it. */

/** The largest text of domains, in UTF-16 units: some 150,000 names. */
export const largestText = 4 * 1024 * 1024;

/** The largest call: such a text (in bytes UTF-8 has up to three for a unit), and room for the rest. */
export const largestCall = 4 * largestText;

/** The longest search, note and tag, in UTF-16 units. */
export const longestSearch = 200;
export const longestNote = 4_000;
export const longestTag = 40;

/** The most that can be asked at once: rows or alerts of a page, domains by name, and alerts to change by id. */
export const mostRows = 200;
export const mostNames = 100_000;
export const mostAlerts = 10_000;

/** The most tags that can be put on or taken off at once, and that a filter can name. */
export const mostTags = 20;
export const mostTagsInFilter = 50;

/** From `min` to `max`, both included; whole numbers. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

export const settingRanges = {
  // VirusTotal's analyses move by the hour at best: more often than this, a look only costs requests.
  intervalMinutes: { min: 15, max: 60 * 24 * 90 },
  staleAfterDays: { min: 1, max: 3650 },
  limit: { min: 1, max: 1_000_000_000 },
  retentionDays: { min: 30, max: 3650 },
} as const satisfies Record<string, Range>;

/** How far back the timeline of a domain can be asked for, in days. */
export const lookBackDays = { min: 1, max: 3650 } as const satisfies Range;

/** The days that a row's `past` covers, and in how many equal pieces. */
export const pastDays = 90;
export const pastPieces = 30;
