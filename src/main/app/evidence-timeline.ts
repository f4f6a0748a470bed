import type { Flip, Signs, Spell } from "../../shared/contract/history.ts";
import type { Context, Move } from "../../shared/contract/reports.ts";
import type { Store } from "../store/store.ts";
import { movesBetween } from "../watch/context-moves.ts";
import { engineKey } from "../watch/engine-pairs.ts";
import {
  type Answer,
  firstFlagged,
  flipsOf,
  type OpenFlip,
  spellsOf,
  stretchesOf,
} from "../watch/timeline.ts";
import { createReader, nothingSaid, type Reader } from "./evidence-reader.ts";
import { createTurns, type Turns } from "./turn.ts";

export interface Timeline {
  /** ms UTC. */
  readonly since: number;
  readonly flips: readonly Flip[];
  readonly spells: readonly Spell[];
  readonly more: boolean;
  readonly signs: Signs | null;
}

const dayLength = 86_400_000;
const mostFlips = 500;

/** How long before the first word against a domain a move may be a sign of it, in ms. */
const signsWithin = 30 * dayLength;
/** How many answers are read for signs, at about a millisecond each. */
const mostRead = 40;
/** Addresses, certificates and the rest move of themselves. */
const telling: readonly Move["what"][] = ["registrar", "nameServers"];

/**
 * What turned for a domain in the `days` before `now` (ms UTC), and when engines spoke against it.
 * Reports are read for the flips that are told and for no others; others have their turn in between.
 * @throws the signal's reason where it is aborted
 */
export async function timelineOf(
  store: Store,
  name: string,
  days: number,
  now: number,
  signal?: AbortSignal,
): Promise<Timeline> {
  const since = Math.max(0, now - days * dayLength);
  const reader = createReader(store);
  const turns = createTurns(signal);
  const stretches = stretchesOf(store.evidence.answers(name, since));
  const flips = flipsOf(stretches).filter(({ by }) => by >= since);
  const told: Flip[] = [];
  for (const flip of flips.slice(0, mostFlips)) {
    await turns.next();
    told.push(flip.kind === "verdict" ? flip : closed(flip, reader));
  }
  const flagged = firstFlagged(stretches);
  return {
    since,
    flips: told,
    spells: spellsOf(stretches).filter(({ until }) => until === null || until >= since),
    more: flips.length > mostFlips,
    signs: flagged === null ? null : await signsOf(store, name, flagged, reader, turns),
  };
}

/** The flip with what the engine said while it was not against the domain. */
function closed({ reportBefore, reportBy, ...flip }: OpenFlip, reader: Reader): Flip {
  return {
    ...flip,
    from: flip.from ?? (reportBefore === null ? null : wordIn(reader, reportBefore, flip.engine)),
    to: flip.to ?? (reportBy === null ? null : wordIn(reader, reportBy, flip.engine)),
  };
}

function wordIn(reader: Reader, reportId: number, name: string): Extract<Flip, { kind: "engine" }>["from"] {
  const engines = reader.read(reportId)?.engines ?? [];
  const same = engines.find(({ engine }) => engine === name);
  const key = engineKey(name);
  const found = same ?? engines.find(({ engine }) => engineKey(engine) === key);
  return found === undefined ? null : { category: found.category, result: found.result };
}

/** What moved before somebody first spoke against the domain. A part that an answer leaves out has not moved. */
async function signsOf(
  { evidence }: Store,
  name: string,
  { checkId, at }: Answer,
  reader: Reader,
  turns: Turns,
): Promise<Signs> {
  const moves: Signs["moves"][number][] = [];
  const later = new Map<
    Move["what"],
    { readonly at: number; readonly checkId: number; readonly context: Context }
  >();
  for (const { reportId, ...earlier } of evidence.reportedUpTo(name, checkId, at - signsWithin, mostRead)) {
    await turns.next();
    const context = reader.read(reportId)?.context ?? nothingSaid.context;
    for (const what of telling) {
      if (movesBetween(nothingSaid.context, context, [what]).length === 0) continue;
      const after = later.get(what);
      const [move] = after === undefined ? [] : movesBetween(context, after.context, [what]);
      if (after !== undefined && move !== undefined)
        moves.push({ checkId: after.checkId, after: earlier.at, by: after.at, move });
      later.set(what, { ...earlier, context });
    }
  }
  return { flaggedAt: at, moves };
}
