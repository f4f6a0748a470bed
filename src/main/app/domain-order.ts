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

/** The entries that match, in the order of a column; null stands last in both directions, equal ones go by name. */
export type Orders = (
  sort: DomainSort,
  matches: (entry: Entry) => boolean,
  nextAt: NextAt,
) => readonly Entry[];

/** So many entries are put in their places one by one; more are sorted with the rest. */
const mostMoved = 100;

interface Order {
  readonly sorted: readonly Entry[];
  readonly version: number;
  readonly members: number;
}

/** Keeps the order of every column, and puts what has changed since in its place. */
export function createOrders(entries: Entries): Orders {
  const kept = new Map<string, Order>();

  /** The order that was kept, as far as it spares work: V8's sort runs once through what is nearly in order. */
  function sorted(sort: DomainSort, before: Order | undefined, nextAt: NextAt): readonly Entry[] {
    const [version, members] = [entries.version(), entries.members()];
    if (before?.version === version) return before.sorted;
    const moved = before === undefined ? null : entries.movedAfter(before.version);
    if (before !== undefined && moved !== null && moved.size <= mostMoved)
      return withMoved(before.sorted, moved, entries.fresh(), orderOf(sort, nextAt));
    return sortEntries(before?.members === members ? before.sorted : entries.byName(), sort, nextAt);
  }

  return (sort, matches, nextAt) => {
    entries.fresh();
    const [version, members] = [entries.version(), entries.members()];
    const key = `${sort.by} ${sort.descending}`;
    const before = kept.get(key);
    if (sort.by !== "next") {
      const order = sorted(sort, before, nextAt);
      kept.set(key, { sorted: order, version, members });
      return order.filter(matches);
    }
    // When each is next changes with the moment: nothing of an order can be kept but that the next is much like it.
    const found = (before?.members === members ? before.sorted : entries.byName()).filter(matches);
    const order = sortEntries(found, sort, nextAt);
    if (order.length === entries.byName().length) kept.set(key, { sorted: order, version, members });
    return order;
  };
}

/** An order without those that moved, and with each of them that is still there in its place. */
function withMoved(
  sorted: readonly Entry[],
  moved: ReadonlySet<Entry>,
  there: ReadonlyMap<string, Entry>,
  order: (a: Entry, b: Entry) => number,
): readonly Entry[] {
  const entries = sorted.filter((entry) => !moved.has(entry));
  for (const entry of moved) {
    if (there.get(entry.name) !== entry) continue;
    let [from, to] = [0, entries.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      const other = entries[middle];
      if (other !== undefined && order(other, entry) < 0) from = middle + 1;
      else to = middle;
    }
    entries.splice(from, 0, entry);
  }
  return entries;
}

function orderOf({ by, descending }: DomainSort, nextAt: NextAt): (a: Entry, b: Entry) => number {
  const direction = descending ? -1 : 1;
  const keyOf = keys[by];
  return (a, b) => compare(keyOf(a, nextAt), keyOf(b, nextAt), direction) || a.rank - b.rank;
}

function compare(a: Key, b: Key, direction: number): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -direction : direction;
}

/** The keys are taken once for each entry: that of `next` is not to be had for nothing. */
function sortEntries(
  entries: readonly Entry[],
  { by, descending }: DomainSort,
  nextAt: NextAt,
): readonly Entry[] {
  const direction = descending ? -1 : 1;
  return entries
    .map((entry) => ({ entry, key: keys[by](entry, nextAt) }))
    .sort((a, b) => compare(a.key, b.key, direction) || a.entry.rank - b.entry.rank)
    .map(({ entry }) => entry);
}
