import type { Check, FailureReason } from "../../shared/verdict.ts";
import type { Pending } from "../store/passes.ts";
import type { Slot, Store } from "../store/store.ts";
import type { Answer, VirusTotal } from "../virustotal/client.ts";
import type { Clock } from "../watch/clock.ts";
import { type Counts, counted, mostRetries, mostTurnedAway, noCounts, retryDelay } from "../watch/pass.ts";
import type { Tempo } from "../watch/tempo.ts";
import type { AlertKind, Known } from "../watch/transitions.ts";
import type { Policy } from "../watch/verdict.ts";
import type { KeyAllowance } from "./allowance.ts";
import { type Gate, QuotaSpent } from "./gate.ts";
import { checked, notAsked } from "./pass-check.ts";
import { createPassQueue, type PassQueue } from "./pass-queue.ts";
import { createRecorder } from "./recorder.ts";

/** A check as the pass tells it: recorded already, or (`recorded: false`) never asked, because the pass ended. */
export interface Told {
  readonly check: Check;
  readonly typed: string;
  readonly detail: string | null;
  readonly recorded: boolean;
  /** The last verdict that was known before, where the check was recorded and there was one. */
  readonly before: Known | null;
  readonly alert: AlertKind | null;
}

/** Who hears of a pass as it goes. */
export interface PassListeners {
  readonly told: (told: Told) => void;
  /** The pass begins; what it has still to ask can be changed until it is over. */
  readonly begun?: (queue: PassQueue) => void;
  /** VirusTotal was asked what the key may do, unless that is known; no domain has been asked for yet. */
  readonly ready?: () => void;
  /** Asked before each request; false ends the pass as interrupted. */
  readonly mayAsk?: () => boolean;
  /** The first request for one domain more has left. */
  readonly asked?: () => void;
  /** VirusTotal asked for quiet until then (ms UTC), for longer than a minute. */
  readonly quiet?: (until: number) => void;
}

/** Why a pass ended before its list did. */
export type Ending =
  | { readonly kind: "interrupted" }
  | { readonly kind: "unauthorized" }
  /** `resetsAt` (ms UTC) is null where VirusTotal kept turning requests away without saying which quota it is. */
  | {
      readonly kind: "quota_exceeded";
      readonly window: "day" | "month" | null;
      readonly resetsAt: number | null;
    }
  | { readonly kind: "network"; readonly detail: string };

export interface PassSummary {
  readonly counts: Counts;
  /** Requests that were entered in the quota, retries and 429s included. */
  readonly requests: number;
  readonly startedAt: number;
  readonly finishedAt: number;
  /** Null where the list was worked through. */
  readonly ending: Ending | null;
  /** How many domains `--resume` would still ask. */
  readonly left: number;
}

export interface PassParts {
  readonly store: Store;
  readonly vt: VirusTotal;
  readonly gate: Gate;
  readonly allowance: KeyAllowance;
  readonly clock: Clock;
  readonly tempo: Tempo;
  readonly policy: Policy;
  readonly key: string;
  /** A number from 0 to 1, to spread retries. */
  readonly chance: () => number;
}

/** How many requests may be under way at once, whatever the quota carries: VirusTotal also throttles addresses. */
const mostAtOnce = 16;

/** Why a domain is not asked although the pass had it in hand. */
class PassEnded extends Error {}

/**
 * Asks VirusTotal for every domain of a pass that is not recorded yet, records each answer, and tells it.
 * A dead key, a spent quota and a network that was never there are states of the watch: they end the pass, and what
 * was not asked is told as failed but not recorded, so that the pass can be resumed.
 * @param signal interrupts: what has arrived stays recorded, what is under way is dropped
 * @throws what the store throws, once everything under way has stopped
 */
export async function runPass(
  parts: PassParts,
  passId: number,
  signal: AbortSignal,
  on: PassListeners,
): Promise<PassSummary> {
  const { store, vt, gate, allowance, clock, tempo, policy, key } = parts;
  const record = createRecorder(store.checks);
  const startedAt = clock.now();
  // `waiting` ends when nothing more is to be asked; `signal` alone cuts off what is under way.
  const ended = new AbortController();
  const waiting = AbortSignal.any([signal, ended.signal]);
  const queue = createPassQueue(store.passes, passId, {
    more: () => employ(),
    leave: () => stop({ kind: "interrupted" }),
  });
  let ending: Ending | null = null;
  let counts = noCounts;
  let requests = 0;
  // How often VirusTotal, or who stands for it, was reached at all.
  let contacts = 0;
  let turnedAway = 0;
  let quietUntil = Number.NEGATIVE_INFINITY;

  function stop(why: Ending): void {
    ending ??= why;
    ended.abort(new PassEnded(why.kind));
  }

  function end(why: Ending): never {
    stop(why);
    throw new PassEnded(why.kind);
  }

  /** Waits until the gate lets one request more through. */
  async function enter(): Promise<Slot> {
    const slot = await gate.take(waiting).catch((thrown: unknown) => {
      if (!(thrown instanceof QuotaSpent)) throw thrown;
      return end({ kind: "quota_exceeded", window: thrown.window, resetsAt: thrown.resetsAt });
    });
    if (on.mayAsk?.() === false) {
      gate.settle(slot);
      return end({ kind: "interrupted" });
    }
    requests += 1;
    return slot;
  }

  /** The answer for a domain whose first request may leave, after the waits and the retries that it may have. */
  async function ask(name: string, first: Slot): Promise<Answer> {
    const before = contacts;
    on.asked?.();
    let slot = first;
    for (let tries = 0; ; ) {
      const taken = slot;
      const answer = await vt.domain(name, key, signal, () => gate.settle(taken));
      if (answer.kind !== "failed") {
        contacts += 1;
        turnedAway = 0;
        return answer;
      }
      if (answer.connected) contacts += 1;
      if (answer.next === "stop") end({ kind: "unauthorized" });
      else if (answer.next === "wait") {
        const wait = answer.retryAfter ?? tempo.minute;
        // Those that were under way together are turned away together: that is one time, not sixteen.
        if (clock.now() >= quietUntil) turnedAway += 1;
        quietUntil = Math.max(quietUntil, clock.now() + wait);
        gate.pause(wait);
        if (wait > tempo.minute) on.quiet?.(clock.now() + wait);
        if (turnedAway > mostTurnedAway) end({ kind: "quota_exceeded", window: null, resetsAt: null });
        // A 429 does not say which window is full; the key's own counters do, and asking for them is free.
        await allowance.read(signal);
        slot = await enter();
      } else if (answer.next === "retry" && tries < mostRetries) {
        await clock.sleep(retryDelay(tries, tempo.retry, parts.chance()), waiting);
        tries += 1;
        slot = await enter();
      } else {
        // Nobody was reached in all that time, for this domain or for another: that is the network's fault.
        if (contacts === before) end({ kind: "network", detail: answer.detail });
        return answer;
      }
    }
  }

  /** Works off a claim, and then others while there are any. Which domain it is shows only once it may be asked. */
  async function work(): Promise<void> {
    do {
      const slot = await enter();
      const domain = queue.take();
      if (domain === null) gate.settle(slot);
      else await check(domain, slot);
      employ();
    } while (!waiting.aborted && workers.size <= atOnce() && queue.claim());
  }

  async function check(domain: Pending, slot: Slot): Promise<void> {
    const { position, name, typed } = domain;
    const answer = await ask(name, slot);
    const check = checked(name, answer, clock.now(), policy);
    const detail = answer.kind === "failed" ? answer.detail : null;
    const pass = { id: passId, position };
    const came = await record({ domain: { name, typed }, check, body: answer.body, detail, pass });
    queue.recorded(domain);
    counts = counted(counts, check);
    on.told({ check, typed, detail, recorded: true, ...came });
  }

  const failures: unknown[] = [];
  const workers = new Set<Promise<void>>();
  const atOnce = () => Math.min(mostAtOnce, allowance.limits().perMinute);

  /** As many workers as there is something for. */
  function employ(): void {
    while (!waiting.aborted && workers.size < atOnce() && queue.claim()) {
      const worker = work()
        .catch((thrown: unknown) => {
          if (thrown instanceof PassEnded || (signal.aborted && thrown === signal.reason)) return;
          failures.push(thrown);
          ended.abort(thrown);
        })
        .finally(() => workers.delete(worker));
      workers.add(worker);
    }
  }

  on.begun?.(queue.outside);
  await allowance.refresh(waiting).catch((thrown: unknown) => {
    // Stopped before the first request: the pass ends at once, and says so.
    if (!waiting.aborted) throw thrown;
  });
  on.ready?.();
  employ();
  while (workers.size > 0) await Promise.all(workers);
  queue.close();
  const left = queue.open();
  const stopped: Ending | null = left.length > 0 && signal.aborted ? { kind: "interrupted" } : ending;
  try {
    gate.rest();
    if (left.length > 0) store.passes.leave(passId, clock.now(), stopped?.kind ?? "unfinished", requests);
  } catch {
    // The one spares other processes a wait, the other is for the record: what was answered is kept.
  }
  if (failures.length > 0) throw failures[0];
  if (left.length === 0) store.passes.finish(passId, clock.now(), requests);

  const reason = stopped === null ? null : unasked[stopped.kind];
  if (reason !== null)
    for (const { name, typed } of left) {
      const check = notAsked(name, reason, clock.now());
      counts = counted(counts, check);
      on.told({ check, typed, detail: null, recorded: false, before: null, alert: null });
    }
  return { counts, requests, startedAt, finishedAt: clock.now(), ending: stopped, left: left.length };
}

/** What is said of the domains that an ending left unasked; an interruption says nothing of them. */
const unasked: Record<Ending["kind"], FailureReason | null> = {
  interrupted: null,
  unauthorized: "unauthorized",
  quota_exceeded: "quota_exceeded",
  network: "network",
};
