import type { Flip, PastCheck } from "../../shared/contract/history.ts";

export type EngineFlip = Extract<Flip, { kind: "engine" }>;

/** A check at which something turned, or that failed or came first, with what turned at it. */
export interface Event {
  readonly kind: "event";
  readonly check: PastCheck;
  /** The verdict before, where another one followed; null where there was none. Undefined: it did not turn. */
  readonly from: PastCheck["verdict"] | null | undefined;
  /** The answer before it, ms UTC. */
  readonly after: number | null;
  readonly flips: readonly EngineFlip[];
}

/** Checks in a row, newest first, at which nothing turned. */
export interface Quiet {
  readonly kind: "quiet";
  readonly checks: readonly PastCheck[];
}

export type Entry = Event | Quiet;

/**
 * The checks, newest first, with what turned at each; those at which nothing did are put together. Failures in a row
 * for the same reason are put together too: one cause is one line.
 * @param whole whether the checks go back to the first one there is
 */
export function entriesOf(
  checks: readonly PastCheck[],
  flips: readonly Flip[],
  whole: boolean,
): readonly Entry[] {
  const engines = Map.groupBy(
    flips.filter((flip) => flip.kind === "engine"),
    ({ checkId }) => checkId,
  );
  const verdicts = new Map(
    flips.filter((flip) => flip.kind === "verdict").map((flip) => [flip.checkId, flip]),
  );
  const answersBefore = answersBeforeEach(checks);
  const entries: Entry[] = [];
  let quiet: PastCheck[] = [];
  const flush = () => {
    if (quiet.length > 0) entries.push({ kind: "quiet", checks: quiet });
    quiet = [];
  };
  for (const check of checks) {
    const before = answersBefore.get(check.checkId) ?? null;
    const flip = verdicts.get(check.checkId);
    const from = flip === undefined ? turnedFrom(check, before, whole) : flip.from;
    const turned = engines.get(check.checkId) ?? [];
    if (from === undefined && turned.length === 0) {
      const last = quiet.at(-1);
      if (last !== undefined && !isAlike(last, check)) flush();
      quiet.push(check);
      continue;
    }
    flush();
    const after = flip?.after ?? turned[0]?.after ?? before?.checkedAt ?? null;
    entries.push({ kind: "event", check, from, after, flips: turned });
  }
  flush();
  return entries;
}

/** The answer before each check, as far as it is among them. */
function answersBeforeEach(checks: readonly PastCheck[]): ReadonlyMap<number, PastCheck> {
  const befores = new Map<number, PastCheck>();
  let before: PastCheck | null = null;
  for (const check of checks.toReversed()) {
    if (before !== null) befores.set(check.checkId, before);
    if (check.verdict !== "failed") before = check;
  }
  return befores;
}

/** For checks from further back than the flips that are known. */
function turnedFrom(check: PastCheck, before: PastCheck | null, whole: boolean): Event["from"] {
  if (check.verdict === "failed") return undefined;
  if (before === null) return whole ? null : undefined;
  return before.verdict === check.verdict ? undefined : before.verdict;
}

function isAlike(a: PastCheck, b: PastCheck): boolean {
  return a.verdict === b.verdict && a.reason === b.reason;
}
