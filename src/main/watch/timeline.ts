import type { Flip, Spell } from "../../shared/contract/history.ts";
import type { Flag } from "../../shared/verdict.ts";
import { pairEngines } from "./engine-pairs.ts";
import type { Known } from "./transitions.ts";

/** One answer, as far as the timeline needs it. Checks that failed are none, and are not handed in. */
export interface Answer {
  readonly checkId: number;
  /** ms UTC. */
  readonly at: number;
  readonly verdict: Known;
  readonly flags: readonly Flag[];
  readonly reportId: number | null;
}

/** Answers in a row in which the verdict and all that engines say against the domain stayed as they were. */
export interface Stretch {
  readonly first: Answer;
  readonly last: Answer;
}

/** A domain's answers, oldest first, as stretches. */
export function stretchesOf(answers: Iterable<Answer>): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let first: Answer | null = null;
  let last: Answer | null = null;
  for (const answer of answers) {
    if (first !== null && last !== null && !isSame(last, answer)) {
      stretches.push({ first, last });
      first = null;
    }
    first ??= answer;
    last = answer;
  }
  if (first !== null && last !== null) stretches.push({ first, last });
  return stretches;
}

function isSame(a: Answer, b: Answer): boolean {
  return (
    a.verdict === b.verdict &&
    (a.flags === b.flags ||
      (a.flags.length === b.flags.length &&
        pairEngines(a.flags, b.flags).every(([x, y]) => x !== null && y !== null && saysSame(x, y))))
  );
}

function saysSame(a: Flag, b: Flag): boolean {
  return a.category === b.category && a.result === b.result;
}

type EngineFlip = Extract<Flip, { kind: "engine" }>;
type VerdictFlip = Extract<Flip, { kind: "verdict" }>;

/**
 * An engine's flip as far as flags tell it. What it said while it was not against the domain is in the two reports,
 * under either name where it was renamed.
 */
export interface OpenFlip extends EngineFlip {
  readonly reportBefore: number | null;
  readonly reportBy: number | null;
}

/** Everything that turned between the stretches, the newest first; at the same time the verdict before the engines. */
export function flipsOf(stretches: readonly Stretch[]): readonly (VerdictFlip | OpenFlip)[] {
  return stretches
    .flatMap((stretch, n) => flipsBetween(stretches[n - 1]?.last ?? null, stretch.first).toReversed())
    .toReversed();
}

function flipsBetween(before: Answer | null, now: Answer): (VerdictFlip | OpenFlip)[] {
  const when = { checkId: now.checkId, after: before?.at ?? null, by: now.at };
  const engines = pairEngines(before?.flags ?? [], now.flags)
    .filter(([from, to]) => from === null || to === null || !saysSame(from, to))
    .map(
      ([from, to]): OpenFlip => ({
        kind: "engine",
        ...when,
        engine: (to ?? from)?.engine ?? "",
        from: wordOf(from),
        to: wordOf(to),
        reportBefore: before?.reportId ?? null,
        reportBy: now.reportId,
      }),
    )
    .sort((a, b) => weight(a) - weight(b) || (a.engine < b.engine ? -1 : 1));
  if (before?.verdict === now.verdict) return engines;
  return [{ kind: "verdict", ...when, from: before?.verdict ?? null, to: now.verdict }, ...engines];
}

function wordOf(flag: Flag | null): EngineFlip["from"] {
  return flag === null ? null : { category: flag.category, result: flag.result };
}

/** What came against the domain first, then what was lifted. */
function weight({ to, from }: EngineFlip): number {
  if (to === null) return from?.category === "malicious" ? 2 : 3;
  return to.category === "malicious" ? 0 : 1;
}

/**
 * The stretches of time in which each engine spoke against the domain in the same words, those that still last first,
 * then the newest. A new word begins a new spell.
 */
export function spellsOf(stretches: readonly Stretch[]): readonly Spell[] {
  const over: Spell[] = [];
  let lasting: readonly { readonly flag: Flag; readonly spell: Spell }[] = [];
  let before: Stretch | null = null;
  for (const { first, last } of stretches) {
    const spells = new Map(lasting.map(({ flag, spell }) => [flag.engine, spell]));
    const now: { flag: Flag; spell: Spell }[] = [];
    for (const [from, to] of pairEngines(
      lasting.map(({ flag }) => flag),
      first.flags,
    )) {
      const spell = from === null ? undefined : spells.get(from.engine);
      if (from !== null && to !== null && spell !== undefined && saysSame(from, to)) {
        now.push({ flag: to, spell: { ...spell, engine: to.engine, to: last.at } });
        continue;
      }
      if (spell !== undefined) over.push({ ...spell, until: first.at });
      if (to !== null)
        now.push({
          flag: to,
          spell: { ...to, after: before?.last.at ?? null, from: first.at, to: last.at, until: null },
        });
    }
    lasting = now;
    before = { first, last };
  }
  return [...lasting.map(({ spell }) => spell), ...over].sort(bySpell);
}

function bySpell(a: Spell, b: Spell): number {
  const end = (spell: Spell) => spell.until ?? Number.POSITIVE_INFINITY;
  if (end(a) !== end(b)) return end(b) - end(a) > 0 ? 1 : -1;
  if (a.category !== b.category) return a.category === "malicious" ? -1 : 1;
  return b.from - a.from || (a.engine < b.engine ? -1 : 1);
}

/**
 * The first answer of the unbroken row, up to the latest one, in which somebody spoke against the domain; null where
 * the latest has nobody who does.
 */
export function firstFlagged(stretches: readonly Stretch[]): Answer | null {
  let first: Answer | null = null;
  for (const stretch of stretches.toReversed()) {
    if (stretch.first.flags.length === 0) break;
    first = stretch.first;
  }
  return first;
}
