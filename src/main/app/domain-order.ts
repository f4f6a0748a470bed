import type { DomainSort } from "../../shared/contract/domains.ts";
import { standingRank } from "../watch/standing.ts";
import type { Entries } from "./domain-entries.ts";
import type { Entry } from "./domain-entry.ts";

type Key = number | string | null;
export type NextAt = (entry: Entry) => number | null;

/** What each column is sorted by: the past by when it last turned. What `next` is depends on the watch's moment. */
const keys: Record<DomainSort["by"], (entry: Entry, nextAt: NextAt) => Key> = {
  verdict: ({ standing }) => standingRank[standing],
  name: ({ rank }) => rank,
  detections: ({ listing }) => listing.against,
  past: ({ listing }) => listing.since,
  evidence: ({ listing }) => listing.analysedAt,
  checked: ({ listing }) => listing.checkedAt,
  next: (entry, nextAt) => nextAt(entry),
  tags: ({ listing: { tags } }) => (tags.length === 0 ? null : tags.join("\n")),
};

/** The entries in the order of a column; null stands last in both directions, equal ones go by name. */
export type Orders = (sort: DomainSort, nextAt: NextAt) => readonly Entry[];

/**
 * Keeps the order of every column until an entry changes. Then it starts from the order before: V8's sort runs
 * through what is nearly in order once (https://v8.dev/blog/array-sort).
 */
export function createOrders(entries: Entries): Orders {
  const kept = new Map<
    string,
    { readonly sorted: readonly Entry[]; readonly version: number; readonly members: number }
  >();
  return (sort, nextAt) => {
    entries.fresh();
    const [version, members] = [entries.version(), entries.members()];
    const key = `${sort.by} ${sort.descending}`;
    const before = kept.get(key);
    if (before?.version === version && sort.by !== "next") return before.sorted;
    const nearly = before?.members === members ? before.sorted : entries.byName();
    const sorted = sortEntries(nearly, sort, nextAt);
    kept.set(key, { sorted, version, members });
    return sorted;
  };
}

function sortEntries(
  entries: readonly Entry[],
  { by, descending }: DomainSort,
  nextAt: NextAt,
): readonly Entry[] {
  const direction = descending ? -1 : 1;
  return entries
    .map((entry) => ({ entry, key: keys[by](entry, nextAt) }))
    .sort((a, b) => {
      if (a.key === b.key) return a.entry.rank - b.entry.rank;
      if (a.key === null) return 1;
      if (b.key === null) return -1;
      return a.key < b.key ? -direction : direction;
    })
    .map(({ entry }) => entry);
}
