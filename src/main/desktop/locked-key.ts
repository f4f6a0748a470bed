import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { SafeStorage } from "electron";
import * as z from "zod";
import { isKey } from "../app/key.ts";
import type { SecretStore } from "../app/key-holder.ts";
import { RefusedByService } from "../app/refused.ts";
import { writeOwnFile } from "../store/own-file.ts";

/** As much of Electron's safeStorage as is used. */
type Safe = Pick<
  SafeStorage,
  "isAsyncEncryptionAvailable" | "encryptStringAsync" | "decryptStringAsync" | "getSelectedStorageBackend"
>;

/**
 * Where the key to the key is. On Linux it is one of several (`basic_text` is a password that everybody knows), and
 * what one has locked no other can open. `none`: nowhere, the file's mode alone protects it.
 */
const lockedKey = z.object({ backend: z.string(), key: z.base64() });

/**
 * The desktop's key: a file of mode 0600 in the data folder, locked by what the system has for that
 * (https://www.electronjs.org/docs/latest/api/safe-storage). Opened once, after the app is ready: Electron's way is
 * asynchronous, and everybody else asks for the key in the middle of something.
 * A file that this machine cannot open (any more) is no error: the key is `lost`, and a person puts it in again.
 */
export async function openLockedKey(
  dataDir: string,
  safe: Safe,
  platform: NodeJS.Platform,
): Promise<SecretStore> {
  const path = join(dataDir, "key.locked");
  let current: string | null = null;
  let source: "none" | "stored" | "lost" = "none";

  /** Null where nothing locks. */
  async function backendNow(): Promise<string | null> {
    const backend = platform === "linux" ? safe.getSelectedStorageBackend() : platform;
    if (backend === "basic_text" || backend === "unknown") return null;
    return (await safe.isAsyncEncryptionAvailable()) ? backend : null;
  }

  async function open(): Promise<void> {
    let text: string;
    try {
      text = readFileSync(path, "utf8");
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== "ENOENT") source = "lost";
      return;
    }
    source = "lost";
    const held = lockedKey.safeParse(parsed(text));
    if (!held.success) return;
    const { backend } = held.data;
    const bytes = Buffer.from(held.data.key, "base64");
    if (backend === "none") {
      take(bytes.toString("utf8"));
      return;
    }
    if (backend !== (await backendNow())) return;
    const opened = await safe.decryptStringAsync(bytes).catch(() => null);
    if (opened === null || !take(opened.result)) return;
    // The system's own key has changed meanwhile; the old one may be gone the next time.
    if (opened.shouldReEncrypt) await lockAnew(opened.result).catch(() => {});
  }

  function take(key: string): boolean {
    if (!isKey(key)) return false;
    current = key;
    source = "stored";
    return true;
  }

  /** The key as it is kept; null where nothing locks it. */
  async function locked(key: string): Promise<Kept | null> {
    const backend = await backendNow();
    if (backend === null) return null;
    const bytes = await safe.encryptStringAsync(key);
    return isOnlyHidden(bytes, platform) ? null : { backend, bytes };
  }

  async function lockAnew(key: string): Promise<void> {
    const again = await locked(key);
    if (again !== null) keep(again);
  }

  function keep({ backend, bytes }: Kept): void {
    writeOwnFile(path, `${JSON.stringify({ backend, key: bytes.toString("base64") })}\n`);
  }

  await open();
  return {
    read: () => current,
    source: () => source,
    async write(key, unprotected) {
      const kept = await locked(key);
      if (kept === null && !unprotected) throw new RefusedByService("unprotected");
      try {
        keep(kept ?? { backend: "none", bytes: Buffer.from(key) });
      } catch (thrown) {
        if ((thrown as NodeJS.ErrnoException).syscall === undefined) throw thrown;
        throw new RefusedByService("folder_unusable", dataDir);
      }
      take(key);
    },
    forget() {
      const there = source !== "none";
      try {
        rmSync(path, { force: true });
      } catch {
        throw new RefusedByService("folder_unusable", dataDir);
      }
      current = null;
      source = "none";
      return there;
    },
  };
}

interface Kept {
  readonly backend: string;
  readonly bytes: Buffer;
}

/**
 * Whether Chromium has locked something with a password that everybody knows. On Linux it does so, and calls itself
 * available, where the password store of the desktop does not answer; what it writes says so in its first three bytes
 * (Chromium's components/os_crypt/async/browser/posix_key_provider.cc). On macOS the same bytes are the Keychain's.
 */
function isOnlyHidden(bytes: Buffer, platform: NodeJS.Platform): boolean {
  return platform === "linux" && bytes.subarray(0, 3).toString("latin1") === "v10";
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
