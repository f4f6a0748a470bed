import { EnvHttpProxyAgent } from "undici";
import { Refusal, status } from "./refusal.ts";

/**
 * Says of a proxy in the environment that it cannot be read, before anything is asked through it. Its value may hold
 * a password and is not repeated.
 * @throws {Refusal}
 */
export function refuseBadProxy(): void {
  try {
    void new EnvHttpProxyAgent().destroy();
  } catch {
    throw new Refusal(status.unavailable, ({ t }) => t("terminal:option.badProxy"));
  }
}
