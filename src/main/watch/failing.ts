import type { PastPass } from "../../shared/contract/watch.ts";

/** An unbroken row of passes in which nobody was reached: when the first began, and when the last ended (ms UTC). */
export interface FailingRow {
  readonly first: number;
  readonly last: number;
}

/**
 * What a pass says of the row: it is part of it, it ends it because VirusTotal was reached, or it says nothing, since
 * nobody was asked before it was stopped.
 */
const ofRow: Record<PastPass["ending"], "part" | "reached" | "silent"> = {
  network: "part",
  done: "reached",
  unauthorized: "reached",
  quota_exceeded: "reached",
  interrupted: "silent",
  unfinished: "silent",
};

/**
 * The row that the newest passes make; null where the last that says anything reached VirusTotal. A computer that slept
 * for days makes no row by that: both ends are passes that failed.
 * @param passes newest first; none after the end of the row is taken from it
 */
export function failingRow(passes: Iterable<PastPass>): FailingRow | null {
  let first: number | null = null;
  let last: number | null = null;
  for (const { ending, startedAt, finishedAt, counts } of passes) {
    const answered = counts.checked > counts.failed;
    if (answered || ofRow[ending] === "reached") break;
    if (ofRow[ending] === "silent") continue;
    first = startedAt;
    last ??= finishedAt ?? startedAt;
  }
  return first === null || last === null ? null : { first, last };
}
