import { join } from "node:path";
import { createRouterClient } from "@orpc/server";
import { createChanges } from "../../src/main/app/changes.ts";
import { createDomainIndex } from "../../src/main/app/domain-index.ts";
import { noHost } from "../../src/main/app/host.ts";
import { alertsRouter } from "../../src/main/app/router/alerts.ts";
import { dataRouter } from "../../src/main/app/router/data.ts";
import { domainsRouter } from "../../src/main/app/router/domains.ts";
import type { Service, Watch } from "../../src/main/app/service.ts";
import type { Change } from "../../src/shared/contract/changes.ts";
import { defaultSettings } from "../../src/shared/settings.ts";
import { aWatchState } from "./answers.ts";
import { type VirtualClock, virtualClock } from "./clock.ts";
import { coreOn } from "./core.ts";
import { temporaryFolder } from "./folder.ts";

const nobody = () => Promise.reject(new Error("nobody asks for a key here"));

/** The domains, alerts and data of a real store through the contract, with a watch that only notes what it is told. */
export interface SmallService extends Disposable {
  readonly clock: VirtualClock;
  readonly folder: string;
  readonly service: Service;
  readonly client: ReturnType<typeof clientOf>;
  /** What the watch was told to do. */
  readonly told: readonly string[];
  /** All changes that were told since this was asked last; empty where nothing was. */
  changes(): Promise<readonly Change[]>;
}

export function smallService(practice = false): SmallService {
  const folder = temporaryFolder();
  const clock = virtualClock();
  const dataDir = join(folder.path, "data");
  const banken = coreOn(clock, { dataDir, practice, fetch: nobody });
  const told: string[] = [];
  const watch: Watch = {
    state: () => aWatchState({ practice }),
    checkNow(names) {
      told.push(`check ${names.join(" ")}`);
      return names.length;
    },
    tick: () => told.push("tick"),
    asleep: () => {},
    awake: () => {},
    online: () => {},
    pause: () => {},
    resume: () => {},
    stop: () => {},
    nextAt: () => null,
    checking: () => false,
    close: async () => {},
  };
  const index = createDomainIndex(banken.store, () => ({
    ...watch,
    now: clock.now(),
    staleAfter: 30 * 86_400_000,
  }));
  const changes = createChanges(clock, "0");
  const service: Service = {
    version: "0.0.1",
    clock,
    world: () => ({ practice, dataDir, banken, index, watch }),
    settings: { get: () => defaultSettings, set: () => defaultSettings },
    key: {
      state: () => ({ source: "none", accepted: null, testedAt: null }),
      set: async () => ({ source: "none", accepted: null, testedAt: null }),
      forget: () => ({ source: "none", accepted: null, testedAt: null }),
      test: nobody,
    },
    host: noHost({ clock, settings: () => defaultSettings, passing: () => false, changed: () => {} }),
    changes,
    setPractice: async () => defaultSettings,
    close: async () => {},
  };
  const ended = new AbortController();
  const stream = changes.stream(ended.signal);
  const begun = stream.next();
  return {
    clock,
    folder: folder.path,
    service,
    told,
    client: clientOf(service),
    async changes() {
      await begun;
      // Something is always told, so that the stream has something to say.
      changes.tell(["settings"], []);
      const { value } = await clock.run(stream.next());
      if (value?.type !== "changed") return [];
      const subjects = value.subjects.filter((subject) => subject !== "settings");
      return subjects.length === 0 ? [] : [{ ...value, subjects }];
    },
    [Symbol.dispose]() {
      ended.abort();
      banken.close();
      folder[Symbol.dispose]();
    },
  };
}

function clientOf(service: Service) {
  return createRouterClient({
    domains: domainsRouter(service),
    alerts: alertsRouter(service),
    data: dataRouter(service),
  });
}
