import type Database from "better-sqlite3";
import {
  dayEnds,
  dayOf,
  freesAnswered,
  freesUnanswered,
  type Limits,
  monthEnds,
  monthOf,
  type QuotaUse,
  type SomeLimits,
} from "../watch/quota.ts";
import type { Tempo } from "../watch/tempo.ts";

/** What the ledger lets through, and what it says to those who have to stay outside. */
export interface Taken {
  readonly slots: readonly Slot[];
  /** Null where all that were wanted are let through. */
  readonly shut: Shut | null;
}

/** Why nothing more goes through now. Times are ms UTC. */
export type Shut =
  /**
   * The minute is used up, or VirusTotal asked for quiet: ask the ledger again at `until`, or earlier where the
   * request that holds the slot is `unanswered` and its answer comes.
   */
  | { readonly kind: "wait"; readonly until: number; readonly unanswered: boolean }
  | { readonly kind: "spent"; readonly window: "day" | "month"; readonly resetsAt: number };

export interface Slot {
  readonly id: number;
  readonly takenAt: number;
  /** The fingerprint of the key that it was taken for. */
  readonly key: string;
}

/** A request whose answer began to arrive at `at` (ms UTC), or could not any more. */
export interface Answered {
  readonly slot: Slot;
  readonly at: number;
}

/** What VirusTotal said a key may do, and when it said so. */
export interface KnownAllowance {
  readonly limits: SomeLimits;
  readonly readAt: number;
}

/** Where the limit never makes it necessary, free slots are forgotten once in so many requests. */
const sweep = 1_000;

/**
 * The quota ledger, shared by every process on the data folder: a request is entered before it leaves, under
 * SQLite's write lock, and stays entered whatever becomes of the process.
 */
export function quotaStore(db: Database.Database, tempo: Tempo) {
  const prune = db.prepare("DELETE FROM quota_slot WHERE frees_at <= ?");
  // A clock that was set back leaves slots far in the future: none can be further off than a full wait from now.
  const clamp = db.prepare(
    "UPDATE quota_slot SET frees_at = @most, taken_at = min(taken_at, @now) WHERE frees_at > @most",
  );
  const clampPause = db.prepare(
    "UPDATE quota_pause SET until = @now + until - asked_at, asked_at = @now WHERE asked_at > @now",
  );
  // Two questions, since SQLite answers min and max from the ends of the table only where each is asked alone.
  const firstSlot = db.prepare<[], number | null>("SELECT min(id) FROM quota_slot").pluck();
  const lastSlot = db.prepare<[], number | null>("SELECT max(id) FROM quota_slot").pluck();
  const count = db.prepare<[], number>("SELECT count(*) FROM quota_slot").pluck();
  const nthFree = db.prepare<[number], { frees_at: number; taken_at: number }>(
    "SELECT frees_at, taken_at FROM quota_slot ORDER BY frees_at LIMIT 1 OFFSET ?",
  );
  const heldNow = db.prepare<[number], number>("SELECT count(*) FROM quota_slot WHERE frees_at > ?").pluck();
  const nthHeld = db
    .prepare<[number, number], number>(
      "SELECT frees_at FROM quota_slot WHERE frees_at > ? ORDER BY frees_at LIMIT 1 OFFSET ?",
    )
    .pluck();
  const enter = db.prepare("INSERT INTO quota_slot (taken_at, frees_at) VALUES (?, ?)");
  const settleSlot = db.prepare(
    "UPDATE quota_slot SET frees_at = min(frees_at, ?) WHERE id = ? AND taken_at = ?",
  );
  const requests = db
    .prepare<[string, string], number>(
      "SELECT requests FROM quota_period WHERE fingerprint = ? AND period = ?",
    )
    .pluck();
  const charge = db.prepare(
    "INSERT INTO quota_period (fingerprint, period, requests) VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET requests = requests + 1",
  );
  const raise = db.prepare(
    "INSERT INTO quota_period (fingerprint, period, requests) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET requests = max(requests, excluded.requests)",
  );
  const pausedUntil = db.prepare<[], number>("SELECT until FROM quota_pause").pluck();
  const setPause = db.prepare(
    "INSERT INTO quota_pause (only, asked_at, until) VALUES (1, ?, ?) ON CONFLICT DO UPDATE SET asked_at = excluded.asked_at, until = max(until, excluded.until)",
  );
  const readAllowance = db.prepare<
    [string],
    { read_at: number; per_minute: number | null; per_day: number | null; per_month: number | null }
  >("SELECT read_at, per_minute, per_day, per_month FROM quota_allowance WHERE fingerprint = ?");
  const writeAllowance = db.prepare(
    "REPLACE INTO quota_allowance (fingerprint, read_at, per_minute, per_day, per_month) VALUES (?, ?, ?, ?, ?)",
  );

  /** Forgets the slots that are free again. */
  function forgetFree(now: number): void {
    clamp.run({ now, most: freesUnanswered(now, tempo) });
    prune.run(now);
  }

  /**
   * How many slots are held. Slots are numbered without gaps, so that first and last tell how many there can be
   * at most: where that is within the limit, as with a premium key, nothing has to be counted.
   */
  function held(limit: number, now: number): number {
    const [first, last] = [firstSlot.get() ?? null, lastSlot.get() ?? null];
    const most = first === null || last === null ? 0 : last - first + 1;
    if (most < limit && (last ?? 0) % sweep !== 0) return most;
    forgetFree(now);
    return count.get() ?? 0;
  }

  const used = (key: string, period: string): number => requests.get(key, period) ?? 0;

  function spent(limits: Limits, now: number, key: string): Shut | null {
    if (used(key, monthOf(now)) >= limits.perMonth)
      return { kind: "spent", window: "month", resetsAt: monthEnds(now) };
    if (used(key, dayOf(now)) >= limits.perDay)
      return { kind: "spent", window: "day", resetsAt: dayEnds(now) };
    return null;
  }

  /** Until when the minute is shut; null where a slot is free. */
  function full(limit: number, now: number): Shut | null {
    const quiet = pausedUntil.get() ?? 0;
    if (quiet > now) return { kind: "wait", until: quiet, unanswered: false };
    const slots = held(limit, now);
    if (slots < limit) return null;
    const blocking = nthFree.get(slots - limit);
    const until = blocking?.frees_at ?? now;
    return { kind: "wait", until, unanswered: until === freesUnanswered(blocking?.taken_at ?? 0, tempo) };
  }

  const take = db.transaction(
    (limits: Limits, now: number, wanted: number, answered: readonly Answered[], key: string): Taken => {
      for (const each of answered) settleOne(each);
      clampPause.run({ now });
      const slots: Slot[] = [];
      for (;;) {
        if (slots.length === wanted) return { slots, shut: null };
        const shut = spent(limits, now, key) ?? full(limits.perMinute, now);
        if (shut !== null) return { slots, shut };
        const id = Number(enter.run(now, freesUnanswered(now, tempo)).lastInsertRowid);
        slots.push({ id, takenAt: now, key });
        charge.run(key, dayOf(now));
        charge.run(key, monthOf(now));
      }
    },
  );

  function settleOne({ slot, at }: Answered): void {
    settleSlot.run(freesAnswered(at, tempo), slot.id, slot.takenAt);
    // Across midnight nobody can tell which day VirusTotal entered it in: both carry it.
    if (dayOf(at) !== dayOf(slot.takenAt)) charge.run(slot.key, dayOf(at));
    if (monthOf(at) !== monthOf(slot.takenAt)) charge.run(slot.key, monthOf(at));
  }

  const settle = db.transaction((answered: readonly Answered[]): void => {
    for (const each of answered) settleOne(each);
  });

  return {
    /** Enters as many of the requests `wanted` as the windows carry, after what has been answered since. */
    take: (limits: Limits, now: number, wanted: number, answered: readonly Answered[], key: string): Taken =>
      take.immediate(limits, now, wanted, answered, key),

    /** Answers have begun to arrive (or cannot any more): the minute of each request starts to run out. */
    settle: (answered: readonly Answered[]): void => settle.immediate(answered),

    /** VirusTotal asked for quiet: no process on this folder asks anything before `until` (ms UTC). */
    pause(until: number, now: number): void {
      clampPause.run({ now });
      setPause.run(now, until);
    },

    /**
     * VirusTotal counts more than this ledger (the key is used elsewhere too): the higher count holds.
     * @param at when it was asked (ms UTC): the day and the month that it counted, at the latest
     */
    observe(
      counted: { readonly day?: number | undefined; readonly month?: number | undefined },
      at: number,
      key: string,
    ): void {
      if (counted.day !== undefined) raise.run(key, dayOf(at), counted.day);
      if (counted.month !== undefined) raise.run(key, monthOf(at), counted.month);
    },

    /**
     * How the quota stands for a key, or for none yet. Reads alone: it may be asked at any time. An unanswered
     * request counts in the minute until it cannot matter any more.
     */
    use(limits: Limits, now: number, key: string | null): QuotaUse {
      const slots = heldNow.get(now) ?? 0;
      const over = slots - limits.perMinute;
      const quiet = pausedUntil.get() ?? 0;
      const usedIn = (period: string) => (key === null ? 0 : used(key, period));
      const minuteFrees = over < 0 ? null : (nthHeld.get(now, over) ?? null);
      return {
        quietUntil: quiet > now ? quiet : null,
        windows: [
          { window: "minute", limit: limits.perMinute, used: slots, freesAt: minuteFrees },
          { window: "day", limit: limits.perDay, used: usedIn(dayOf(now)), freesAt: dayEnds(now) },
          { window: "month", limit: limits.perMonth, used: usedIn(monthOf(now)), freesAt: monthEnds(now) },
        ],
      };
    },

    allowance(fingerprint: string): KnownAllowance | null {
      const row = readAllowance.get(fingerprint);
      if (row === undefined) return null;
      return {
        readAt: row.read_at,
        limits: {
          perMinute: row.per_minute ?? undefined,
          perDay: row.per_day ?? undefined,
          perMonth: row.per_month ?? undefined,
        },
      };
    },

    keepAllowance(fingerprint: string, { limits, readAt }: KnownAllowance): void {
      writeAllowance.run(
        fingerprint,
        readAt,
        limits.perMinute ?? null,
        limits.perDay ?? null,
        limits.perMonth ?? null,
      );
    },
  };
}
