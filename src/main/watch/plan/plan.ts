import { expectedRates, type Seen } from "./rates.ts";
import { carries, shareVisits } from "./share.ts";

/** A watched domain, as far as it decides how often it is looked at. */
export interface Planned {
  readonly seen: Seen;
  /** How much it matters to the person: 1 as others, 4 twice as often as others. */
  readonly weight: number;
  /** Whether it is malicious or suspicious now: whoever answers for it wants to know when that ends. */
  readonly incident: boolean;
  /** How long it waits where the quota carries every wish, in ms; null: as often as the quota carries. */
  readonly wished: number | null;
}

export interface Means {
  /** Requests a ms that the quota carries for the schedule, what is kept for "check now" taken off. */
  readonly perMs: number;
  /** No domain is looked at more often than this, in ms. */
  readonly shortest: number;
  /** Each is looked at least so often, where the quota carries it, in ms. */
  readonly longest: number;
}

export interface Plan {
  /** How long each waits between two looks, in ms, in the order given. */
  readonly every: readonly number[];
  /** Whether the quota carries what was wished. Where not, all wait longer. */
  readonly carried: boolean;
}

/** What an incident adds to the weight: it is looked at six times as often as another of its kind. */
const incidentWeight = 36;

/** How often each domain is looked at, so that a moved verdict is noticed as soon as the quota makes possible. */
export function planVisits(domains: readonly Planned[], { perMs, shortest, longest }: Means): Plan {
  const rates = expectedRates(domains.map(({ seen }) => seen));
  const wishes = domains.map(({ weight, incident, wished }, n) => {
    const at = wished === null ? null : Math.max(shortest, wished);
    return {
      worth: (rates[n] ?? 0) * weight * (incident ? incidentWeight : 1),
      shortest: at ?? shortest,
      longest: at ?? Math.max(shortest, longest),
    };
  });
  return { every: shareVisits(wishes, perMs), carried: carries(wishes, perMs) };
}
