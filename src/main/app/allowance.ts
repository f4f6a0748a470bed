import { hash } from "node:crypto";
import type { Store } from "../store/store.ts";
import type { VirusTotal } from "../virustotal/client.ts";
import type { Clock } from "../watch/clock.ts";
import { effectiveLimits, type Limits, type SomeLimits } from "../watch/quota.ts";

/** What came of asking VirusTotal what the key may do. */
export type AllowanceRead = "read" | "unauthorized" | "no_answer";

/** What the key may do: the tighter of what VirusTotal says and what the settings say. */
export interface KeyAllowance {
  limits(): Limits;
  /** Whether VirusTotal has said what this key may do, or the public key's limits stand in for it. */
  known(): boolean;
  /** Asks VirusTotal now (free of charge); the counts it tells enter the ledger. Calls at the same time share one answer. */
  read(signal: AbortSignal): Promise<AllowanceRead>;
  /** Asks, unless it is known from a short while ago; does not hold the caller up for long. */
  refresh(signal: AbortSignal): Promise<void>;
  /** Ends what is still being asked, and resolves when nothing of it is under way. */
  stop(): Promise<void>;
}

/** Tells one key from another without giving it away: 48 bits of its hash. */
export function keyFingerprint(key: string): string {
  return hash("sha256", key).slice(0, 12);
}

/** What was read holds for an hour, and nobody waits longer than this for it, in ms. The answer still counts when it comes. */
const holds = 3_600_000;
const mostWait = 1_500;

export function createAllowance(
  quota: Store["quota"],
  vt: VirusTotal,
  clock: Clock,
  key: string,
  set: () => SomeLimits,
): KeyAllowance {
  const fingerprint = keyFingerprint(key);
  const stopped = new AbortController();
  let known = quota.allowance(fingerprint);
  let asking: Promise<AllowanceRead> | null = null;

  async function ask(signal: AbortSignal): Promise<AllowanceRead> {
    const askedAt = clock.now();
    const answer = await vt.allowance(key, AbortSignal.any([signal, stopped.signal]));
    if (answer === "unauthorized") return "unauthorized";
    if (answer === null) return "no_answer";
    known = { limits: answer.limits, readAt: clock.now() };
    quota.keepAllowance(fingerprint, known);
    // Asked before midnight, it may have counted the day that ended since: then it says nothing of the new one.
    quota.observe(answer.used, askedAt, fingerprint);
    return "read";
  }

  function read(signal: AbortSignal): Promise<AllowanceRead> {
    asking ??= ask(signal).finally(() => {
      asking = null;
    });
    return asking;
  }

  return {
    limits: () => effectiveLimits(known?.limits ?? {}, set()),
    known: () => known !== null,
    read,
    async refresh(signal) {
      const now = clock.now();
      if (known !== null && known.readAt <= now && now - known.readAt < holds) return;
      const enough = new AbortController();
      const asked = read(signal).catch(() => {});
      await Promise.race([asked, clock.sleep(mostWait, enough.signal).catch(() => {})]);
      enough.abort();
      signal.throwIfAborted();
    },
    async stop() {
      stopped.abort(new Error("the allowance is not needed any more"));
      await asking?.catch(() => {});
    },
  };
}
