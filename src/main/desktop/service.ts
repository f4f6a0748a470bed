import type { SecretStore } from "../app/key-holder.ts";
import { mistakeText } from "../app/mistake.ts";
import { openNetwork } from "../app/network.ts";
import { type Service, startService } from "../app/service.ts";
import { settingsFile } from "../app/settings-file.ts";
import { systemClock } from "../app/system-clock.ts";
import { version } from "../app/version.ts";
import { virusTotalUrl } from "../virustotal/url.ts";

/**
 * The core that stays running, with this machine's clock and network.
 * @param told hears of what goes wrong and is got over
 * @throws {StoreError} where the data folder cannot be used
 */
export async function openService(
  dataDir: string,
  secrets: SecretStore,
  startInPractice: boolean,
  told: (line: string) => void,
): Promise<Service> {
  const network = openNetwork();
  try {
    const service = await startService({
      dataDir,
      clock: systemClock,
      network: network.fetch,
      apiUrl: () => virusTotalUrl,
      limits: {},
      version,
      chance: Math.random,
      secrets,
      settings: settingsFile(dataDir, systemClock, ({ path, fault }) => told(`${path}: ${fault}`)),
      startInPractice,
      mistake: (thrown) => told(mistakeText(thrown)),
    });
    return { ...service, close: () => service.close().finally(network.close) };
  } catch (thrown) {
    await network.close();
    throw thrown;
  }
}
