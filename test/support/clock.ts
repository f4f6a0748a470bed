import type { Clock } from "../../src/main/watch/clock.ts";

/** A clock that stands still until everyone waits for it, and then goes straight to the next thing due. */
export interface VirtualClock extends Clock {
  /** Runs `work` to its end, letting time pass whenever nothing but time can bring it on. */
  run<T>(work: Promise<T>): Promise<T>;
  /** Moves the wall clock by `ms` without letting anything come due early or late: a corrected clock. */
  jump(ms: number): void;
}

interface Sleeper {
  readonly due: number;
  readonly wake: () => void;
}

/** @param start ms UTC */
export function virtualClock(start = Date.UTC(2026, 10, 24, 12)): VirtualClock {
  let passed = 0;
  let wall = start;
  const sleepers = new Set<Sleeper>();

  function sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const abort = () => {
        sleepers.delete(sleeper);
        reject(signal?.reason);
      };
      const sleeper: Sleeper = {
        due: passed + Math.max(0, ms),
        wake: () => {
          sleepers.delete(sleeper);
          signal?.removeEventListener("abort", abort);
          resolve();
        },
      };
      signal?.addEventListener("abort", abort, { once: true });
      sleepers.add(sleeper);
    });
  }

  async function run<T>(work: Promise<T>): Promise<T> {
    let done = false;
    const finished = work.finally(() => {
      done = true;
    });
    finished.catch(() => {});
    while (!done) {
      // Everything that can happen without time passing happens first.
      for (let turn = 0; turn < 5 && !done; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      if (done) break;
      const next = [...sleepers].reduce<Sleeper | null>(
        (a, b) => (a === null || b.due < a.due ? b : a),
        null,
      );
      if (next === null) continue;
      wall += next.due - passed;
      passed = next.due;
      next.wake();
    }
    return finished;
  }

  return {
    now: () => Math.floor(wall),
    sleep,
    run,
    jump(ms) {
      wall += ms;
    },
  };
}
