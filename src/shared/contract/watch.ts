import * as z from "zod";
import { count, domainName, procedure, reason, time, verdict } from "./words.ts";

export const quotaWindow = z
  .object({
    window: z.enum(["minute", "day", "month"]),
    limit: count,
    used: count,
    /** When the first request more may go, or when the count starts anew (ms UTC). */
    freesAt: time.nullable(),
  })
  .readonly();

export const quota = z
  .object({
    windows: z.tuple([quotaWindow, quotaWindow, quotaWindow]).readonly(),
    /** False where the public key's limits stand in for the key's own. */
    known: z.boolean(),
    /** Until when VirusTotal asked for quiet. */
    quietUntil: time.nullable(),
  })
  .readonly();
export type Quota = z.infer<typeof quota>;

/** Why a domain is next. */
export const whys = ["asked", "new", "failed", "bad", "due"] as const;

export const next = z.object({ name: domainName, typed: z.string(), at: time, why: z.enum(whys) }).readonly();
export type Next = z.infer<typeof next>;

export const counts = z
  .object({
    checked: count,
    malicious: count,
    suspicious: count,
    clean: count,
    unrated: count,
    unknown: count,
    failed: count,
  })
  .readonly();

/** The pass that is under way. */
export const runningPass = z
  .object({
    id: z.int(),
    startedAt: time,
    total: count,
    done: count,
    /** When it will be done if answers come at once; null where the quota ends before the list does. */
    endsAt: time.nullable(),
    counts,
    /** A stop was asked for. */
    stopping: z.boolean(),
  })
  .readonly();

/** What keeps the watch from asking. One cause is one state, not N failed domains. */
export const problems = ["no_key", "key_dead", "quota_spent", "offline", "store"] as const;
export const problem = z
  .object({
    kind: z.enum(problems),
    detail: z.string().nullable(),
    since: time,
    /** When it will be tried again by itself; null where a person has to do something. */
    retryAt: time.nullable(),
  })
  .readonly();

export const watchState = z
  .object({
    practice: z.boolean(),
    pass: runningPass.nullable(),
    problem: problem.nullable(),
    /** Paused: until then, or (`until` null) until somebody resumes it. */
    paused: z.object({ until: time.nullable() }).readonly().nullable(),
    /** The next ten that will be asked. */
    next: z.array(next).readonly(),
    quota,
    /** The length of the quota's rolling minute, in ms: practice has a short one. */
    minute: count,
    now: time,
  })
  .readonly();
export type WatchState = z.infer<typeof watchState>;

export const endings = [
  "done",
  "interrupted",
  "unauthorized",
  "quota_exceeded",
  "network",
  "unfinished",
] as const;

/** A pass that is over, or was cut off. */
export const pastPass = z
  .object({
    id: z.int(),
    startedAt: time,
    /** When it ended, its list done or not; null where it was killed. */
    finishedAt: time.nullable(),
    ending: z.enum(endings),
    total: count,
    counts,
    /** Requests, retries included; null for passes of before that was kept. */
    requests: count.nullable(),
  })
  .readonly();
export type PastPass = z.infer<typeof pastPass>;

export const failure = z
  .object({
    name: domainName,
    typed: z.string(),
    at: time,
    reason,
    detail: z.string().nullable(),
    /** The verdict that still stands. */
    verdict: verdict.nullable(),
  })
  .readonly();
export type Failure = z.infer<typeof failure>;

export const watch = {
  state: procedure.output(watchState),
  /** Pauses the watch until `until` (ms UTC), or until it is resumed. */
  pause: procedure.input(z.object({ until: time.nullable() })).output(watchState),
  resume: procedure.output(watchState),
  /** Stops the pass under way; what has arrived stays, what was not asked stays due. */
  stop: procedure.output(watchState),
  passes: procedure
    .input(z.object({ offset: count.max(10_000_000).default(0), limit: z.int().min(1).max(100).default(20) }))
    .output(z.object({ passes: z.array(pastPass).readonly(), total: count }).readonly()),
  /** The domains whose last check failed, newest first. */
  failures: procedure
    .input(z.object({ limit: z.int().min(1).max(200).default(50) }).prefault({}))
    .output(z.object({ failures: z.array(failure).readonly(), total: count }).readonly()),
  /** Requests of each UTC day, oldest first, days without any included. */
  usage: procedure.input(z.object({ days: z.int().min(1).max(366).default(30) }).prefault({})).output(
    z
      .object({
        days: z.array(z.object({ day: z.string(), requests: count }).readonly()).readonly(),
        perDay: count,
      })
      .readonly(),
  ),
};
