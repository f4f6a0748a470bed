import type { Answered, Slot, Store } from "../store/store.ts";
import type { Clock } from "../watch/clock.ts";
import type { Limits } from "../watch/quota.ts";
import { endOfTurn } from "./turn.ts";

/** The day's or the month's quota is used up. `resetsAt` is ms UTC. */
export class QuotaSpent extends Error {
  override name = "QuotaSpent";
  readonly window: "day" | "month";
  readonly resetsAt: number;
  constructor(window: "day" | "month", resetsAt: number) {
    super(`the ${window}'s quota is used up`);
    this.window = window;
    this.resetsAt = resetsAt;
  }
}

/** The door every request goes through, first come first served. */
export interface Gate {
  /**
   * Waits until the quota carries one request more, and enters it.
   * @throws {QuotaSpent} where no wait of this day or month would help; else only the reason of `signal`
   */
  take(signal: AbortSignal): Promise<Slot>;
  /** The answer to a request has begun to arrive, or cannot any more. */
  settle(slot: Slot): void;
  /** VirusTotal asked for `ms` of quiet. */
  pause(ms: number): void;
  /** Nothing more is to be taken for now: what is answered so far is entered. */
  rest(): void;
}

/** While another process's request is unanswered, its answer can free a slot before the time the ledger names. */
const lookAgain = 1_000;

interface Waiting {
  readonly pass: (slot: Slot) => void;
  readonly refuse: (reason: unknown) => void;
}

/** @param key the fingerprint of the key that is asked with */
export function createGate(quota: Store["quota"], clock: Clock, limits: () => Limits, key: string): Gate {
  const queue: Waiting[] = [];
  let serving = false;
  let wake = () => {};
  // Entered together with the next request, which is the first that they can matter to: one write instead of two.
  // Until then another process takes them for unanswered, and waits longer than it had to, never shorter.
  let answered: Answered[] = [];

  function takeAnswered(): Answered[] {
    const all = answered;
    answered = [];
    return all;
  }

  function refuseAll(reason: unknown): void {
    for (const { refuse } of queue.splice(0)) refuse(reason);
  }

  /** Lets the queue through as the quota allows, until it is empty. */
  async function serve(): Promise<void> {
    if (serving) return;
    serving = true;
    try {
      for (;;) {
        // Those who come in the same turn are entered in one transaction.
        await endOfTurn();
        if (queue.length === 0) return;
        const now = clock.now();
        const { slots, shut } = quota.take(limits(), now, queue.length, takeAnswered(), key);
        for (const slot of slots) queue.shift()?.pass(slot);
        if (shut?.kind === "spent") refuseAll(new QuotaSpent(shut.window, shut.resetsAt));
        else if (shut !== null) {
          const wait = Math.max(1, shut.until - now);
          await sleepOrWake(shut.unanswered ? Math.min(wait, lookAgain) : wait);
        }
      }
    } catch (thrown) {
      refuseAll(thrown);
    } finally {
      serving = false;
    }
  }

  /** Sleeps, but not past the moment at which something changes: an answer that frees a slot, a queue that is gone. */
  async function sleepOrWake(ms: number): Promise<void> {
    const woken = new AbortController();
    wake = () => woken.abort(wake);
    await clock.sleep(ms, woken.signal).catch(() => {});
    wake = () => {};
  }

  return {
    take(signal) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        const leave = () => {
          queue.splice(queue.indexOf(waiting), 1);
          reject(signal.reason);
          if (queue.length === 0) wake();
        };
        const gone = () => signal.removeEventListener("abort", leave);
        const waiting: Waiting = {
          pass: (slot) => {
            gone();
            resolve(slot);
          },
          refuse: (reason) => {
            gone();
            reject(reason);
          },
        };
        signal.addEventListener("abort", leave, { once: true });
        queue.push(waiting);
        void serve();
      });
    },
    settle(slot) {
      answered.push({ slot, at: clock.now() });
      wake();
    },
    pause(ms) {
      const now = clock.now();
      quota.pause(now + ms, now);
      wake();
    },
    rest() {
      if (answered.length > 0) quota.settle(takeAnswered());
    },
  };
}
