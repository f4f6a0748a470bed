import { type Subject, subjects } from "../../shared/contract/changes.ts";
import type { Settings, SomeSettings } from "../../shared/settings.ts";
import type { Fetch } from "../virustotal/exchange.ts";
import { practiceKey } from "../virustotal/practice/server.ts";
import type { Clock } from "../watch/clock.ts";
import { type SomeLimits, tighter } from "../watch/quota.ts";
import { type Changes, createChanges } from "./changes.ts";
import type { Host, HostPort } from "./host.ts";
import { createKey, type ServiceKey } from "./key.ts";
import { createKeyHolder, type SecretStore } from "./key-holder.ts";
import type { Told } from "./pass.ts";
import { keepSettings, type SettingsFile } from "./settings.ts";
import { type OpenWorld, openWorld, type World } from "./world.ts";

export type { Watch } from "./watch.ts";

/** The core that stays: what `serve` and the desktop keep running behind the window. */
export interface Service {
  readonly version: string;
  readonly clock: Clock;
  /** The world the window looks at now. Practice mode puts another in its place. */
  world(): World;
  readonly settings: { get(): Settings; set(some: SomeSettings): Settings };
  readonly key: ServiceKey;
  readonly host: Host;
  readonly changes: Changes;
  setPractice(on: boolean): Promise<Settings>;
  close(): Promise<void>;
}

/** What a host hands to the core that stays running. */
export interface ServicePorts {
  /** The real data folder. Practice's lies in it, in `practice/`. */
  readonly dataDir: string;
  readonly clock: Clock;
  readonly network: Fetch;
  /**
   * The base of the API, as `readApiUrl` gives it. Asked for where the real world is opened, and no earlier; may throw
   * where that cannot be.
   */
  readonly apiUrl: () => string;
  /** Limits of the command line; with those of the settings the tighter holds. */
  readonly limits: SomeLimits;
  readonly version: string;
  /** A number from 0 to 1, to spread retries. */
  readonly chance: () => number;
  readonly secrets: SecretStore;
  readonly settings: SettingsFile;
  readonly host: HostPort;
  /** Begins in practice whatever the settings say, and leaves them as they are. */
  readonly startInPractice?: boolean;
  /** Hears of a mistake of ours that the watch got over; it never names the key. */
  readonly mistake: (thrown: unknown) => void;
  /** Hears of every check that the watch records, of whichever world. */
  readonly told?: ((told: Told) => void) | undefined;
}

/** What of the world is otherwise with a setting. */
const touched: Record<keyof SomeSettings, readonly Subject[]> = {
  language: [],
  appearance: [],
  intervalMinutes: ["watch", "domains"],
  staleAfterDays: ["domains"],
  limits: ["watch", "domains"],
  retentionDays: [],
};
const settingNames = Object.keys(touched) as (keyof SomeSettings)[];

/** Opens the world that the settings name, and begins to watch it. @throws {StoreError} where that cannot be opened */
export async function startService(ports: ServicePorts): Promise<Service> {
  const { clock, version, secrets } = ports;
  const changes = createChanges(clock, version);
  const settings = keepSettings(ports.settings, ports.startInPractice === true);
  const keys = {
    real: createKeyHolder(secrets),
    practice: createKeyHolder({ read: () => practiceKey, source: () => "practice" }),
  };
  const open = (practice: boolean): OpenWorld =>
    openWorld(
      {
        ...ports,
        changes,
        settings: settings.get,
        limits: () => tighter(ports.limits, settings.limits()),
      },
      practice,
      practice ? keys.practice : keys.real,
    );

  let world = open(settings.get().practice);
  const host = ports.host({
    clock,
    settings: settings.get,
    passing: () => world.watch.state().pass !== null,
    changed: () => changes.tell(["host"], []),
  });
  let closing: Promise<void> | null = null;
  /** Worlds are changed one after the other. */
  let changing: Promise<unknown> = Promise.resolve();

  async function change(practice: boolean): Promise<Settings> {
    if (closing !== null) return settings.get();
    if (world.practice === practice) return settings.setPractice(practice);
    // The new one first: where it cannot be opened, the old one stays.
    const next = open(practice);
    const before = world;
    try {
      settings.setPractice(practice);
    } catch (thrown) {
      await next.close();
      throw thrown;
    }
    world = next;
    changes.tell(subjects);
    await before.close();
    return settings.get();
  }

  return {
    version,
    clock,
    changes,
    world: () => world,
    settings: {
      get: settings.get,
      set(some) {
        const all = settings.set(some);
        const others = new Set(
          settingNames.flatMap((name) => (some[name] === undefined ? [] : touched[name])),
        );
        if (others.has("watch")) world.watch.tick();
        changes.tell(["settings", ...others]);
        return all;
      },
    },
    key: createKey(secrets, clock, changes, () => world),
    host,
    setPractice(on) {
      const changed = changing.then(() => change(on));
      changing = changed.catch(() => {});
      return changed;
    },
    close() {
      closing ??= changing.then(() => Promise.all([world.close(), host.close()])).then(() => {});
      return closing;
    },
  };
}
