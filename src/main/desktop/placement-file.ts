import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writeOwnFile } from "../store/own-file.ts";
import { type Placement, placement } from "./placement.ts";

/** Where the window was when it was closed last, in `window.json` of the data folder. */
export interface PlacementFile {
  /** Null where that is not known. */
  read(): Placement | null;
  write(placement: Placement): void;
}

export function placementFile(dataDir: string): PlacementFile {
  const path = join(dataDir, "window.json");
  return {
    read() {
      try {
        return placement.safeParse(JSON.parse(readFileSync(path, "utf8"))).data ?? null;
      } catch {
        // Not there, or not to be read: the window opens where every first one does.
        return null;
      }
    },
    write(now) {
      try {
        writeOwnFile(path, `${JSON.stringify(now)}\n`);
      } catch {
        // A full disk is said where answers are lost by it; a window's place is not worth a word.
      }
    },
  };
}
