/** What one domain asks of the quota. */
export interface Wish {
  /** What it is worth to look: its weight times how often its verdict moves, in moves a ms. Above 0. */
  readonly worth: number;
  /** It is looked at no more often than this, in ms. */
  readonly shortest: number;
  /** And no less often, where the quota carries that, in ms. */
  readonly longest: number;
}

/** Whether so many requests (a ms) are enough for everyone's longest interval. */
export function carries(wishes: readonly Wish[], perMs: number): boolean {
  return wishes.reduce((sum, { longest }) => sum + 1 / longest, 0) <= perMs;
}

/**
 * Shares so many requests among domains, and says how long each waits between two looks, in ms. A verdict that moves
 * at a rate λ is noticed after half the interval on average, so the delay of all, weighted, is Σ worth · interval / 2.
 * For a given number of visits that is least where they go with √worth (Lagrange; Cho and Garcia-Molina, "Effective
 * page refresh policies for Web crawlers", ACM TODS 28, 2003); where an interval would leave its bounds, it stands at
 * the bound and the others share the rest.
 * Where the quota does not carry even the longest intervals, all give way: then only the shortest hold.
 * @param perMs requests a ms
 */
export function shareVisits(wishes: readonly Wish[], perMs: number): number[] {
  const bounded = carries(wishes, perMs);
  const interval = ({ worth, shortest, longest }: Wish, level: number) =>
    Math.max(shortest, Math.min(bounded ? longest : Number.POSITIVE_INFINITY, level / Math.sqrt(worth)));
  const visits = (level: number) => wishes.reduce((sum, wish) => sum + 1 / interval(wish, level), 0);

  // The level at which the visits come to what there is: between no wait at all and one that nobody outlives.
  let [low, high] = [1e-12, 1e24];
  if (visits(low) > perMs)
    for (let step = 0; step < 100 && high / low > 1 + 1e-9; step += 1) {
      const middle = Math.sqrt(low * high);
      if (visits(middle) > perMs) low = middle;
      else high = middle;
    }
  else high = low;
  return wishes.map((wish) => interval(wish, high));
}
