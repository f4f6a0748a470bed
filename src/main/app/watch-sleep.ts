import type { Clock } from "../watch/clock.ts";

/** Whether the machine sleeps, or is about to. */
export interface MachineSleep {
  now(): boolean;
  begin(): void;
  end(): void;
}

/**
 * The longest (ms) that the machine is taken to be about to sleep while this process goes on running: then it has woken
 * without a word, or never slept. Time that it does sleep does not count, as far as its timers stand still meanwhile.
 */
const longest = 10 * 60_000;

/** @param ended called where the end comes by itself */
export function createMachineSleep(clock: Clock, ended: () => void): MachineSleep {
  let sleeping: AbortController | null = null;

  function end(): void {
    sleeping?.abort(sleeping);
    sleeping = null;
  }

  return {
    now: () => sleeping !== null,
    begin() {
      end();
      const mine = new AbortController();
      sleeping = mine;
      clock.sleep(longest, mine.signal).then(
        () => {
          end();
          ended();
        },
        () => {},
      );
    },
    end,
  };
}
