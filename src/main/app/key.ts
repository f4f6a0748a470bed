import type { KeyState, KeyTest } from "../../shared/contract/key.ts";
import type { Clock } from "../watch/clock.ts";
import type { AllowanceRead } from "./allowance.ts";
import type { Changes } from "./changes.ts";
import type { SecretStore } from "./key-holder.ts";
import { RefusedByService } from "./refused.ts";
import type { OpenWorld } from "./world.ts";

/** VirusTotal's keys are 64 hexadecimal digits (CONTRACT.md §1). */
export function isKey(text: string): boolean {
  return /^[0-9a-f]{64}$/i.test(text);
}

const results: Record<AllowanceRead, KeyTest["result"]> = {
  read: "accepted",
  unauthorized: "unauthorized",
  no_answer: "no_answer",
};

/** What a test brought to light of a key that was not in use then. */
interface Tried {
  readonly key: string;
  readonly accepted: boolean;
  readonly at: number;
}

/** What a person does with the key. Nothing here gives it out. */
export interface ServiceKey {
  state(): KeyState;
  /** @throws {RefusedByService} for what is no key, where the key is not ours to change, or as `SecretStore.write` does */
  set(key: string, unprotected: boolean): Promise<KeyState>;
  forget(): KeyState;
  /** Asks about a key that is not stored, or about the one in use. */
  test(key: string | null, signal: AbortSignal | undefined): Promise<KeyTest>;
}

export function createKey(
  secrets: SecretStore,
  clock: Clock,
  changes: Changes,
  world: () => OpenWorld,
): ServiceKey {
  let tried: Tried | null = null;

  /** @throws {RefusedByService} where the key in use is not a person's to change here */
  function refuseUnchangeable(): void {
    if (world().practice) throw new RefusedByService("practice_key");
    if (secrets.source() === "environment") throw new RefusedByService("key_from_environment");
  }

  /** The key is another, or is known better: what waited for that goes on. */
  function touched(): KeyState {
    world().watch.tick();
    changes.tell(["key", "watch"], []);
    return world().key.state();
  }

  return {
    state: () => world().key.state(),
    async set(text, unprotected) {
      refuseUnchangeable();
      const key = readKey(text);
      await secrets.write(key, unprotected);
      if (tried?.key === key) world().key.said(key, tried.accepted, tried.at);
      tried = null;
      return touched();
    },
    forget() {
      refuseUnchangeable();
      secrets.forget();
      return touched();
    },
    async test(text, signal = new AbortController().signal) {
      const { practice, banken, key: holder } = world();
      if (text !== null && practice) throw new RefusedByService("practice_key");
      const key = text === null ? holder.current() : readKey(text);
      if (key === null) throw new RefusedByService("no_key");
      const came = await banken.testKey(key, signal);
      const quota = came === "read" ? banken.quotaNow(key) : null;
      const accepted = came === "read";
      const at = clock.now();
      if (key === holder.current()) {
        if (came !== "no_answer" && holder.said(key, accepted, at)) touched();
      } else tried = came === "no_answer" ? null : { key, accepted, at };
      return { result: results[came], quota };
    },
  };
}

/** @throws {RefusedByService} for what is no key */
function readKey(text: string): string {
  const key = text.trim();
  if (!isKey(key)) throw new RefusedByService("not_a_key");
  return key;
}
