import type { KeyState } from "../../shared/contract/key.ts";

/** Where the key is kept. It is written by a person's hand alone, and never told. */
export interface SecretStore {
  /** The key to ask with; null where there is none. @throws where what is kept cannot be read, or is no key */
  read(): string | null;
  /**
   * @param unprotected the person agrees that it is kept where this machine can only hide it, not lock it away
   * @throws {RefusedByService} `unprotected` where they have to agree first, or what is wrong with the folder
   */
  write(key: string, unprotected: boolean): void | Promise<void>;
  /** Returns whether there was one to forget. */
  forget(): boolean;
  /** `lost`: one is stored that cannot be opened any more. */
  source(): "none" | "stored" | "lost" | "environment";
}

/** The key that a world asks with, and what VirusTotal said of it. */
export interface KeyHolder {
  /** Null where there is none, or none that can be read. */
  current(): string | null;
  state(): KeyState;
  /** VirusTotal has said whether it takes the key, at `at` (ms UTC). Returns whether that is news. */
  said(key: string, accepted: boolean, at: number): boolean;
}

/** @param where the key, and where it comes from; may throw where it cannot be read */
export function createKeyHolder(where: {
  readonly read: () => string | null;
  readonly source: () => KeyState["source"];
}): KeyHolder {
  let last: { readonly key: string; readonly accepted: boolean; readonly at: number } | null = null;

  function current(): string | null {
    try {
      return where.read();
    } catch {
      // A damaged key is none; a person can set another in the window.
      return null;
    }
  }

  return {
    current,
    state() {
      const known = last !== null && last.key === current() ? last : null;
      return { source: where.source(), accepted: known?.accepted ?? null, testedAt: known?.at ?? null };
    },
    said(key, accepted, at) {
      const news = last?.key !== key || last.accepted !== accepted;
      last = { key, accepted, at };
      return news;
    },
  };
}
