import type { SecretStore } from "../app/key-holder.ts";

/** The key for as long as the program runs. It is written nowhere: Electron's safeStorage will take its place. */
export function passingSecrets(): SecretStore {
  let current: string | null = null;
  return {
    read: () => current,
    source: () => (current === null ? "none" : "stored"),
    write(key) {
      current = key;
    },
    forget() {
      const there = current !== null;
      current = null;
      return there;
    },
  };
}
