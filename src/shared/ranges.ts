/** The bounds that the schemas and the window both keep to. Here, without zod, because the window does without it. */

/** The largest text of domains, in UTF-16 units: some 150,000 names. */
export const largestText = 4 * 1024 * 1024;

/** From `min` to `max`, both included; whole numbers. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

export const settingRanges = {
  intervalMinutes: { min: 5, max: 60 * 24 * 90 },
  staleAfterDays: { min: 1, max: 3650 },
  limit: { min: 1, max: 1_000_000_000 },
  retentionDays: { min: 30, max: 3650 },
} as const satisfies Record<string, Range>;

/** The days that a row's `past` covers, and in how many equal pieces. */
export const pastDays = 90;
export const pastPieces = 30;
