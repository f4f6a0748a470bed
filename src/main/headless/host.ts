import { type Banken, createBanken } from "../app/banken.ts";
import { systemClock } from "../app/system-clock.ts";
import { version } from "../app/version.ts";
import type { Fetch } from "../virustotal/exchange.ts";
import { practiceKey, practiceUrl, practiceVirusTotal } from "../virustotal/practice/server.ts";
import { practiceTempo, realTempo } from "../watch/tempo.ts";
import { checkProxy, environmentKey } from "./environment.ts";
import { keyFile } from "./key.ts";
import type { Options } from "./options.ts";
import { Refusal, status } from "./refusal.ts";

/** The core on plain Node, with real time and a real network, or with practice's own. @throws {StoreError} */
export function openBanken({ dataDir, limits, apiUrl, practice }: Options, network: Fetch): Banken {
  const common = {
    dataDir,
    limits: () => limits,
    version,
    practice,
    clock: systemClock,
    chance: Math.random,
  };
  if (!practice) return createBanken({ ...common, apiUrl: apiUrl(), fetch: network, tempo: realTempo });
  const pretend = practiceVirusTotal({ clock: systemClock, tempo: practiceTempo });
  return createBanken({ ...common, apiUrl: practiceUrl, fetch: pretend, tempo: practiceTempo });
}

/** The key to ask with: of practice, of the environment, or the stored one; null where there is none. @throws {Refusal} */
export function readKey(options: Options): string | null {
  if (options.practice) return practiceKey;
  if (new URL(options.apiUrl()).protocol === "https:") checkProxy();
  return environmentKey() ?? keyFile(options.dataDir).read();
}

/** The key, for a command that is nothing without one. @throws {Refusal} */
export function needKey(options: Options): string {
  const key = readKey(options);
  if (key !== null) return key;
  throw new Refusal(status.unavailable, ({ t }) => t("terminal:key.missing"));
}
