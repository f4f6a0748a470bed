import type { SafeStorage } from "electron";

type Backend = ReturnType<SafeStorage["getSelectedStorageBackend"]>;

/**
 * Stands in for Electron's safeStorage (https://www.electronjs.org/docs/latest/api/safe-storage): what one backend has
 * locked no other can open.
 */
export class StandInSafeStorage {
  backend: Backend = "gnome_libsecret";
  available = true;
  /** The password store does not answer: Chromium locks with a password that everybody knows, and says so in a tag. */
  hides = false;
  /** The system's own key has changed: what was locked with the one before is to be locked anew. */
  rotated = false;
  /** How often something was locked. */
  locked = 0;

  async isAsyncEncryptionAvailable(): Promise<boolean> {
    return this.available;
  }
  async encryptStringAsync(text: string): Promise<Buffer> {
    if (!this.available) throw new Error("Encryption is not available.");
    this.locked += 1;
    return Buffer.from(`${this.hides ? "v10" : "v11"}${this.backend}:${[...text].reverse().join("")}`);
  }
  async decryptStringAsync(encrypted: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    const [backend, text = ""] = encrypted.toString().slice(3).split(":");
    if (!this.available || backend !== this.backend)
      throw new Error("Error while decrypting the ciphertext provided to safeStorage.decryptString.");
    return { result: [...text].reverse().join(""), shouldReEncrypt: this.rotated };
  }
  getSelectedStorageBackend(): Backend {
    return this.backend;
  }
}

({}) as StandInSafeStorage satisfies Pick<
  SafeStorage,
  "isAsyncEncryptionAvailable" | "encryptStringAsync" | "decryptStringAsync" | "getSelectedStorageBackend"
>;
