import { noHost } from "../app/host.ts";
import type { Told } from "../app/pass.ts";
import { type Service, startService } from "../app/service.ts";
import { settingsFile, type UnusableSettings } from "../app/settings-file.ts";
import { systemClock } from "../app/system-clock.ts";
import { version } from "../app/version.ts";
import type { Fetch } from "../virustotal/exchange.ts";
import { realApiUrl, realApiUrlForWindow } from "./environment.ts";
import { secretStore } from "./key.ts";
import type { Options } from "./options.ts";

/** Who hears of what goes wrong and is got over. */
export interface ServiceListeners {
  readonly unusableSettings: (told: UnusableSettings) => void;
  /** A mistake of ours; it never names the key. */
  readonly mistake: (thrown: unknown) => void;
  /** Every check that is recorded. */
  readonly told?: (told: Told) => void;
}

/**
 * The core that stays running, on plain Node. `--practice` begins in practice and leaves the settings as they are.
 * @throws {Refusal} where it begins in the real world, for a key, an address or a proxy in the environment that is
 * none. Who leaves practice later is told that in the window, and stays in it.
 * @throws {StoreError} where the data folder cannot be used
 */
export async function openService(options: Options, network: Fetch, on: ServiceListeners): Promise<Service> {
  const { baseDir, limits, practice } = options;
  let apiUrl = () => realApiUrl(options);
  const service = await startService({
    dataDir: baseDir,
    clock: systemClock,
    network,
    apiUrl: () => apiUrl(),
    limits,
    version,
    chance: Math.random,
    secrets: secretStore(baseDir),
    settings: settingsFile(baseDir, systemClock, on.unusableSettings),
    host: noHost,
    startInPractice: practice,
    mistake: on.mistake,
    told: on.told,
  });
  apiUrl = () => realApiUrlForWindow(options);
  return service;
}
