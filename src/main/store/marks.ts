import type Database from "better-sqlite3";

/** What a person sets on the watched domains: pauses, tags, a note. Each returns the names of those it changed. */
export function markStore(db: Database.Database) {
  const pause = db.prepare(
    "UPDATE domain SET paused_at = ? WHERE name = ? AND watched_since IS NOT NULL AND paused_at IS NULL",
  );
  const resume = db.prepare(
    "UPDATE domain SET paused_at = NULL WHERE name = ? AND watched_since IS NOT NULL AND paused_at IS NOT NULL",
  );
  const addTag = db.prepare(
    "INSERT OR IGNORE INTO domain_tag (domain_id, tag) SELECT id, ? FROM domain WHERE name = ? AND watched_since IS NOT NULL",
  );
  const removeTag = db.prepare(
    "DELETE FROM domain_tag WHERE tag = ? AND domain_id = (SELECT id FROM domain WHERE name = ? AND watched_since IS NOT NULL)",
  );
  const setNote = db.prepare(
    "UPDATE domain SET note = ? WHERE name = ? AND watched_since IS NOT NULL AND note <> ?",
  );

  const pauseAll = db.transaction((names: readonly string[], now: number) =>
    names.filter((name) => pause.run(now, name).changes > 0),
  );
  const resumeAll = db.transaction((names: readonly string[]) =>
    names.filter((name) => resume.run(name).changes > 0),
  );
  const tagAll = db.transaction(
    (names: readonly string[], add: readonly string[], remove: readonly string[]) =>
      names.filter((name) => {
        const gone = remove.reduce((changes, tag) => changes + removeTag.run(tag, name).changes, 0);
        const come = add.reduce((changes, tag) => changes + addTag.run(tag, name).changes, 0);
        return gone + come > 0;
      }),
  );

  return {
    /** @param now ms UTC */
    pause: (names: readonly string[], now: number): readonly string[] => pauseAll.immediate(names, now),
    resume: (names: readonly string[]): readonly string[] => resumeAll.immediate(names),
    /** Takes the tags of `remove` off and puts those of `add` on; a tag in both is on. */
    tag: (names: readonly string[], add: readonly string[], remove: readonly string[]): readonly string[] =>
      tagAll.immediate(names, add, remove),
    note: (name: string, note: string): readonly string[] =>
      setNote.run(note, name, note).changes > 0 ? [name] : [],
  };
}
