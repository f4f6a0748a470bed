import type { Next } from "../../shared/contract/watch.ts";
import type { FailureReason } from "../../shared/verdict.ts";
import type { Known } from "./transitions.ts";

/** A watched domain, as far as it decides when it is looked at next. Times are ms UTC. */
export interface Candidate {
  readonly name: string;
  readonly typed: string;
  /** The last check, answered or not; null where there was none. */
  readonly checkedAt: number | null;
  /** Why the last check failed; null where it did not. */
  readonly failed: FailureReason | null;
  /** The last answer's verdict. */
  readonly verdict: Known | null;
  readonly paused: boolean;
}

/** What the schedule goes by, in ms. */
export interface Pace {
  /** How long a domain waits between two checks. */
  readonly every: number;
  /** The length of the quota's rolling minute: practice has a short one, and short waits with it. */
  readonly minute: number;
}

export type Why = Next["why"];

/** A failure is tried again after so long, in ms, where looking again can help. */
const secondTry = 3_600_000;

/** Whether a failure is likely to be over within the hour. What lies in the name or in the key's rights is not. */
const passes: Record<FailureReason, boolean> = {
  invalid_domain: false,
  forbidden: false,
  too_large: false,
  unauthorized: true,
  quota_exceeded: true,
  server_error: true,
  network: true,
  timeout: true,
  bad_response: true,
};

/** When a domain is due (ms UTC): null while it is paused, 0 where nobody has looked at it yet. */
export function dueAt({ checkedAt, failed, paused }: Candidate, { every, minute }: Pace): number | null {
  if (paused) return null;
  if (checkedAt === null) return 0;
  const again = secondTry * (minute / 60_000);
  return checkedAt + (failed !== null && passes[failed] ? Math.min(every, again) : every);
}

/** Why a domain is looked at when it is, without anybody having asked for it. */
export function whyDue({ checkedAt, failed, verdict }: Candidate): Exclude<Why, "asked"> {
  if (checkedAt === null) return "new";
  if (failed !== null) return "failed";
  return verdict === "malicious" || verdict === "suspicious" ? "bad" : "due";
}

/** What is looked at first, 0 first. */
const order: Record<Why, number> = { asked: 0, new: 1, failed: 2, bad: 3, due: 4 };

/**
 * A pass takes along what would be due within this part of the interval: or a list that was entered over an hour
 * would make a pass a minute for ever after.
 */
const together = 0.1;

/** A candidate with its time and its reason. */
export interface Due {
  readonly candidate: Candidate;
  readonly at: number;
  readonly why: Why;
}

/**
 * What is to be asked now, in its order; empty where nothing is due. What is due decides that a pass begins, and
 * what would be due soon goes along.
 */
export function dueNow(candidates: Iterable<Candidate>, pace: Pace, now: number): readonly Due[] {
  const soon: Due[] = [];
  let begins = false;
  for (const candidate of candidates) {
    const at = dueAt(candidate, pace);
    if (at === null || at > now + pace.every * together) continue;
    begins ||= at <= now;
    soon.push({ candidate, at, why: whyDue(candidate) });
  }
  return begins ? soon.sort(byUrgency) : [];
}

function byUrgency(a: Due, b: Due): number {
  return order[a.why] - order[b.why] || (a.candidate.checkedAt ?? 0) - (b.candidate.checkedAt ?? 0);
}

/** The first `count` that will be due, in the order in which they will be asked; paused ones never are. */
export function nextDue(
  candidates: Iterable<Candidate>,
  pace: Pace,
  now: number,
  count: number,
): readonly Due[] {
  const first: Due[] = [];
  for (const candidate of candidates) {
    const at = dueAt(candidate, pace);
    if (at === null) continue;
    const due = { candidate, at: Math.max(at, now), why: whyDue(candidate) };
    const last = first[count - 1];
    if (last !== undefined && inTime(due, last) >= 0) continue;
    first.splice(first.findLastIndex((each) => inTime(each, due) <= 0) + 1, 0, due);
    first.length = Math.min(first.length, count);
  }
  return first;
}

function inTime(a: Due, b: Due): number {
  return a.at - b.at || byUrgency(a, b);
}
