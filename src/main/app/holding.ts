import type { Store } from "../store/store.ts";
import type { Clock } from "../watch/clock.ts";

/** A pass that another process is working on; `holder` is its process id, 0 where it took over from this one. */
export class PassHeld extends Error {
  override name = "PassHeld";
  readonly holder: number;
  constructor(holder: number) {
    super(`process ${holder} is working on the pass`);
    this.holder = holder;
  }
}

/** A hold is good for so long, in ms, and is renewed well before: one whose holder sleeps or hangs runs out. */
const holds = 90_000;
const renew = 30_000;

/**
 * Works on a pass that no other process may work on meanwhile.
 * @throws {PassHeld} where another process does
 */
export async function holding<T>(
  passes: Store["passes"],
  id: number,
  clock: Clock,
  work: (lost: AbortSignal) => Promise<T>,
): Promise<T> {
  const holder = passes.hold(id, process.pid, clock.now(), holds, isAlive);
  if (holder !== null) throw new PassHeld(holder);
  const over = new AbortController();
  const lost = new AbortController();
  const renewing = (async () => {
    for (;;) {
      await clock.sleep(renew, over.signal);
      if (isTaken(() => passes.renew(id, process.pid, clock.now() + holds))) lost.abort(new PassHeld(0));
    }
  })().catch(() => {});
  try {
    const done = await work(lost.signal);
    lost.signal.throwIfAborted();
    return done;
  } finally {
    over.abort(renewing);
    await renewing;
    // A store that is held for the moment must not cost the pass its result: the hold runs out by itself.
    isTaken(() => passes.release(id, process.pid));
  }
}

/** Whether the hold is another's by now; a store that is not well says nothing of it, and the pass hears of that itself. */
function isTaken(touch: () => boolean): boolean {
  try {
    return !touch();
  } catch {
    return false;
  }
}

/** A process that was killed holds nothing, however fresh its hold is. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === "EPERM";
  }
}
