import { RefusedByService } from "../app/refused.ts";
import { environmentKey } from "./key.ts";
import type { Options } from "./options.ts";
import { refuseBadProxy } from "./proxy.ts";
import { Refusal } from "./refusal.ts";

/**
 * The base of the API for a real world, after a look at what it takes from the environment. Practice takes nothing of
 * it, and is not asked.
 * @throws {Refusal} for a key, an address or a proxy in the environment that is none
 */
export function realApiUrl({ apiUrl }: Options): string {
  for (const [, check] of variables(apiUrl)) check();
  return apiUrl();
}

/** The same for who sits in front of the window, and can be told there. @throws {RefusedByService} */
export function realApiUrlForWindow({ apiUrl }: Options): string {
  for (const [name, check] of variables(apiUrl))
    try {
      check();
    } catch (thrown) {
      if (thrown instanceof Refusal) throw new RefusedByService("bad_environment", name);
      throw thrown;
    }
  return apiUrl();
}

function variables(apiUrl: Options["apiUrl"]): readonly (readonly [name: string, check: () => void])[] {
  return [
    ["BANKEN_API_KEY", environmentKey],
    ["BANKEN_API_URL", apiUrl],
    [
      "HTTPS_PROXY",
      () => {
        if (new URL(apiUrl()).protocol === "https:") refuseBadProxy();
      },
    ],
  ];
}
