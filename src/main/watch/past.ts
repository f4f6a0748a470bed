import type { DomainRow } from "../../shared/contract/domains.ts";
import { pastDays, pastPieces } from "../../shared/ranges.ts";
import { severity } from "../../shared/standing.ts";
import type { Verdict } from "../../shared/verdict.ts";

/** One check of the past, ms UTC. */
export interface Look {
  readonly at: number;
  readonly verdict: Verdict;
  readonly against: number;
  readonly engines: number;
}

type Past = DomainRow["past"];
type Worst = Past[number]["worst"];
interface Run {
  pieces: number;
  worst: Worst;
}

/** The length of a piece, in ms. Pieces begin at whole multiples of it, so that a past moves on once in a piece. */
const pieceLength = (pastDays * 86_400_000) / pastPieces;

/** The number of the piece that `at` (ms UTC) falls in, from 1970 on. */
export function pieceOf(at: number): number {
  return Math.floor(at / pieceLength);
}

/** From when on, and before when, the past is that ends with the piece of `now`; all ms UTC. */
export function pastSpan(now: number): { readonly from: number; readonly to: number } {
  const to = (pieceOf(now) + 1) * pieceLength;
  return { from: to - pastPieces * pieceLength, to };
}

/** The worst look of each piece, oldest first; the last piece is the one of `now`. Looks outside are passed over. */
export function pastOf(looks: readonly Look[], now: number): Past {
  const first = pieceOf(now) - pastPieces + 1;
  const pieces: Worst[] = Array.from({ length: pastPieces }, () => null);
  for (const { at, verdict, against, engines } of looks) {
    const piece = pieceOf(at) - first;
    if (piece < 0 || piece >= pastPieces) continue;
    const before = pieces[piece] ?? null;
    if (before === null || isWorse(verdict, against, before)) pieces[piece] = { verdict, against, engines };
  }
  return inRuns(pieces);
}

/** One engine more or fewer that was asked is no other past: a run has the number that its last piece had. */
function inRuns(pieces: readonly Worst[]): Past {
  const runs: Run[] = [];
  for (const worst of pieces) {
    const last = runs.at(-1);
    if (last === undefined || !isAlike(last.worst, worst)) runs.push({ pieces: 1, worst });
    else {
      last.worst = worst;
      last.pieces += 1;
    }
  }
  return runs;
}

function isAlike(a: Worst, b: Worst): boolean {
  return a?.verdict === b?.verdict && a?.against === b?.against;
}

function isWorse(
  verdict: Verdict,
  against: number,
  before: { readonly verdict: Verdict; readonly against: number },
) {
  return (severity[verdict] - severity[before.verdict] || against - before.against) > 0;
}
