import type { Store } from "../store/store.ts";
import type { Clock } from "../watch/clock.ts";

/** A pass that another process is working on. */
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
  work: () => Promise<T>,
): Promise<T> {
  const holder = passes.hold(id, process.pid, clock.now(), holds, isAlive);
  if (holder !== null) throw new PassHeld(holder);
  const over = new AbortController();
  const renewing = (async () => {
    for (;;) {
      await clock.sleep(renew, over.signal);
      passes.renew(id, process.pid, clock.now() + holds);
    }
  })().catch(() => {
    // Over; or the store is not well, of which the pass itself hears.
  });
  try {
    return await work();
  } finally {
    over.abort(renewing);
    await renewing;
    passes.release(id, process.pid);
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
