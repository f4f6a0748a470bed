import type Database from "better-sqlite3";
import { type Counts, noCounts } from "../watch/pass.ts";
import type { domainStore, StoredName } from "./domains.ts";

/** A pass over a list. `finishedAt` is null while it runs, and for good where it was cut off. Times are ms UTC. */
export interface Pass {
  readonly id: number;
  readonly startedAt: number;
  readonly finishedAt: number | null;
}

/** A domain of a pass that has not been recorded yet. */
export interface Pending extends StoredName {
  readonly position: number;
}

/** How a pass ended; `unfinished` where nothing is known of that. */
export type PassEnding =
  | "done"
  | "interrupted"
  | "unauthorized"
  | "quota_exceeded"
  | "network"
  | "unfinished";

/** A pass that nobody works on any more, and what it came to. `finishedAt` is null where it was killed. */
export interface PastPass extends Pass {
  readonly ending: PassEnding;
  /** The domains of its list. */
  readonly total: number;
  readonly counts: Counts;
  /** Requests, retries included; null for passes of before that was kept. */
  readonly requests: number | null;
}

interface PastRow extends Pass {
  readonly leftAt: number | null;
  readonly ending: PassEnding | null;
  readonly requests: number | null;
  /** The folded list of `retention.ts`. */
  readonly kept: string | null;
}

/** The passes: which list each is over, and how far it has come. */
export function passStore(db: Database.Database, domains: ReturnType<typeof domainStore>) {
  const insert = db.prepare("INSERT INTO pass (started_at) VALUES (?)");
  const insertDomain = db.prepare("INSERT INTO pass_domain (pass_id, position, domain_id) VALUES (?, ?, ?)");
  // A pass that is taken up again adds to what it cost before.
  const addRequests = "requests = coalesce(requests + @requests, requests, @requests)";
  const finish = db.prepare(
    `UPDATE pass SET finished_at = @now, ending = 'done', ${addRequests} WHERE id = @id`,
  );
  const leave = db.prepare(`UPDATE pass SET left_at = @now, ending = @ending, ${addRequests} WHERE id = @id`);
  const unfinished = db.prepare<[], Pass>(
    "SELECT id, started_at AS startedAt, finished_at AS finishedAt FROM pass WHERE finished_at IS NULL ORDER BY id DESC LIMIT 1",
  );
  const pending = db.prepare<[number], Pending>(
    "SELECT position, name, typed FROM pass_domain JOIN domain ON domain.id = domain_id WHERE pass_id = ? AND check_id IS NULL ORDER BY position",
  );
  const held = db.prepare<[number], { holder: number | null; until: number | null }>(
    "SELECT holder, held_until AS until FROM pass WHERE id = ?",
  );
  const setHolder = db.prepare("UPDATE pass SET holder = ?, held_until = ? WHERE id = ?");
  const renewHold = db.prepare("UPDATE pass SET held_until = ? WHERE id = ? AND holder = ?");
  const release = db.prepare("UPDATE pass SET holder = NULL, held_until = NULL WHERE id = ? AND holder = ?");

  const lowest = db
    .prepare<[number], number | null>("SELECT min(position) FROM pass_domain WHERE pass_id = ?")
    .pluck();
  const dropDomain = db.prepare(
    "DELETE FROM pass_domain WHERE pass_id = ? AND position = ? AND check_id IS NULL",
  );
  // While somebody works on it, a pass is not past.
  const past = "(finished_at IS NOT NULL OR holder IS NULL OR held_until <= @now)";
  const page = db.prepare<[{ now: number; offset: number; limit: number }], PastRow>(`
    SELECT id, started_at AS startedAt, finished_at AS finishedAt, left_at AS leftAt, ending, requests, counts AS kept
    FROM pass WHERE ${past} ORDER BY id DESC LIMIT @limit OFFSET @offset`);
  const pastCount = db.prepare<[{ now: number }], number>(`SELECT count(*) FROM pass WHERE ${past}`).pluck();
  const verdictCounts = db.prepare<[number], { verdict: keyof Counts | null; domains: number }>(`
    SELECT c.verdict, count(*) AS domains FROM pass_domain p LEFT JOIN domain_check c ON c.id = p.check_id
    WHERE p.pass_id = ? GROUP BY c.verdict`);
  // What a finished pass came to does not change any more, and a list of 10,000 takes some ms to count.
  const counted = new Map<number, Pick<PastPass, "total" | "counts">>();

  const prepend = db.transaction(
    (id: number, list: readonly StoredName[], moved: readonly Pending[]): Pending[] => {
      dropAll(id, moved);
      const from = (lowest.get(id) ?? 0) - list.length;
      return list.map((each, n) => {
        insertDomain.run(id, from + n, domains.idOf(each));
        return { position: from + n, name: each.name, typed: each.typed };
      });
    },
  );
  const drop = db.transaction(dropAll);

  // By their places: the table is in the order of those, and to look for domains in it takes the square of their number.
  function dropAll(id: number, list: readonly Pending[]): void {
    for (const { position } of list) dropDomain.run(id, position);
  }

  function comeTo({ id, finishedAt, kept }: PastRow): Pick<PastPass, "total" | "counts"> {
    const known = counted.get(id);
    if (known !== undefined) return known;
    if (kept !== null) {
      const { total, ...counts } = JSON.parse(kept) as Counts & { total: number };
      return { total, counts };
    }
    const counts: Record<keyof Counts, number> = { ...noCounts };
    let total = 0;
    for (const { verdict, domains } of verdictCounts.all(id)) {
      total += domains;
      if (verdict === null) continue;
      counts[verdict] += domains;
      counts.checked += domains;
    }
    if (finishedAt !== null) counted.set(id, { total, counts });
    return { total, counts };
  }

  const hold = db.transaction(
    (
      id: number,
      holder: number,
      now: number,
      ms: number,
      isAlive: (holder: number) => boolean,
    ): number | null => {
      const { holder: other, until } = held.get(id) ?? { holder: null, until: null };
      if (other !== null && until !== null && until > now && isAlive(other)) return other;
      setHolder.run(holder, now + ms, id);
      return null;
    },
  );

  const begin = db.transaction((list: readonly StoredName[], now: number): Pass => {
    const id = Number(insert.run(now).lastInsertRowid);
    for (const [position, each] of list.entries()) insertDomain.run(id, position, domains.idOf(each));
    return { id, startedAt: now, finishedAt: null };
  });

  return {
    begin: (list: readonly StoredName[], now: number): Pass => begin.immediate(list, now),
    /** The newest pass that was not brought to its end, or null. */
    unfinished: (): Pass | null => unfinished.get() ?? null,
    /** What a pass has still to ask, in its order. */
    pending: (id: number): readonly Pending[] => pending.all(id),
    /**
     * Takes a pass for a process, for `ms` from `now`, unless another holds it that is alive.
     * @returns the other's process id, or null where the pass is taken now
     */
    hold: (
      id: number,
      holder: number,
      now: number,
      ms: number,
      isAlive: (holder: number) => boolean,
    ): number | null => hold.immediate(id, holder, now, ms, isAlive),
    /** Returns whether the pass is still this holder's. */
    renew: (id: number, holder: number, until: number): boolean =>
      renewHold.run(until, id, holder).changes > 0,
    release: (id: number, holder: number): boolean => release.run(id, holder).changes > 0,
    /**
     * Puts domains before all others of a pass, in their order. `moved` are those of them that it has still to ask:
     * they leave their places for it. None may be under way.
     */
    prepend: (id: number, list: readonly StoredName[], moved: readonly Pending[]): readonly Pending[] =>
      prepend.immediate(id, list, moved),
    /** Takes domains out of a pass that are not asked yet. */
    drop: (id: number, list: readonly Pending[]): void => drop.immediate(id, list),
    /** The pass is worked through. `requests`: what it took this time; null where nobody counted. */
    finish: (id: number, now: number, requests: number | null = null): void => {
      finish.run({ id, now, requests });
    },
    /** The pass ended at `now` (ms UTC), before its list did, and can be taken up again. */
    leave: (id: number, now: number, ending: PassEnding, requests: number): void => {
      leave.run({ id, now, ending, requests });
    },
    /** The passes that nobody works on at `now` (ms UTC), newest first, and how many there are. */
    list: (
      offset: number,
      limit: number,
      now: number,
    ): { readonly passes: readonly PastPass[]; readonly total: number } => ({
      passes: page.all({ now, offset, limit }).map((row) => {
        const { id, startedAt, requests } = row;
        const ending = row.finishedAt === null ? (row.ending ?? "unfinished") : "done";
        const finishedAt = row.finishedAt ?? row.leftAt;
        return { id, startedAt, finishedAt, ending, requests, ...comeTo(row) };
      }),
      total: pastCount.get({ now }) ?? 0,
    }),
  };
}
