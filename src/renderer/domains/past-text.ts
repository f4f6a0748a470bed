import type { DomainRow } from "../../shared/contract/domains.ts";
import { severity } from "../../shared/standing.ts";

export type Past = DomainRow["past"];
export type Worst = Past[number]["worst"];

/** The worst of a past; null where nobody looked. */
export function worstOf(past: Past): Worst {
  let worst: Worst = null;
  for (const { worst: each } of past) {
    if (each === null) continue;
    const more =
      worst === null ||
      severity[each.verdict] > severity[worst.verdict] ||
      (each.verdict === worst.verdict && each.against > worst.against);
    if (more) worst = each;
  }
  return worst;
}

/** How many pieces somebody looked in. */
export function lookedIn(past: Past): number {
  return past.reduce((sum, { pieces, worst }) => (worst === null ? sum : sum + pieces), 0);
}
