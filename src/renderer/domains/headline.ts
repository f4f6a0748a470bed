import type { Estate } from "../../shared/contract/domains.ts";

/** Which sentence tells how the estate stands, and how many it is about. The worst that holds is told. */
export type Headline =
  | { readonly kind: "malicious" | "suspicious" | "failed" | "someWaiting"; readonly count: number }
  | { readonly kind: "allWaiting" | "quiet"; readonly count: number };

export function headlineOf({ counts, total }: Estate): Headline {
  if (counts.malicious > 0) return { kind: "malicious", count: counts.malicious };
  if (counts.suspicious > 0) return { kind: "suspicious", count: counts.suspicious };
  if (counts.waiting === total) return { kind: "allWaiting", count: total };
  if (counts.failed > 0) return { kind: "failed", count: counts.failed };
  if (counts.waiting > 0) return { kind: "someWaiting", count: counts.waiting };
  return { kind: "quiet", count: total };
}

const lengths = [86_400_000, 3_600_000, 60_000];

/**
 * A span (ms) rounded up in its largest unit, so that "in the last 6 hours" is never too short.
 */
export function atMost(ms: number): number {
  const length = lengths.find((each) => ms >= each) ?? 60_000;
  return Math.max(1, Math.ceil(ms / length)) * length;
}
