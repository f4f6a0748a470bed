import type Database from "better-sqlite3";
import { dayOf } from "../watch/quota.ts";

/** The requests of one UTC day (`2026-11-24`). */
export interface DayUse {
  readonly day: string;
  readonly requests: number;
}

const dayLength = 86_400_000;

/** What the ledger's periods say of the past. */
export function usageStore(db: Database.Database) {
  // Days have ten characters, months seven.
  const between = db.prepare<{ key: string | null; from: string; to: string }, DayUse>(`
    SELECT period AS day, sum(requests) AS requests FROM quota_period
    WHERE length(period) = 10 AND period BETWEEN @from AND @to AND (@key IS NULL OR fingerprint = @key)
    GROUP BY period`);

  return {
    /**
     * The requests of each UTC day up to that of `now`, oldest first, days without any included.
     * @param key a key's fingerprint; null for all keys together
     */
    usage(key: string | null, days: number, now: number): readonly DayUse[] {
      const names = Array.from({ length: days }, (_, n) => dayOf(now - (days - 1 - n) * dayLength));
      const rows = between.all({ key, from: names[0] ?? "", to: names.at(-1) ?? "" });
      const requestsOf = new Map(rows.map(({ day, requests }) => [day, requests]));
      return names.map((day) => ({ day, requests: requestsOf.get(day) ?? 0 }));
    },
  };
}
