import type Database from "better-sqlite3";

/** That a person paused the watch. `until` is ms UTC; null: until somebody resumes it. */
export interface Pause {
  readonly until: number | null;
}

/** The pause of the whole watch, kept so that it outlives the process. */
export function pauseStore(db: Database.Database) {
  const read = db.prepare<[], Pause>("SELECT until FROM watch_pause");
  const write = db.prepare("REPLACE INTO watch_pause (only, until) VALUES (1, ?)");
  const clear = db.prepare("DELETE FROM watch_pause");
  return {
    read: (): Pause | null => read.get() ?? null,
    write: ({ until }: Pause): void => {
      write.run(until);
    },
    clear: (): void => {
      clear.run();
    },
  };
}
