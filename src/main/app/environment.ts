import { EnvHttpProxyAgent } from "undici";
import { readApiUrl, virusTotalUrl } from "../virustotal/url.ts";
import { isKey } from "./key.ts";
import type { SecretStore } from "./key-holder.ts";
import { RefusedByService } from "./refused.ts";

/** What a real world takes from the environment, in either host. Practice takes nothing of it, and is not asked. */

/** The key in `BANKEN_API_KEY`, which comes before a stored one; null where there is none. @throws {RefusedByService} */
export function environmentKey(): string | null {
  const key = process.env.BANKEN_API_KEY?.trim();
  if (!key) return null;
  if (isKey(key)) return key;
  throw new RefusedByService("bad_environment", "BANKEN_API_KEY");
}

/** The key of the environment, else the one that is stored. */
export function environmentFirst(stored: SecretStore): SecretStore {
  return {
    ...stored,
    read: () => environmentKey() ?? stored.read(),
    source: () => (process.env.BANKEN_API_KEY?.trim() ? "environment" : stored.source()),
  };
}

/** The base of the API: `BANKEN_API_URL`, else VirusTotal's. @throws {RefusedByService} where it names none */
export function environmentApiUrl(): string {
  const named = process.env.BANKEN_API_URL;
  const url = named ? readApiUrl(named) : virusTotalUrl;
  if (url === null) throw new RefusedByService("bad_environment", "BANKEN_API_URL");
  return url;
}

/** undici's own names for them, as EnvHttpProxyAgent reads them for https. */
const proxyNames = ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY"];

/** Whether the environment names a proxy: then the system's own settings do not count. */
export function namesProxy(): boolean {
  return proxyNames.some((name) => process.env[name]);
}

/**
 * Says of a proxy in the environment that it cannot be read, before anything is asked through it. Its value may hold
 * a password and is not repeated.
 * @throws {RefusedByService}
 */
export function refuseBadProxy(): void {
  try {
    void new EnvHttpProxyAgent().destroy();
  } catch {
    throw new RefusedByService("bad_environment", "HTTPS_PROXY");
  }
}

/**
 * The base of the API for a real world, after a look at all that it takes from the environment.
 * @throws {RefusedByService}, and what `apiUrl` throws
 */
export function soundEnvironment(apiUrl: () => string): string {
  environmentKey();
  const url = apiUrl();
  if (new URL(url).protocol === "https:") refuseBadProxy();
  return url;
}
