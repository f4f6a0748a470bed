import type { Verdict } from "./verdict.ts";

/**
 * How a domain can stand at a glance, in the order of importance: bad first, then what is not known, then what puts
 * at ease. `waiting` was never checked. Here, without zod, because the window does without it.
 */
export const standings = [
  "malicious",
  "suspicious",
  "failed",
  "unknown",
  "waiting",
  "unrated",
  "clean",
] as const satisfies readonly (Verdict | "waiting")[];

/** How old the evidence is. */
export const freshnesses = ["fresh", "stale", "none"] as const;

/** What is worst of a stretch of the past, highest. A failed look has seen nothing: it shows where no other was. */
export const severity: Record<Verdict, number> = {
  malicious: 6,
  suspicious: 5,
  unknown: 4,
  unrated: 3,
  clean: 2,
  failed: 1,
};
