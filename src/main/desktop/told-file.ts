import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writeOwnFile } from "../store/own-file.ts";
import { nothingTold, type Told } from "../watch/notices.ts";

/** What a person was told in one world, kept in its data folder, so that a restart tells nothing twice. */
export interface ToldFile {
  get(): Told;
  /** @throws the file system's own error; what was told holds all the same until the next start */
  keep(told: Told): void;
}

export function toldFile(dataDir: string): ToldFile {
  const path = join(dataDir, "notices.json");
  let told = read(path);
  return {
    get: () => told,
    keep(next) {
      if (next === told) return;
      const text = JSON.stringify(next);
      const changed = text !== JSON.stringify(told);
      told = next;
      if (changed) writeOwnFile(path, `${text}\n`);
    },
  };
}

/** What cannot be read is as if nothing had been told: to be told twice is better than not at all. */
function read(path: string): Told {
  try {
    const kept = JSON.parse(readFileSync(path, "utf8"));
    return Number.isSafeInteger(kept?.upTo) && Array.isArray(kept.notices) ? kept : nothingTold;
  } catch {
    return nothingTold;
  }
}
