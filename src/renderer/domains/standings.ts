import type { Freshness, Standing } from "../../shared/contract/domains.ts";

/** The order in which the window tells how domains stand. A Record, so that none is left out. */
const inOrder: Record<Standing, number> = {
  malicious: 0,
  suspicious: 1,
  failed: 2,
  unknown: 3,
  waiting: 4,
  unrated: 5,
  clean: 6,
};

/** Bad first, then what is not known, then what puts at ease: the order of the list itself. */
export const standings = Object.keys(inOrder) as readonly Standing[];

const ages: Record<Freshness, true> = { fresh: true, stale: true, none: true };

export const freshnesses = Object.keys(ages) as readonly Freshness[];
