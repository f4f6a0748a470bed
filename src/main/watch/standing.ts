import type { Freshness, Standing } from "../../shared/contract/domains.ts";
import { standings } from "../../shared/standing.ts";
import type { Known } from "./transitions.ts";

/** What is known of a domain, as far as it decides how it stands. */
export interface Stand {
  /** The last answer's verdict; null where there was none yet. */
  readonly verdict: Known | null;
  /** Whether the last check failed. */
  readonly failed: boolean;
}

/**
 * How a domain stands where its last check failed, by its last verdict: what is bad stays in sight. A verdict that
 * puts at ease does not, since nobody knows whether it still holds.
 */
const despiteFailure: Record<Known | "none", Standing> = {
  malicious: "malicious",
  suspicious: "suspicious",
  clean: "failed",
  unrated: "failed",
  unknown: "failed",
  none: "failed",
};

/** How a domain stands at a glance, in one word. */
export function standingOf({ verdict, failed }: Stand): Standing {
  return failed ? despiteFailure[verdict ?? "none"] : (verdict ?? "waiting");
}

/** The order of importance, 0 first: bad, then what is not known, then what puts at ease. */
export const standingRank = Object.fromEntries(standings.map((standing, rank) => [standing, rank])) as Record<
  Standing,
  number
>;

const asksForLook: Record<Standing, boolean> = {
  malicious: true,
  suspicious: true,
  failed: true,
  unknown: false,
  waiting: false,
  unrated: false,
  clean: false,
};

/** Whether a person should look at a domain: for how it stands, or for an alert that nobody acknowledged. */
export function needsLook(standing: Standing, openAlerts: number): boolean {
  return asksForLook[standing] || openAlerts > 0;
}

/**
 * How old the evidence is: `stale` from `staleAfter` ms on, `none` where there is no analysis.
 * @param analysedAt VirusTotal's time of analysis, ms UTC; one that lies in the future is fresh
 */
export function freshnessOf(analysedAt: number | null, now: number, staleAfter: number): Freshness {
  if (analysedAt === null) return "none";
  return now - analysedAt >= staleAfter ? "stale" : "fresh";
}
