import type { Estate, Standing } from "../../shared/contract/domains.ts";
import { standings } from "../../shared/standing.ts";
import { freshnessOf } from "../watch/standing.ts";
import type { Entry } from "./domain-entry.ts";
import type { Age } from "./domain-filter.ts";

/** How the whole list stands. `openAlerts` counts those of domains that have left the list too. */
export function estateOf(entries: readonly Entry[], openAlerts: number, { now, staleAfter }: Age): Estate {
  const counts = Object.fromEntries(standings.map((standing) => [standing, 0])) as Record<Standing, number>;
  const tags = new Map<string, number>();
  let [stale, paused, failing] = [0, 0, 0];
  let allCheckedSince = entries.length === 0 ? null : now;
  for (const { standing, listing } of entries) {
    counts[standing] += 1;
    if (freshnessOf(listing.analysedAt, now, staleAfter) === "stale") stale += 1;
    if (listing.paused) paused += 1;
    if (listing.failed !== null) failing += 1;
    for (const tag of listing.tags) tags.set(tag, (tags.get(tag) ?? 0) + 1);
    if (allCheckedSince !== null)
      allCheckedSince = listing.checkedAt === null ? null : Math.min(allCheckedSince, listing.checkedAt);
  }
  return {
    total: entries.length,
    counts,
    stale,
    paused,
    failing,
    openAlerts,
    tags: [...tags].map(([tag, domains]) => ({ tag, domains })).sort((a, b) => (a.tag < b.tag ? -1 : 1)),
    allCheckedSince,
  };
}
