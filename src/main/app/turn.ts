import type { Progress } from "../../shared/contract/data.ts";

/**
 * Resolves when everything that is ready in this turn of the event loop has run: what comes together is then
 * written together. A transaction costs some 0.1 ms whatever it holds.
 */
export function endOfTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** How long one turn may take, in ms, before others get theirs: a keystroke in the window waits no longer for it. */
const longestTurn = 8;

/** How often it is told how far long work has come, in ms. */
const telling = 100;

/** For long work in small steps: `next`, awaited before each, lets others in where it is time to. */
export interface Turns {
  /** @throws the signal's reason where it is aborted */
  next(): Promise<void>;
  /** The same, and tells how far the work has come: at the first step, then some ten times a second. */
  step(progress: Progress): AsyncGenerator<Progress, void>;
}

export function createTurns(signal: AbortSignal | undefined): Turns {
  let since = performance.now();
  let told = Number.NEGATIVE_INFINITY;

  async function next(): Promise<void> {
    signal?.throwIfAborted();
    if (performance.now() - since < longestTurn) return;
    await endOfTurn();
    signal?.throwIfAborted();
    since = performance.now();
  }

  return {
    next,
    async *step(progress) {
      await next();
      if (performance.now() - told < telling) return;
      told = performance.now();
      yield progress;
      signal?.throwIfAborted();
    },
  };
}

/** What long work comes to, for whom it is enough to hear that. */
export async function finished<Result>(work: AsyncIterator<unknown, Result>): Promise<Result> {
  for (;;) {
    const { done, value } = await work.next();
    if (done) return value;
  }
}
