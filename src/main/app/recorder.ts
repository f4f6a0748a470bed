import type { NewCheck, Recorded } from "../store/checks.ts";
import { StoreError } from "../store/errors.ts";
import type { Store } from "../store/store.ts";
import { endOfTurn } from "./turn.ts";

/** Records checks: each whole or not at all, those that arrive in the same turn in one transaction. */
export type Recorder = (check: NewCheck) => Promise<Recorded>;

interface Waiting {
  readonly check: NewCheck;
  readonly recorded: (came: Recorded) => void;
  readonly refused: (thrown: unknown) => void;
}

/** A recorder over the store. A check's promise resolves once it is on disk, and rejects with the store's error. */
export function createRecorder(checks: Store["checks"]): Recorder {
  let waiting: Waiting[] = [];

  async function write(): Promise<void> {
    await endOfTurn();
    const batch = waiting;
    waiting = [];
    // What is wrong with one check must not take those with it that came in the same turn.
    if (!writeTogether(batch) && batch.length > 1) for (const each of batch) writeTogether([each], true);
  }

  /** Returns whether those who wait have heard; they have not where one of several checks spoiled it for all. */
  function writeTogether(batch: readonly Waiting[], alone = batch.length === 1): boolean {
    try {
      const came = checks.record(batch.map(({ check }) => check));
      for (const [n, { recorded }] of batch.entries()) recorded(came[n] as Recorded);
      return true;
    } catch (thrown) {
      // A store that is locked or full is so for each of them: asking again one by one would wait as often.
      if (alone || (thrown instanceof StoreError && thrown.fault !== "broken")) {
        for (const { refused } of batch) refused(thrown);
        return true;
      }
      return false;
    }
  }

  return (check) =>
    new Promise((recorded, refused) => {
      waiting.push({ check, recorded, refused });
      if (waiting.length === 1) void write();
    });
}
