import { domainToASCII } from "node:url";
import { type Answer, createVirusTotal } from "../../../../src/main/virustotal/client.ts";
import {
  practiceKey,
  practiceUrl,
  practiceVirusTotal,
} from "../../../../src/main/virustotal/practice/server.ts";
import type { Clock } from "../../../../src/main/watch/clock.ts";
import { practiceTempo } from "../../../../src/main/watch/tempo.ts";
import { defaultPolicy, judge } from "../../../../src/main/watch/verdict.ts";
import type { Reason, Verdict } from "../../../../src/shared/verdict.ts";

/** A day 0 of practice's cycle, 00:00 UTC: 2026-11-19. */
export const dayZero = 20_776 * 86_400_000;

/** ms UTC at noon of a day of the cycle, when every life is up to date. */
export function noon(day: number): number {
  return dayZero + day * 86_400_000 + 12 * 3_600_000;
}

/** A clock that stands at one time, set by hand, and on which nobody waits; a wait for an abort goes on until it. */
export function stillClock(start: number): Clock & { set(now: number): void } {
  let now = start;
  return {
    now: () => now,
    set(to) {
      now = to;
    },
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      if (ms < practiceTempo.timeout) return;
      await new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
    },
  };
}

/** Practice without a quota that matters, at a time that can be set. */
export function openWorld(start: number) {
  const clock = stillClock(start);
  const fetch = practiceVirusTotal({ clock, tempo: practiceTempo, perMinute: 1e9, perDay: 1e9 });
  const client = createVirusTotal({ apiUrl: practiceUrl, fetch, clock, tempo: practiceTempo, version: "0" });
  const name = (typed: string) => domainToASCII(typed);
  const look = (typed: string): Promise<Answer> =>
    client.domain(name(typed), practiceKey, new AbortController().signal, () => {});
  return {
    clock,
    /** What the client makes of a domain. */
    look,
    /** The verdict of a domain, as Banken's own policy has it. */
    async verdict(typed: string): Promise<Verdict> {
      return verdictOf(await look(typed));
    },
    /** The answer as it comes over the wire. */
    raw: (typed: string): Promise<Response> =>
      fetch(`${practiceUrl}/domains/${name(typed)}`, { headers: { "x-apikey": practiceKey } }),
  };
}

export function verdictOf(answer: Answer): Verdict {
  return answer.kind === "failed" ? "failed" : judge(answer.finding, defaultPolicy);
}

export function reasonOf(answer: Answer): Reason | null {
  return answer.reason;
}
