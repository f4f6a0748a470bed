import type Database from "better-sqlite3";

/** What a person sets on the watched domains: pauses, tags, a note. Each returns the names of those it changed. */
export function markStore(db: Database.Database) {
  const among = "name IN (SELECT value FROM json_each(?)) AND watched_since IS NOT NULL";
  const pause = db
    .prepare<[number, string], string>(
      `UPDATE domain SET paused_at = ? WHERE ${among} AND paused_at IS NULL RETURNING name`,
    )
    .pluck();
  const resume = db
    .prepare<[string], string>(
      `UPDATE domain SET paused_at = NULL WHERE ${among} AND paused_at IS NOT NULL RETURNING name`,
    )
    .pluck();
  const addTag = db.prepare(
    "INSERT OR IGNORE INTO domain_tag (domain_id, tag) SELECT id, ? FROM domain WHERE name = ? AND watched_since IS NOT NULL",
  );
  const removeTag = db.prepare(
    "DELETE FROM domain_tag WHERE tag = ? AND domain_id = (SELECT id FROM domain WHERE name = ? AND watched_since IS NOT NULL)",
  );
  const setNote = db.prepare(
    "UPDATE domain SET note = ? WHERE name = ? AND watched_since IS NOT NULL AND note <> ?",
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
    pause: (names: readonly string[], now: number): readonly string[] =>
      pause.all(now, JSON.stringify(names)),
    resume: (names: readonly string[]): readonly string[] => resume.all(JSON.stringify(names)),
    /** Takes the tags of `remove` off and puts those of `add` on; a tag in both is on. */
    tag: (names: readonly string[], add: readonly string[], remove: readonly string[]): readonly string[] =>
      tagAll.immediate(names, add, remove),
    note: (name: string, note: string): readonly string[] =>
      setNote.run(note, name, note).changes > 0 ? [name] : [],
  };
}
