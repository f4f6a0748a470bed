import type { Context, Difference, Engine, EngineCategory, Turn } from "../../shared/contract/reports.ts";
import { movesBetween } from "./context-moves.ts";
import { pairEngines } from "./engine-pairs.ts";

/** What an answer says, as far as it is compared. */
export interface Said {
  readonly engines: readonly Engine[];
  readonly context: Context;
}

/**
 * What is different between two answers. An engine that is in one of them alone has appeared or vanished and has
 * not turned, whatever it says; one whose name changed in case or punctuation is the same engine.
 */
export function differenceOf(from: Said, to: Said): Omit<Difference, "from" | "to"> {
  const turned: Turn[] = [];
  const reworded: Turn[] = [];
  const appeared: Engine[] = [];
  const vanished: Engine[] = [];
  for (const [before, after] of pairEngines(from.engines, to.engines)) {
    if (before === null) appeared.push(after);
    else if (after === null) vanished.push(before);
    else if (before.category !== after.category)
      turned.push({ engine: after.engine, from: before, to: after });
    else if (before.result !== after.result) reworded.push({ engine: after.engine, from: before, to: after });
  }
  return {
    turned: turned.sort(byWeight),
    reworded: reworded.sort(byWeight),
    appeared: appeared.sort(byWord),
    vanished: vanished.sort(byWord),
    moved: movesBetween(from.context, to.context),
  };
}

/** How much a word matters to the one who watches, the most first. */
const weight: Record<EngineCategory, number> = {
  malicious: 0,
  suspicious: 1,
  timeout: 4,
  harmless: 2,
  undetected: 3,
  other: 5,
};

/** Against the domain now, before no longer against it; in each, the worse word first. */
function byWeight(a: Turn, b: Turn): number {
  const [now, then] = [weightOf(a.to), weightOf(b.to)];
  const bad = weight.suspicious;
  if (now !== then && Math.min(now, then) <= bad) return now - then;
  return weightOf(a.from) - weightOf(b.from) || now - then || byName(a, b);
}

function byWord(a: Engine, b: Engine): number {
  return weight[a.category] - weight[b.category] || byName(a, b);
}

function weightOf(engine: Engine | null): number {
  return engine === null ? weight.other : weight[engine.category];
}

function byName(a: { readonly engine: string }, b: { readonly engine: string }): number {
  return a.engine < b.engine ? -1 : a.engine > b.engine ? 1 : 0;
}
