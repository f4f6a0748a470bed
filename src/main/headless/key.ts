import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { Refusal, status } from "./refusal.ts";

/** VirusTotal's keys are 64 hexadecimal digits (CONTRACT.md §1). */
export function isKey(text: string): boolean {
  return /^[0-9a-f]{64}$/i.test(text);
}

/** The stored key of the headless host: a file that only its owner can read, in the data folder. */
export interface KeyFile {
  /** @throws {Refusal} where the file cannot be read, or holds something else */
  read(): string | null;
  write(key: string): void;
  /** Returns whether there was a key to forget. */
  forget(): boolean;
}

export function keyFile(dataDir: string): KeyFile {
  const path = join(dataDir, "key");
  const named = <T>(what: string, act: () => T): T => {
    try {
      return act();
    } catch (thrown) {
      if (thrown instanceof Refusal) throw thrown;
      const code = (thrown as NodeJS.ErrnoException).code ?? "unknown fault";
      throw new Refusal(
        status.unavailable,
        `The stored key ${path} cannot be ${what} (${code}). Check the folder's permissions, or choose another with --data-dir.`,
      );
    }
  };

  return {
    read: () =>
      named("read", () => {
        if (!existsSync(path)) return null;
        // A copy or a backup may have opened it to others: closed again before it is used.
        if (process.platform !== "win32" && (statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600);
        const key = readFileSync(path, "latin1").trim();
        if (isKey(key)) return key;
        throw new Refusal(
          status.unavailable,
          `The stored key ${path} is not a key (64 hexadecimal digits). Set it again: banken key set`,
        );
      }),
    write: (key) =>
      named("written", () => {
        mkdirSync(dataDir, { recursive: true, mode: 0o700 });
        // Whole or not at all: the file is complete, and closed to others, before it has its name.
        const draft = `${path}.${process.pid}`;
        try {
          writeFileSync(draft, `${key}\n`, { mode: 0o600, flag: "wx" });
          renameSync(draft, path);
        } finally {
          rmSync(draft, { force: true });
        }
      }),
    forget: () =>
      named("removed", () => {
        const there = existsSync(path);
        rmSync(path, { force: true });
        return there;
      }),
  };
}
