import { linkSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { makeFolder } from "./folder.ts";

/**
 * Files that their owner alone may read, written with the folder they are in. Whole or not at all: they are complete,
 * and closed to others, before they have their name. Both throw the file system's own error; then what was there
 * before is there still.
 */

/** Writes `text` to `path`, in place of what is there. */
export function writeOwnFile(path: string, text: string): void {
  withDraft(path, text, (draft) => renameSync(draft, path));
}

/** Writes `text` to `path` where nothing is; returns whether that was so. Of two at a time, one does. */
export function createOwnFile(path: string, text: string): boolean {
  return withDraft(path, text, (draft) => {
    try {
      linkSync(draft, path);
      return true;
    } catch (thrown) {
      const { code } = thrown as NodeJS.ErrnoException;
      if (code === "EEXIST") return false;
      // A file system without hard links. The file is there from the first moment, if not with all of its text.
      if (code === "EPERM" || code === "ENOTSUP" || code === "ENOSYS") return createPlainly(path, text);
      throw thrown;
    }
  });
}

function createPlainly(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { mode: 0o600, flag: "wx" });
    return true;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw thrown;
  }
}

function withDraft<T>(path: string, text: string, use: (draft: string) => T): T {
  makeFolder(dirname(path), 0o700);
  const draft = `${path}.${process.pid}`;
  try {
    // One of a process that was killed, and had our number.
    rmSync(draft, { force: true });
    writeFileSync(draft, text, { mode: 0o600, flag: "wx" });
    return use(draft);
  } finally {
    rmSync(draft, { force: true });
  }
}
