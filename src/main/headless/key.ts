import { chmodSync, existsSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { environmentFirst } from "../app/environment.ts";
import { isKey } from "../app/key.ts";
import type { SecretStore } from "../app/key-holder.ts";
import { RefusedByService } from "../app/refused.ts";
import { writeOwnFile } from "../store/own-file.ts";
import { Refusal, status } from "./refusal.ts";
import { clean } from "./terminal/columns.ts";

export { isKey };

/** The stored key of the headless host: a file that only its owner can read, in the data folder. */
export interface KeyFile {
  /** @throws {Refusal} where the file cannot be read, or holds something else */
  read(): string | null;
  write(key: string): void;
  /** Returns whether there was a key to forget. */
  forget(): boolean;
}

const faultKeys = {
  unreadable: "terminal:key.unreadable",
  unwritable: "terminal:key.unwritable",
  notRemoved: "terminal:key.notRemoved",
} as const;

export function keyFile(dataDir: string): KeyFile {
  const path = join(dataDir, "key");
  const named = <T>(fault: keyof typeof faultKeys, act: () => T): T => {
    try {
      return act();
    } catch (thrown) {
      if (thrown instanceof Refusal) throw thrown;
      const { code } = thrown as NodeJS.ErrnoException;
      if (code === undefined) throw thrown;
      throw new Refusal(status.unavailable, ({ t }) => t(faultKeys[fault], { path: clean(path), code }));
    }
  };

  return {
    read: () =>
      named("unreadable", () => {
        if (!existsSync(path)) return null;
        // A copy or a backup may have opened it to others: closed again before it is used.
        if (process.platform !== "win32" && (statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600);
        const key = readFileSync(path, "latin1").trim();
        if (isKey(key)) return key;
        throw new Refusal(status.unavailable, ({ t }) => t("terminal:key.damaged", { path: clean(path) }));
      }),
    write: (key) => named("unwritable", () => writeOwnFile(path, `${key}\n`)),
    forget: () =>
      named("notRemoved", () => {
        const there = existsSync(path);
        rmSync(path, { force: true });
        return there;
      }),
  };
}

/** The key of the environment or the stored one, for what stays running. Another process may change the stored one. */
export function secretStore(dataDir: string): SecretStore {
  const file = keyFile(dataDir);
  /** A person in front of the window is told there, and can mend it. */
  const changing = <T>(act: () => T): T => {
    try {
      return act();
    } catch (thrown) {
      if (thrown instanceof Refusal) throw new RefusedByService("folder_unusable", dataDir);
      throw thrown;
    }
  };
  return environmentFirst({
    read: file.read,
    write: (key) => changing(() => file.write(key)),
    forget: () => changing(file.forget),
    source() {
      try {
        return file.read() === null ? "none" : "stored";
      } catch {
        // What is there and is no key can be replaced or forgotten.
        return "lost";
      }
    },
  });
}
