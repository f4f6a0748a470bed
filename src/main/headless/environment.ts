import { environmentKey as named, refuseBadProxy, soundEnvironment } from "../app/environment.ts";
import { RefusedByService } from "../app/refused.ts";
import type { Options } from "./options.ts";
import { Refusal, status } from "./refusal.ts";

/** The key in `BANKEN_API_KEY`; null where there is none. @throws {Refusal} where it is no key */
export function environmentKey(): string | null {
  return inWords(named);
}

/**
 * The base of the API for a real world, after a look at what it takes from the environment. Practice takes nothing of
 * it, and is not asked.
 * @throws {Refusal} for a key, an address or a proxy in the environment that is none
 */
export function realApiUrl({ apiUrl }: Options): string {
  return inWords(() => soundEnvironment(apiUrl));
}

/** The same for who sits in front of the window, and can be told there. @throws {RefusedByService} */
export function realApiUrlForWindow({ apiUrl }: Options): string {
  return soundEnvironment(() => {
    try {
      return apiUrl();
    } catch (thrown) {
      if (thrown instanceof Refusal) throw new RefusedByService("bad_environment", "BANKEN_API_URL");
      throw thrown;
    }
  });
}

/** @throws {Refusal} for a proxy in the environment that is none */
export function checkProxy(): void {
  inWords(refuseBadProxy);
}

/** What is wrong with a variable, for who sits at a terminal. */
function inWords<T>(read: () => T): T {
  try {
    return read();
  } catch (thrown) {
    if (!(thrown instanceof RefusedByService)) throw thrown;
    throw new Refusal(status.unavailable, ({ t }) =>
      thrown.detail === "BANKEN_API_KEY" ? t("terminal:key.badEnvironment") : t("terminal:option.badProxy"),
    );
  }
}
