import type { Change } from "../../shared/contract/changes.ts";
import { failureOf } from "../failure.ts";
import { client } from "../rpc.ts";
import { watchAttention } from "./attention.ts";
import type { Connection } from "./connection.ts";
import { lookedAt } from "./looked-at.ts";

/** What a listener hears; that another window took its place, the stream itself minds. */
type Heard = Exclude<Change, { type: "replaced" }>;

/** The wait before the window tries again to reach Banken, in ms; it doubles up to the second. */
const firstWait = 500;
const longestWait = 5_000;

/**
 * Listens to what changes until `over` is aborted. A stream that breaks is taken up again; what was missed meanwhile
 * is for whoever hears the next `hello` to ask for. Nobody is listened for in a window that is long out of sight.
 */
export async function listen(
  over: AbortSignal,
  heard: (change: Heard) => void,
  set: (connection: Connection) => void,
): Promise<void> {
  const attention = watchAttention(over);
  let wait = firstWait;
  while (!over.aborted) {
    await attention.back();
    const ended = AbortSignal.any([over, attention.lost()]);
    try {
      for await (const change of await client.changes.stream(undefined, { signal: ended })) {
        if (ended.aborted) break;
        wait = firstWait;
        if (change.type === "replaced") {
          set("replaced");
          await lookedAt(ended);
          break;
        }
        set("connected");
        heard(change);
      }
    } catch (thrown) {
      if (!ended.aborted) set(failureOf(thrown).kind === "signed_out" ? "signed_out" : "lost");
    }
    await pause(wait, ended);
    wait = Math.min(wait * 2, longestWait);
  }
}

/** Waits so many ms, or until `ended` is aborted. */
async function pause(ms: number, ended: AbortSignal): Promise<void> {
  if (ended.aborted) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    ended.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
