import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Agent, request } from "undici";
import * as z from "zod";
import { createOwnFile } from "../../store/own-file.ts";
import { doorPath, knock, type Wish } from "./door.ts";
import { processStart } from "./process-start.ts";

/** Who keeps watch over a data folder: one process at a time, of either host, as `serve.lock` in the folder says. */

const lock = z.object({
  /** What it is: `banken serve`, `banken watch`, or the desktop app. */
  host: z.enum(["serve", "watch", "desktop"]).default("serve"),
  pid: z.int().min(1),
  /** When the process began (process-start.ts); null where the system does not say. */
  began: z.string().nullable().default(null),
  port: z.int().min(1).max(65_535),
  /** ms UTC. */
  startedAt: z.int().min(0),
  /** For who knocks at the holder's door (door.ts). Another one at each start. */
  secret: z.string().min(32),
});
type Lock = z.infer<typeof lock>;

/** The one that was there first. */
export interface Holder {
  readonly host: Lock["host"];
  readonly pid: number;
  readonly port: number;
  /** The file that says so. */
  readonly lock: string;
  /** ms UTC. */
  readonly startedAt: number;
  /** Whether it answers; it lives all the same. */
  readonly answers: boolean;
  /** An address of its window, good for one visit; null where it does not answer, or its window is in no browser. */
  readonly url: string | null;
}

export interface Hold {
  /** Comes where another process holds the folder meanwhile: then this one must not serve it any more. */
  readonly lost: Promise<void>;
  /** Gives the folder free. */
  release(): void;
}

/** For how long a holder may be silent, or take to end, in ms. A `serve` that is stopped closes within five seconds. */
const usualPatience = 6_000;
/** The same for one that cannot be the holder by its process, and might be in another container, in ms. */
const shortPatience = 1_000;
/** The wait before a holder that is about to end is looked for again, in ms. */
const pause = 100;
/** How often a holder looks whether it still is one, in ms. */
const lookAround = 1_000;

/**
 * Takes hold of a data folder for this process, which listens on `port` already and answers at its door with `secret`.
 * A lock of one that is gone is taken over: nobody who knows its secret answers on its port.
 * @param mine times in ms UTC
 * @returns the hold, or who has it
 * @throws Node's errors where the folder cannot be written
 */
export async function takeHold(
  dataDir: string,
  mine: Omit<Lock, "pid" | "began">,
  patience = usualPatience,
): Promise<Hold | Holder> {
  const path = lockPath(dataDir);
  const { pid } = process;
  const text = JSON.stringify({ pid, began: processStart(pid), ...mine } satisfies Lock);
  const until = Date.now() + patience;
  while (!createOwnFile(path, text)) {
    const theirs = readLock(path);
    const found = theirs.lock === null ? "gone" : await ask(theirs.lock, path, patience);
    if (typeof found === "object") return found;
    if (found === "ending" && Date.now() < until) await sleep(pause);
    else takeAway(path, theirs.text);
  }
  const lost = Promise.withResolvers<void>();
  const looking = setInterval(() => {
    if (isStillHeld(path, text)) return;
    clearInterval(looking);
    lost.resolve();
  }, lookAround);
  looking.unref();
  return {
    lost: lost.promise,
    release() {
      clearInterval(looking);
      if (readLock(path).text === text) rmSync(path, { force: true });
    },
  };
}

/**
 * Who holds a data folder; null where nobody does.
 * @param wish `come_forward`: it is asked to show its window as well
 */
export async function whoHolds(dataDir: string, wish: Wish = "are_you_there"): Promise<Holder | null> {
  const path = lockPath(dataDir);
  const { lock } = readLock(path);
  const found = lock === null ? "gone" : await ask(lock, path, usualPatience, wish);
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

/** The holder that a lock names. `ending`: its process lives (or may be it), and does not listen. */
async function ask(
  named: Lock,
  lock: string,
  patience: number,
  wish: Wish = "are_you_there",
): Promise<Holder | "ending" | "gone"> {
  const { host, pid, port, startedAt, secret } = named;
  const holder = { host, pid, port, lock, startedAt };
  const mayLive = lives(named);
  const asked = knock(secret, wish);
  const agent = new Agent();
  try {
    const { statusCode, body } = await request(`http://127.0.0.1:${port}${doorPath}`, {
      method: "POST",
      headers: asked.headers,
      dispatcher: agent,
      signal: AbortSignal.timeout(mayLive ? patience : Math.min(patience, shortPatience)),
    });
    const answer = statusCode === 200 ? asked.read(await body.json()) : null;
    return answer === null ? "gone" : { ...holder, answers: true, url: answer.url };
  } catch (thrown) {
    if (!mayLive) return "gone";
    // Silent, and not gone: stopped with Ctrl-Z, or with its hands full. Two would ask for the same domains.
    if ((thrown as Error).name === "TimeoutError") return { ...holder, answers: false, url: null };
    return "ending";
  } finally {
    await agent.destroy();
  }
}

/** Whether the process that wrote a lock lives, as far as can be told: its number may be another's by now. */
function lives({ pid, began }: Lock): boolean {
  if (began !== null && processStart(process.pid) !== null) return processStart(pid) === began;
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * Whether a lock is still there as it was written. Where there is none any more it is put back: a person may have
 * taken it away. Where it cannot be read, that is no news.
 */
function isStillHeld(path: string, text: string): boolean {
  try {
    const gone = !existsSync(path) && existsSync(dirname(path));
    if (gone && createOwnFile(path, text)) return true;
    const found = readLock(path).text;
    return found === null || found === text;
  } catch {
    return true;
  }
}

/**
 * Takes a lock away that was found to be a dead one's. Another process may have found the same and have its own lock
 * there by now: what was taken away is looked at, and put back where it is not the dead one's. A third may be quicker
 * than that; then whose lock was taken away sees it when it looks around (isStillHeld).
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
