import { noHost } from "../../src/main/app/host.ts";
import { RefusedByService } from "../../src/main/app/refused.ts";
import { type Service, type ServicePorts, startService } from "../../src/main/app/service.ts";
import type { Fetch } from "../../src/main/virustotal/exchange.ts";
import { defaultSettings, type Settings } from "../../src/shared/settings.ts";
import type { VirtualClock } from "./clock.ts";
import { key } from "./command.ts";

/** What a host keeps for the service, in memory. */
export interface Kept {
  key: string | null;
  source: "stored" | "environment";
  settings: Settings;
  /** The disk takes nothing any more. */
  full: boolean;
}

export interface TestService extends AsyncDisposable {
  readonly service: Service;
  readonly kept: Kept;
  /** Mistakes that the watch got over: there should be none. */
  readonly mistakes: readonly unknown[];
  /** Lets so many ms pass. */
  wait(ms: number): Promise<void>;
  /** Puts names on the list as a person does. */
  add(names: readonly string[]): void;
}

export const minute = 60_000;
export const hour = 60 * minute;

/** The core that stays, on a virtual clock. */
export async function serviceOn(
  clock: VirtualClock,
  dataDir: string,
  network: Fetch,
  some: Partial<Kept> & Partial<Pick<ServicePorts, "limits" | "startInPractice" | "host">> = {},
): Promise<TestService> {
  const { limits = {}, startInPractice = false, host = noHost, ...more } = some;
  const kept: Kept = { key, source: "stored", settings: defaultSettings, full: false, ...more };
  const mistakes: unknown[] = [];
  const write = (act: () => void) => {
    if (kept.full) throw new RefusedByService("folder_unusable", dataDir);
    act();
  };
  const service = await startService({
    dataDir,
    clock,
    network,
    apiUrl: () => "https://virustotal.test/api/v3",
    limits,
    version: "0.0.1",
    chance: () => 1,
    host,
    startInPractice,
    mistake: (thrown) => mistakes.push(thrown),
    secrets: {
      read: () => kept.key,
      source: () => (kept.key === null ? "none" : kept.source),
      write: (secret) =>
        write(() => {
          kept.key = secret;
        }),
      forget: () => {
        const there = kept.key !== null;
        kept.key = null;
        return there;
      },
    },
    settings: {
      read: () => kept.settings,
      write: (settings) =>
        write(() => {
          kept.settings = settings;
        }),
    },
  });
  return {
    service,
    kept,
    mistakes,
    wait: (ms) => clock.run(clock.sleep(ms)),
    add(names) {
      const { banken, index, watch } = service.world();
      banken.store.domains.watch(
        names.map((name) => ({ name, typed: name })),
        clock.now(),
      );
      index.changed(names);
      watch.tick();
    },
    [Symbol.asyncDispose]: () => clock.run(service.close()),
  };
}
