import type { DomainRow } from "../../shared/contract/domains.ts";
import { severity } from "../../shared/standing.ts";

export type Past = DomainRow["past"];
export type Piece = NonNullable<Past[number]>;

/** The worst piece of a past; null where nobody looked. */
export function worstOf(past: Past): Piece | null {
  let worst: Piece | null = null;
  for (const piece of past) {
    if (piece === null) continue;
    const more =
      worst === null ||
      severity[piece.verdict] > severity[worst.verdict] ||
      (piece.verdict === worst.verdict && piece.against > worst.against);
    if (more) worst = piece;
  }
  return worst;
}

/** How many pieces somebody looked in. */
export function lookedIn(past: Past): number {
  return past.filter((piece) => piece !== null).length;
}
