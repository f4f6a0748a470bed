/**
 * Resolves when everything that is ready in this turn of the event loop has run: what comes together is then
 * written together. A transaction costs some 0.1 ms whatever it holds.
 */
export function endOfTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** How long one turn may take, in ms, before others get theirs: a keystroke in the window waits no longer for it. */
const longestTurn = 8;

/** For long work in small steps: `next`, awaited before each, lets others in where it is time to. */
export interface Turns {
  /** @throws the signal's reason where it is aborted */
  next(): Promise<void>;
}

export function createTurns(signal: AbortSignal | undefined): Turns {
  let since = performance.now();
  return {
    async next() {
      signal?.throwIfAborted();
      if (performance.now() - since < longestTurn) return;
      await endOfTurn();
      signal?.throwIfAborted();
      since = performance.now();
    },
  };
}
