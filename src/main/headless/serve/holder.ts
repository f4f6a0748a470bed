import { readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Agent, request } from "undici";
import * as z from "zod";
import { holderPath } from "./doors.ts";
import { askHolder } from "./holder-door.ts";
import { createOwnFile } from "./own-file.ts";

/** Who keeps watch over a data folder: one process at a time, as `serve.lock` in the folder says. */

const lock = z.object({
  pid: z.int().min(1),
  port: z.int().min(1).max(65_535),
  /** ms UTC. */
  startedAt: z.int().min(0),
  /** For who asks the holder for an address (holder-door.ts). Another one at each start. */
  secret: z.string().min(32),
});
type Lock = z.infer<typeof lock>;

/** The one that was there first. */
export interface Holder {
  readonly pid: number;
  /** ms UTC. */
  readonly startedAt: number;
  /** An address to reach it, good for one visit; null where it does not answer, though it lives. */
  readonly url: string | null;
}

export interface Hold {
  /** Gives the folder free. */
  release(): void;
}

/** For how long a holder may be silent, or take to end, in ms. A `serve` that is stopped closes within five seconds. */
const usualPatience = 6_000;
/** The wait before a holder that is about to end is looked for again, in ms. */
const pause = 100;

/**
 * Takes hold of a data folder for this process, which listens on `port` already and answers at the holder's door with
 * `secret`. A lock of one that is gone is taken over: nobody who knows its secret answers on its port.
 * @param mine times in ms UTC
 * @returns the hold, or who has it
 * @throws Node's errors where the folder cannot be written
 */
export async function takeHold(
  dataDir: string,
  mine: Omit<Lock, "pid">,
  patience = usualPatience,
): Promise<Hold | Holder> {
  const path = lockPath(dataDir);
  const text = JSON.stringify({ pid: process.pid, ...mine } satisfies Lock);
  const until = Date.now() + patience;
  while (!createOwnFile(path, text)) {
    const theirs = readLock(path);
    const found = theirs.lock === null ? "gone" : await ask(theirs.lock, patience);
    if (typeof found === "object") return found;
    if (found === "ending" && Date.now() < until) await sleep(pause);
    else takeAway(path, theirs.text);
  }
  return {
    release() {
      if (readLock(path).text === text) rmSync(path, { force: true });
    },
  };
}

/** Who holds a data folder; null where nobody does. */
export async function whoHolds(dataDir: string): Promise<Holder | null> {
  const { lock } = readLock(lockPath(dataDir));
  const found = lock === null ? "gone" : await ask(lock, usualPatience);
  return typeof found === "object" ? found : null;
}

function lockPath(dataDir: string): string {
  return join(dataDir, "serve.lock");
}

function readLock(path: string): { readonly text: string | null; readonly lock: Lock | null } {
  let text: string | null = null;
  try {
    text = readFileSync(path, "utf8");
    return { text, lock: lock.parse(JSON.parse(text)) };
  } catch {
    return { text, lock: null };
  }
}

/** The holder that a lock names. `ending`: its process lives (or another with its number), and does not listen. */
async function ask(
  { pid, port, startedAt, secret }: Lock,
  patience: number,
): Promise<Holder | "ending" | "gone"> {
  const asked = askHolder(secret);
  const agent = new Agent();
  try {
    const { statusCode, body } = await request(`http://127.0.0.1:${port}${holderPath}`, {
      method: "POST",
      headers: asked.headers,
      dispatcher: agent,
      signal: AbortSignal.timeout(patience),
    });
    const url = statusCode === 200 ? asked.read(await body.json()) : null;
    return url === null ? "gone" : { pid, startedAt, url };
  } catch (thrown) {
    if (!lives(pid)) return "gone";
    // Silent, and not gone: stopped with Ctrl-Z, or with its hands full. Two would ask for the same domains.
    if ((thrown as Error).name === "TimeoutError") return { pid, startedAt, url: null };
    return "ending";
  } finally {
    await agent.destroy();
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * Takes a lock away that was found to be a dead one's. Another process may have found the same and have its own lock
 * there by now: what was taken away is looked at, and put back where it is not the dead one's.
 */
function takeAway(path: string, text: string | null): void {
  const aside = `${path}.${process.pid}.old`;
  try {
    renameSync(path, aside);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === "ENOENT") return;
    throw thrown;
  }
  const taken = readLock(aside).text;
  if (taken !== null && taken !== text) createOwnFile(path, taken);
  rmSync(aside, { force: true });
}
