import type { Standing } from "../../shared/contract/domains.ts";
import type { Listing } from "../store/listing.ts";
import { isLookalike } from "../watch/domains/lookalike.ts";
import type { DomainName } from "../watch/domains/name.ts";
import { shownName } from "../watch/domains/shown.ts";
import { needsLook, standingOf } from "../watch/standing.ts";

/** A watched domain as the index holds it: what the store says, and what follows from that. */
export interface Entry extends DomainName {
  listing: Listing;
  /** The name as it is shown. */
  shown: string;
  lookalike: boolean;
  standing: Standing;
  needsLook: boolean;
  /** All that a search looks at. */
  haystack: string;
  /** What it is sorted by where the name decides. */
  letters: string;
  /** Its place when sorted by name, from 0. */
  rank: number;
}

/** Full-width letters and capitals find what was meant: a Japanese keyboard makes both. */
export function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

export function entryOf(listing: Listing): Entry {
  const { name, typed, verdict, failed, tags, note, flags, openAlerts } = listing;
  const shown = shownName(listing);
  const standing = standingOf({ verdict, failed: failed !== null });
  return {
    name,
    typed,
    listing,
    shown,
    lookalike: isLookalike(shown),
    standing,
    needsLook: needsLook(standing, openAlerts),
    haystack: folded([name, shown, ...tags, note, ...flags.map(({ engine }) => engine)].join("\n")),
    letters: shown.toLowerCase(),
    rank: 0,
  };
}
