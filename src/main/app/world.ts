import { join } from "node:path";
import { subjects } from "../../shared/contract/changes.ts";
import type { Settings } from "../../shared/settings.ts";
import type { Fetch } from "../virustotal/exchange.ts";
import { practiceUrl, practiceVirusTotal, starterDomains } from "../virustotal/practice/server.ts";
import type { Clock } from "../watch/clock.ts";
import { readList } from "../watch/domains/list.ts";
import type { SomeLimits } from "../watch/quota.ts";
import { practiceTempo, realTempo } from "../watch/tempo.ts";
import { keyFingerprint } from "./allowance.ts";
import { type Banken, createBanken } from "./banken.ts";
import type { Changes } from "./changes.ts";
import { createDomainIndex, type DomainIndex } from "./domain-index.ts";
import { keepHouse } from "./housekeeping.ts";
import type { KeyHolder } from "./key-holder.ts";
import type { Told } from "./pass.ts";
import { startWatch, type Watch } from "./watch.ts";

/** One data folder with everything that works on it: the real world, or practice's. */
export interface World {
  readonly practice: boolean;
  readonly dataDir: string;
  readonly banken: Banken;
  readonly index: DomainIndex;
  readonly watch: Watch;
}

export interface WorldPorts {
  /** The real data folder; practice's lies in it. */
  readonly dataDir: string;
  readonly clock: Clock;
  readonly network: Fetch;
  readonly apiUrl: () => string;
  readonly limits: () => SomeLimits;
  readonly version: string;
  readonly chance: () => number;
  readonly settings: () => Settings;
  readonly changes: Changes;
  readonly mistake: (thrown: unknown) => void;
  readonly told?: ((told: Told) => void) | undefined;
}

/** A world that is open, with the key that it asks with. */
export interface OpenWorld extends World {
  readonly key: KeyHolder;
  /** Lets what is under way come in, for a little while, and closes the store. */
  close(): Promise<void>;
}

const dayLength = 86_400_000;

/** How often it is asked whether another process has written into the store, in ms. */
const lookAround = 1_000;

/** Opens a world and begins to watch it. @throws {StoreError} */
export function openWorld(ports: WorldPorts, practice: boolean, key: KeyHolder): OpenWorld {
  const { clock, changes } = ports;
  const dataDir = practice ? join(ports.dataDir, "practice") : ports.dataDir;
  const banken = openCore(ports, practice, dataDir);
  const { store } = banken;
  if (practice) fillPractice(banken, clock.now());
  recall(banken, key);
  const index = createDomainIndex(store, () => ({
    now: clock.now(),
    staleAfter: ports.settings().staleAfterDays * dayLength,
    nextAt: watch.nextAt,
    checking: watch.checking,
  }));
  const { settings, mistake, told } = ports;
  const checked = (name: string) => index.changed([name]);
  const watch: Watch = startWatch({
    banken,
    practice,
    clock,
    key,
    settings,
    changes,
    checked,
    told,
    mistake,
  });
  const closed = new AbortController();

  async function noticeOthers(): Promise<void> {
    let known = key.current();
    for (;;) {
      await clock.sleep(lookAround, closed.signal);
      try {
        const now = key.current();
        if (now !== known) {
          known = now;
          watch.tick();
          changes.tell(["key", "watch"], []);
        }
        if (!store.changedElsewhere()) continue;
        index.changed(null);
        watch.tick();
        changes.tell(subjects);
      } catch {
        // The store is held for the moment: the next look tells as much.
      }
    }
  }
  const noticing = noticeOthers().catch(() => {});
  const keeping = keepHouse(store, clock, () => settings().retentionDays, closed.signal, {
    mistake,
    thinned: () => {
      index.changed(null);
      changes.tell(["domains", "watch", "data"]);
    },
  });

  return {
    practice,
    dataDir,
    banken,
    index,
    watch,
    key,
    async close() {
      closed.abort(closed);
      await Promise.all([watch.close(), noticing, keeping]);
      banken.close();
    },
  };
}

function openCore(ports: WorldPorts, practice: boolean, dataDir: string): Banken {
  const { clock, limits, version, chance } = ports;
  const common = { dataDir, clock, limits, version, chance, practice };
  if (!practice)
    return createBanken({ ...common, apiUrl: ports.apiUrl(), fetch: ports.network, tempo: realTempo });
  const pretend = practiceVirusTotal({ clock, tempo: practiceTempo });
  return createBanken({ ...common, apiUrl: practiceUrl, fetch: pretend, tempo: practiceTempo });
}

/** A practice list that is empty would show nothing. */
function fillPractice({ store }: Banken, now: number): void {
  if (store.domains.watchedNames().length > 0) return;
  store.domains.watch(readList(starterDomains.join("\n"), { practice: true }).accepted, now);
}

/** What VirusTotal said of the key in an earlier life. */
function recall({ store }: Banken, holder: KeyHolder): void {
  const key = holder.current();
  if (key === null || holder.state().accepted !== null) return;
  const known = store.quota.allowance(keyFingerprint(key));
  if (known !== null) holder.said(key, true, known.readAt);
}
