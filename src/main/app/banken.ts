import { join } from "node:path";
import { openStore, type Store } from "../store/store.ts";
import { createVirusTotal } from "../virustotal/client.ts";
import type { Fetch } from "../virustotal/exchange.ts";
import type { Clock } from "../watch/clock.ts";
import type { DomainName } from "../watch/domains/name.ts";
import { effectiveLimits, type SomeLimits, type Windows } from "../watch/quota.ts";
import type { Tempo } from "../watch/tempo.ts";
import { defaultPolicy } from "../watch/verdict.ts";
import { type AllowanceRead, createAllowance, type KeyAllowance } from "./allowance.ts";
import { createGate } from "./gate.ts";
import { type PassSummary, runPass, type Told } from "./pass.ts";

/** What a host hands to the core. */
export interface Ports {
  /** The folder that holds everything Banken remembers; made where there is none. */
  readonly dataDir: string;
  readonly clock: Clock;
  readonly fetch: Fetch;
  /** The base of the API, as `readApiUrl` gives it. */
  readonly apiUrl: string;
  readonly tempo: Tempo;
  /** What the settings allow; a window that is not named is as wide as the key. */
  readonly limits: SomeLimits;
  readonly version: string;
  readonly chance: () => number;
}

/** How the quota stands; `known` is false where the public key's limits stand in for the key's own. */
export interface QuotaState {
  readonly windows: Windows;
  readonly known: boolean;
}

/** The running core. Everything in it throws `StoreError` where the database does not carry it. */
export interface Banken {
  readonly store: Store;
  /** The length of the quota's rolling minute, in ms: practice has a short one. */
  readonly minute: number;
  /** Begins a pass over `domains`, to be run with `runPass`; it is on disk before anything is asked. */
  beginPass(domains: readonly DomainName[]): number;
  /** Runs a pass to its end; `on` hears of it as it goes. */
  runPass(passId: number, key: string, signal: AbortSignal, on: PassListeners): Promise<PassSummary>;
  /** How the quota stands, after asking VirusTotal where there is a key. */
  quota(key: string | null, signal: AbortSignal): Promise<QuotaState>;
  /** Whether VirusTotal takes the key, without costing a request. */
  testKey(key: string, signal: AbortSignal): Promise<AllowanceRead>;
  close(): void;
}

export interface PassListeners {
  readonly told: (told: Told) => void;
  /** The first request for one domain more has left. */
  readonly asked?: () => void;
  /** The quota is known, and can be read from now on. */
  readonly quota?: (read: () => QuotaState) => void;
}

/** Puts the parts together. @throws {StoreError} where the data folder or its database cannot be used */
export function createBanken(ports: Ports): Banken {
  const { clock, tempo, limits } = ports;
  const store = openStore(databasePath(ports.dataDir), tempo);
  const vt = createVirusTotal(ports);

  const state = (allowance: KeyAllowance | null): QuotaState => ({
    windows: store.quota.use(allowance?.limits() ?? effectiveLimits({}, limits), clock.now()),
    known: allowance?.known() ?? false,
  });
  const allowanceOf = (key: string) => createAllowance(store.quota, vt, clock, key, limits);

  return {
    store,
    minute: tempo.minute,
    beginPass: (domains) => store.passes.begin(domains, clock.now()).id,

    async runPass(passId, key, signal, on) {
      const allowance = allowanceOf(key);
      const gate = createGate(store.quota, clock, allowance.limits);
      await allowance.refresh(signal).catch((thrown: unknown) => {
        // Interrupted before the first request: the pass below ends at once, and says so.
        if (!signal.aborted) throw thrown;
      });
      on.quota?.(() => state(allowance));
      const parts = {
        store,
        vt,
        gate,
        allowance,
        clock,
        tempo,
        policy: defaultPolicy,
        key,
        chance: ports.chance,
      };
      return runPass(parts, passId, signal, on);
    },

    async quota(key, signal) {
      if (key === null) return state(null);
      const allowance = allowanceOf(key);
      await allowance.read(signal);
      return state(allowance);
    },

    testKey: (key, signal) => allowanceOf(key).read(signal),
    close: store.close,
  };
}

/** Where the database of a data folder is. */
export function databasePath(dataDir: string): string {
  return join(dataDir, "banken.sqlite");
}
