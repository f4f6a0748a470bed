import type { Finding, Verdict } from "../../shared/verdict.ts";

/** From how many engines on a verdict counts. A single engine is often wrong (CONTRACT.md §8.8): hence a choice. */
export interface Policy {
  readonly maliciousFrom: number;
  readonly suspiciousFrom: number;
}

/** As the method this project grew from has it: one engine that says malicious is enough. */
export const defaultPolicy: Policy = { maliciousFrom: 1, suspiciousFrom: 1 };

/**
 * What a report amounts to. Counts come from the stats, never from the engine list: the two need not agree.
 * Without an analysis there is nothing to judge, which is `unknown` and not `clean`.
 */
export function judge({ stats }: Finding, policy: Policy): Exclude<Verdict, "failed"> {
  if (stats === null) return "unknown";
  if (stats.malicious >= policy.maliciousFrom) return "malicious";
  if (stats.suspicious >= policy.suspiciousFrom || stats.malicious > 0) return "suspicious";
  return stats.harmless > 0 ? "clean" : "unrated";
}
