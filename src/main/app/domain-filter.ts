import type { DomainFilter } from "../../shared/contract/domains.ts";
import { freshnessOf } from "../watch/standing.ts";
import { type Entry, folded } from "./domain-entry.ts";

/** What the age of the evidence is judged by: now (ms UTC), and the age in ms from which it is stale. */
export interface Age {
  readonly now: number;
  readonly staleAfter: number;
}

/** Whether an entry is one of those a filter leaves. What the filter does not name costs nothing. */
export function matcher(filter: DomainFilter, { now, staleAfter }: Age): (entry: Entry) => boolean {
  const tests: ((entry: Entry) => boolean)[] = [];
  const standings = new Set(filter.standings);
  if (filter.needsLook) tests.push((entry) => entry.needsLook);
  if (standings.size > 0) tests.push(({ standing }) => standings.has(standing));
  const freshnesses = new Set(filter.freshness);
  if (freshnesses.size > 0)
    tests.push(({ listing }) => freshnesses.has(freshnessOf(listing.analysedAt, now, staleAfter)));
  const tags = new Set(filter.tags);
  if (tags.size > 0) tests.push(({ listing }) => listing.tags.some((tag) => tags.has(tag)));
  for (const word of folded(filter.search).split(/\s+/))
    if (word !== "") tests.push(({ haystack }) => haystack.includes(word));
  return (entry) => tests.every((test) => test(entry));
}
