import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { writeOwnFile } from "../store/own-file.ts";

const time = z.int().min(0).nullable().catch(null);

/** What the desktop remembers of this machine. What cannot be read is as on the first day. */
const remembered = z.object({
  /** Whether it was said that a closed window goes on watching. */
  hidingSaid: z.boolean().catch(false),
  /** Whether a person agreed to go on without Chromium's sandbox. */
  unsandboxed: z.boolean().catch(false),
  /** Whether a person wants updates; null: as the package has it. */
  updates: z.boolean().nullable().catch(null),
  /** When Banken first ran here with updates in mind (ms UTC), and when it looked for one last. */
  updatesSince: time,
  lookedAt: time,
  /** The version that was being put in its place when Banken ended. */
  installing: z.string().max(100).nullable().catch(null),
});
export type Remembered = z.infer<typeof remembered>;

/** `desktop.json` in the data folder: one for both worlds, since the machine is one. */
export interface RememberedFile {
  get(): Remembered;
  /** @throws the file system's own error; what was to be kept holds until the next start all the same */
  keep(some: Partial<Remembered>): void;
}

export function rememberedFile(dataDir: string): RememberedFile {
  const path = join(dataDir, "desktop.json");
  let current = remembered.parse(read(path));
  return {
    get: () => current,
    keep(some) {
      current = { ...current, ...some };
      writeOwnFile(path, `${JSON.stringify(current)}\n`);
    },
  };
}

function read(path: string): object {
  try {
    const kept: unknown = JSON.parse(readFileSync(path, "utf8"));
    return typeof kept === "object" && kept !== null ? kept : {};
  } catch {
    return {};
  }
}
