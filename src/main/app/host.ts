import type { HostState, TestedNotification } from "../../shared/contract/host.ts";
import type { Settings } from "../../shared/settings.ts";
import type { Clock } from "../watch/clock.ts";

/** The machine around Banken, as far as the host can speak for it. */
export interface Host {
  state(): HostState;
  testNotification(): Promise<TestedNotification>;
  /** @throws {RefusedByService} where the system's own place for it cannot be written */
  startAtLogin(on: boolean): HostState;
  /** @throws {RefusedByService} where it cannot be kept */
  updates(on: boolean): HostState;
  look(): HostState;
  restart(): HostState;
  close(): Promise<void>;
}

/** What a host may know of the service that it surrounds. */
export interface HostKnows {
  readonly clock: Clock;
  settings(): Settings;
  /** Whether a pass is under way. */
  passing(): boolean;
  /** To be told of each change of `state`. */
  changed(): void;
}

/** How a host comes into the service. */
export type HostPort = (knows: HostKnows) => Host;

const browser: HostState = { kind: "browser" };

/** Where the window is in a browser, the machine is the browser's matter. */
export const noHost: HostPort = () => ({
  state: () => browser,
  testNotification: async () => ({ result: "unsupported", detail: null }),
  startAtLogin: () => browser,
  updates: () => browser,
  look: () => browser,
  restart: () => browser,
  close: async () => {},
});
