import type { DomainFilter, DomainRow, DomainSort, Estate } from "../../shared/contract/domains.ts";
import type { Failure } from "../../shared/contract/watch.ts";
import type { Flag } from "../../shared/verdict.ts";
import type { Listing } from "../store/listing.ts";
import type { Store } from "../store/store.ts";
import type { DomainName } from "../watch/domains/name.ts";
import { pastOf, pastSpan, pieceOf } from "../watch/past.ts";
import { freshnessOf } from "../watch/standing.ts";
import { createEntries } from "./domain-entries.ts";
import type { Entry } from "./domain-entry.ts";
import { estateOf } from "./domain-estate.ts";
import { matcher } from "./domain-filter.ts";
import { createOrders } from "./domain-order.ts";

/** What the index cannot know by itself: the time, and what the watch intends. */
export interface Outlook {
  /** ms UTC. */
  readonly now: number;
  /** From which age of its evidence on a domain is stale, in ms. */
  readonly staleAfter: number;
  nextAt(domain: {
    readonly name: string;
    readonly checkedAt: number | null;
    readonly paused: boolean;
  }): number | null;
  checking(name: string): boolean;
}

/** A watched domain, as far as something is to be done with it. */
export interface Target extends DomainName {
  readonly paused: boolean;
}

/** The watched list in memory, so that a keystroke among 10,000 domains costs milliseconds. */
export interface DomainIndex {
  page(
    filter: DomainFilter,
    sort: DomainSort,
    offset: number,
    limit: number,
  ): { rows: readonly DomainRow[]; total: number };
  row(name: string): DomainRow | null;
  /** The domains that a filter leaves, in the order in which they were entered. */
  matching(filter: DomainFilter): readonly Target[];
  /** Those of `names` that are watched, in the order of `names`, each once. */
  among(names: readonly string[]): readonly Target[];
  /** Those whose last check failed, the newest failure first and `limit` at most, and how many there are. */
  failing(limit: number): { readonly failures: readonly Failure[]; readonly total: number };
  estate(): Estate;
  /** What the store says of these domains may have changed; null: of any. */
  changed(names: readonly string[] | null): void;
}

type Past = DomainRow["past"];

/** How many engines against it a row names. */
const mostFlagged = 5;

/** The index over a store. It reads when it is asked, and after that no more than what was `changed`. */
export function createDomainIndex(store: Store, outlook: () => Outlook): DomainIndex {
  const entries = createEntries(store.listing);
  const ordered = createOrders(entries);
  const pasts = new WeakMap<Listing, { readonly piece: number; readonly past: Past }>();

  /** Read when a row is shown, and good until the domain changes or the next piece begins. */
  function pastFor(listing: Listing, now: number): Past {
    const piece = pieceOf(now);
    const kept = pasts.get(listing);
    if (kept?.piece === piece) return kept.past;
    const { from, to } = pastSpan(now);
    const past = pastOf(store.listing.past(listing.id, from, to), now);
    pasts.set(listing, { piece, past });
    return past;
  }

  function rowOf({ shown, lookalike, standing, listing }: Entry, view: Outlook): DomainRow {
    const { id, flags, openAlerts, ...known } = listing;
    return {
      ...known,
      typed: shown,
      lookalike,
      standing,
      flagged: flaggedBy(flags),
      past: pastFor(listing, view.now),
      stale: freshnessOf(known.analysedAt, view.now, view.staleAfter) === "stale",
      nextAt: view.nextAt(known),
      checking: view.checking(known.name),
    };
  }

  return {
    page(filter, sort, offset, limit) {
      const view = outlook();
      const found = ordered(sort, matcher(filter, view), ({ listing }) => view.nextAt(listing));
      const rows = found.slice(offset, offset + limit).map((entry) => rowOf(entry, view));
      return { rows, total: found.length };
    },
    row(name) {
      const entry = entries.fresh().get(name);
      return entry === undefined ? null : rowOf(entry, outlook());
    },
    matching(filter) {
      const matches = matcher(filter, outlook());
      return [...entries.fresh().values()]
        .filter(matches)
        .sort((a, b) => a.listing.id - b.listing.id)
        .map(targetOf);
    },
    among(names) {
      const all = entries.fresh();
      return [...new Set(names)].flatMap((name) => all.get(name) ?? []).map(targetOf);
    },
    failing(limit) {
      const all = [...entries.fresh().values()].flatMap(({ name, shown, listing }) => {
        const { failed, checkedAt, verdict } = listing;
        return failed === null || checkedAt === null
          ? []
          : [{ name, typed: shown, at: checkedAt, reason: failed, verdict }];
      });
      const failures = all
        .sort((a, b) => b.at - a.at)
        .slice(0, limit)
        .map((each) => ({ ...each, detail: store.checks.latestCheck(each.name)?.detail ?? null }));
      return { failures, total: all.length };
    },
    estate: () => estateOf([...entries.fresh().values()], store.alerts.openCount(), outlook()),
    changed: entries.changed,
  };
}

function targetOf({ name, typed, listing: { paused } }: Entry): Target {
  return { name, typed, paused };
}

/** Malicious first; in each, in VirusTotal's order. */
function flaggedBy(flags: readonly Flag[]): string[] {
  const malicious = flags.filter(({ category }) => category === "malicious");
  const suspicious = flags.filter(({ category }) => category === "suspicious");
  return [...malicious, ...suspicious].slice(0, mostFlagged).map(({ engine }) => engine);
}
