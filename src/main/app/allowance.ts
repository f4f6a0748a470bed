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
}

/** What was read holds for an hour, and nobody waits longer than this for it, in ms. The answer still counts when it comes. */
const holds = 3_600_000;
const mostWait = 1_500;

export function createAllowance(
  quota: Store["quota"],
  vt: VirusTotal,
  clock: Clock,
  key: string,
  set: SomeLimits,
): KeyAllowance {
  const fingerprint = hash("sha256", key).slice(0, 12);
  let known = quota.allowance(fingerprint);
  let asking: Promise<AllowanceRead> | null = null;

  async function ask(signal: AbortSignal): Promise<AllowanceRead> {
    const answer = await vt.allowance(key, signal);
    if (answer === "unauthorized") return "unauthorized";
    if (answer === null) return "no_answer";
    const now = clock.now();
    known = { limits: answer.limits, readAt: now };
    quota.keepAllowance(fingerprint, known);
    quota.observe(answer.used, now);
    return "read";
  }

  function read(signal: AbortSignal): Promise<AllowanceRead> {
    asking ??= ask(signal).finally(() => {
      asking = null;
    });
    return asking;
  }

  return {
    limits: () => effectiveLimits(known?.limits ?? {}, set),
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
  };
}
