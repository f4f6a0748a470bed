import type Database from "better-sqlite3";
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

/** The passes: which list each is over, and how far it has come. */
export function passStore(db: Database.Database, domains: ReturnType<typeof domainStore>) {
  const insert = db.prepare("INSERT INTO pass (started_at) VALUES (?)");
  const insertDomain = db.prepare("INSERT INTO pass_domain (pass_id, position, domain_id) VALUES (?, ?, ?)");
  const finish = db.prepare("UPDATE pass SET finished_at = ? WHERE id = ?");
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
    finish: (id: number, now: number): void => {
      finish.run(now, id);
    },
  };
}
