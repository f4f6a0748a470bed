import { join } from "node:path";
import { openStore, type Store } from "../store/store.ts";
import { createVirusTotal } from "../virustotal/client.ts";
import type { Fetch } from "../virustotal/exchange.ts";
import type { Clock } from "../watch/clock.ts";
import type { DomainName } from "../watch/domains/name.ts";
import { effectiveLimits, type QuotaUse, type SomeLimits } from "../watch/quota.ts";
import type { Tempo } from "../watch/tempo.ts";
import { defaultPolicy } from "../watch/verdict.ts";
import { type AllowanceRead, createAllowance, type KeyAllowance, keyFingerprint } from "./allowance.ts";
import { createGate } from "./gate.ts";
import { holding } from "./holding.ts";
import { type PassListeners, type PassSummary, runPass } from "./pass.ts";

/** What a host hands to the core. */
export interface Ports {
  /** The folder that holds everything Banken remembers; made where there is none. */
  readonly dataDir: string;
  readonly clock: Clock;
  readonly fetch: Fetch;
  /** The base of the API, as `readApiUrl` gives it. */
  readonly apiUrl: string;
  /** Whether the answers are made up: such data and real data are never opened for each other. */
  readonly practice: boolean;
  readonly tempo: Tempo;
  /** What the settings allow at this moment; a window that is not named is as wide as the key. */
  readonly limits: () => SomeLimits;
  readonly version: string;
  readonly chance: () => number;
}

/** How the quota stands; `known` is false where the public key's limits stand in for the key's own. */
export interface QuotaState extends QuotaUse {
  readonly known: boolean;
}

/** The running core. Everything in it throws `StoreError` where the database does not carry it. */
export interface Banken {
  readonly store: Store;
  /** The length of the quota's rolling minute, in ms: practice has a short one. */
  readonly minute: number;
  /** Begins a pass over `domains`, to be run with `runPass`; it is on disk before anything is asked. */
  beginPass(domains: readonly DomainName[]): number;
  /** Runs a pass to its end; `on` hears of it as it goes. Rejects with `PassHeld` where another process runs it. */
  runPass(passId: number, key: string, signal: AbortSignal, on: RunListeners): Promise<PassSummary>;
  /** How the quota stands by what is known already. */
  quotaNow(key: string | null): QuotaState;
  /** How the quota stands, after asking VirusTotal where there is a key. */
  quota(key: string | null, signal: AbortSignal): Promise<QuotaState>;
  /** Whether VirusTotal takes the key, without costing a request. */
  testKey(key: string, signal: AbortSignal): Promise<AllowanceRead>;
  close(): void;
}

export interface RunListeners extends Omit<PassListeners, "ready"> {
  /** The quota is known, and can be read from now on. */
  readonly quota?: (read: () => QuotaState) => void;
}

/** Puts the parts together. @throws {StoreError} where the data folder or its database cannot be used */
export function createBanken(ports: Ports): Banken {
  const { clock, tempo, limits } = ports;
  const store = openStore(databasePath(ports.dataDir), tempo, ports.practice ? "practice" : "real");
  const vt = createVirusTotal(ports);

  const quotaNow = (key: string | null): QuotaState => {
    const fingerprint = key === null ? null : keyFingerprint(key);
    const allowance = fingerprint === null ? null : store.quota.allowance(fingerprint);
    const carries = effectiveLimits(allowance?.limits ?? {}, limits());
    return { ...store.quota.use(carries, clock.now(), fingerprint), known: allowance !== null };
  };

  /** Works with what the key may do, and leaves nothing of it under way. */
  async function withAllowance<T>(key: string, work: (allowance: KeyAllowance) => Promise<T>): Promise<T> {
    const allowance = createAllowance(store.quota, vt, clock, key, limits);
    try {
      return await work(allowance);
    } finally {
      await allowance.stop();
    }
  }

  return {
    store,
    minute: tempo.minute,
    beginPass: (domains) => store.passes.begin(domains, clock.now()).id,

    runPass: (passId, key, signal, on) =>
      withAllowance(key, (allowance) =>
        holding(store.passes, passId, clock, async (lost) => {
          const gate = createGate(store.quota, clock, allowance.limits, keyFingerprint(key));
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
          const ready = () => on.quota?.(() => quotaNow(key));
          return runPass(parts, passId, AbortSignal.any([signal, lost]), { ...on, ready });
        }),
      ),

    quotaNow,
    async quota(key, signal) {
      if (key !== null) await withAllowance(key, (allowance) => allowance.read(signal));
      return quotaNow(key);
    },

    testKey: (key, signal) => withAllowance(key, (allowance) => allowance.read(signal)),
    close: store.close,
  };
}

/** Where the database of a data folder is. */
export function databasePath(dataDir: string): string {
  return join(dataDir, "banken.sqlite");
}
