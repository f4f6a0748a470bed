import type { Clock } from "../watch/clock.ts";
import { type Counts, counted, noCounts } from "../watch/pass.ts";
import type { Banken } from "./banken.ts";
import type { Ending, Told } from "./pass.ts";
import { noQueue, type PassQueue } from "./pass-queue.ts";

/** How long an answer that is under way is waited for once nothing more is to be asked, in ms. */
const patience = 5_000;

/** A pass of the watch's, while it runs. */
export interface WatchPass {
  readonly id: number;
  /** ms UTC. */
  readonly startedAt: number;
  readonly queue: PassQueue;
  counts(): Counts;
  stopping(): boolean;
  /** Asks nothing more, waits a little for what is under way, and drops what does not come. */
  stop(): void;
  /** Drops what is under way at once: it is as if it had not been asked yet. */
  cut(): void;
  /** Whether it was cut. */
  isCut(): boolean;
  /** Why the pass ended before its list did; null where it did not. @throws what `banken.runPass` throws */
  readonly ended: Promise<Ending | null>;
}

/** @param on `begun`: before anything is asked; `told`: hears of every check that is recorded; `mayAsk`: as the pass has it */
export function runWatchPass(
  banken: Banken,
  clock: Clock,
  passId: number,
  key: string,
  on: {
    readonly begun: (queue: PassQueue) => void;
    readonly told: (told: Told) => void;
    readonly mayAsk: () => boolean;
  },
): WatchPass {
  const cut = new AbortController();
  let wasCut = false;
  const over = new AbortController();
  let counts = noCounts;
  let stopping = false;
  let queue: PassQueue = noQueue;

  const ended = banken
    .runPass(passId, key, cut.signal, {
      // Called before anything is waited for.
      begun: (begun) => {
        queue = begun;
        on.begun(begun);
      },
      mayAsk: on.mayAsk,
      told: (each) => {
        if (!each.recorded) return;
        counts = counted(counts, each.check);
        on.told(each);
      },
    })
    .then(({ ending }) => ending)
    .finally(() => over.abort(ended));

  return {
    id: passId,
    startedAt: clock.now(),
    get queue() {
      return queue;
    },
    counts: () => counts,
    stopping: () => stopping,
    stop() {
      if (stopping) return;
      stopping = true;
      queue.leave();
      clock.sleep(patience, over.signal).then(
        () => cut.abort(new Error("stopped")),
        () => {},
      );
    },
    cut() {
      wasCut = true;
      queue.leave();
      cut.abort(new Error("cut off"));
    },
    isCut: () => wasCut,
    ended,
  };
}
