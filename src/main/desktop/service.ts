import { environmentApiUrl, environmentFirst, soundEnvironment } from "../app/environment.ts";
import type { HostPort } from "../app/host.ts";
import type { SecretStore } from "../app/key-holder.ts";
import { mistakeText } from "../app/mistake.ts";
import { openNetwork } from "../app/network.ts";
import { type Service, startService } from "../app/service.ts";
import { settingsFile, type UnusableSettings } from "../app/settings-file.ts";
import { systemClock } from "../app/system-clock.ts";
import { version } from "../app/version.ts";
import { followSystemProxy } from "./system-proxy.ts";

export interface DesktopService extends Service {
  /** The machine may be on another network: its proxy is looked up anew. Resolves when that is done, or takes long. */
  networkChanged(): Promise<void>;
}

export interface DesktopServiceParts {
  readonly dataDir: string;
  readonly secrets: SecretStore;
  readonly host: HostPort;
  readonly startInPractice: boolean;
  /** Hears that the settings could not be used. */
  readonly unusable: (told: UnusableSettings) => void;
  /** Hears of what goes wrong and is got over. */
  readonly told: (line: string) => void;
}

/**
 * The core that stays running, with this machine's clock and network.
 * @throws {StoreError} where the data folder cannot be used
 * @throws {RefusedByService} where the environment holds something that cannot be used
 */
export async function openService(parts: DesktopServiceParts): Promise<DesktopService> {
  const { dataDir, secrets, host, startInPractice, unusable, told } = parts;
  const network = openNetwork();
  try {
    await followSystemProxy(network);
    const service = await startService({
      dataDir,
      clock: systemClock,
      network: network.fetch,
      apiUrl: () => soundEnvironment(environmentApiUrl),
      limits: {},
      version,
      chance: Math.random,
      secrets: environmentFirst(secrets),
      settings: settingsFile(dataDir, systemClock, unusable),
      host,
      startInPractice,
      mistake: (thrown) => told(mistakeText(thrown)),
    });
    return {
      ...service,
      networkChanged: () => followSystemProxy(network),
      close: () => service.close().finally(network.close),
    };
  } catch (thrown) {
    await network.close();
    throw thrown;
  }
}
