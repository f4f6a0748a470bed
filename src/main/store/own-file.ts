import { renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { makeFolder } from "./folder.ts";

/**
 * Writes a file that its owner alone may read, with the folder it is in. Whole or not at all: it is complete, and
 * closed to others, before it has its name.
 * @throws the file system's own error; then what was there before is there still
 */
export function writeOwnFile(path: string, text: string): void {
  makeFolder(dirname(path), 0o700);
  const draft = `${path}.${process.pid}`;
  try {
    writeFileSync(draft, text, { mode: 0o600, flag: "wx" });
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}
