import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes the folder `path`, and those above it that are missing. Where it is there already, nothing is done.
 * Not with Node's `recursive`: that asks again for ever where the system will not have a new name in a folder that is
 * there (ENOENT under /proc, Node 24.21).
 * @param mode of each folder that is made, as `mkdir` takes it
 * @throws the file system's own error, of the first folder that cannot be made
 */
export function makeFolder(path: string, mode = 0o777): void {
  const missing: string[] = [];
  for (let at = path; !isThere(at); at = dirname(at)) missing.push(at);
  // What is there may be a file: that is said by who makes a folder of the same name.
  if (missing.length === 0 && !statSync(path).isDirectory()) mkdirSync(path);
  for (const each of missing.reverse()) make(each, mode);
}

function isThere(path: string): boolean {
  try {
    statSync(path);
    return true;
  } catch (thrown) {
    // A drive or a root that is not there has nothing above it.
    if ((thrown as NodeJS.ErrnoException).code !== "ENOENT" || dirname(path) === path) throw thrown;
    return false;
  }
}

function make(path: string, mode: number): void {
  try {
    mkdirSync(path, mode);
  } catch (thrown) {
    // Another process has made it meanwhile.
    if ((thrown as NodeJS.ErrnoException).code === "EEXIST" && isFolder(path)) return;
    throw thrown;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
