import type { Stats } from "../../shared/verdict.ts";

/** The counts as a row of `domain_check` has them: all null where there is no analysis. */
export type StatsColumns = { readonly [S in keyof Stats]: number | null };

export function statsOf(row: StatsColumns): Stats | null {
  if (row.malicious === null) return null;
  return {
    malicious: row.malicious,
    suspicious: row.suspicious ?? 0,
    harmless: row.harmless ?? 0,
    undetected: row.undetected ?? 0,
    timeout: row.timeout ?? 0,
  };
}
