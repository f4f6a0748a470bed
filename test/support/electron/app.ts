import { EventEmitter } from "node:events";
import type {
  App,
  CommandLine,
  LoginItemSettings,
  LoginItemSettingsOptions,
  RelaunchOptions,
  Settings,
} from "electron";
import { cancellable } from "./cancellable.ts";

/** Electron's `app` (docs/api/app.md), as far as it is used. */
export class StandInApp extends EventEmitter {
  #ready = Promise.withResolvers<void>();
  #isReady = false;
  /** Whether another process holds the lock. */
  held = false;
  locked = false;
  /** The status that it ended with; null while it runs. */
  ended: number | null = null;
  isPackaged = false;
  /** Chromium's switches, without their dashes. */
  readonly switches = new Set<string>();
  readonly commandLine = { hasSwitch: (name: string) => this.switches.has(name) } satisfies Pick<
    CommandLine,
    "hasSwitch"
  >;
  /** What it asked to have started when it is gone. */
  readonly relaunched: RelaunchOptions[] = [];
  /** What Banken told the system of itself. */
  readonly identity: Partial<Record<"userModelId" | "desktopName", string>> = {};
  readonly protocols: [scheme: string, ...run: unknown[]][] = [];
  /** What the system starts at login; null: nothing of ours. */
  atLogin: { args: readonly string[]; approved: boolean } | null = null;
  /** This start was the system's, at login (macOS alone tells). */
  openedAtLogin = false;
  /** Closes every window, and says whether one would not. */
  closeWindows: () => boolean = () => true;

  whenReady(): Promise<void> {
    return this.#ready.promise;
  }

  isReady(): boolean {
    return this.#isReady;
  }

  requestSingleInstanceLock(): boolean {
    this.locked = !this.held;
    return this.locked;
  }

  releaseSingleInstanceLock(): void {
    this.locked = false;
  }

  relaunch(options: RelaunchOptions = {}): void {
    this.relaunched.push(options);
  }

  setAppUserModelId(id: string): void {
    this.identity.userModelId = id;
  }

  setDesktopName(name: string): void {
    if (this.#isReady) throw new Error("app.setDesktopName() must be called before the app is ready");
    this.identity.desktopName = name;
  }

  setAsDefaultProtocolClient(scheme: string, ...run: unknown[]): boolean {
    this.protocols.push([scheme, ...run]);
    return true;
  }

  setLoginItemSettings({ openAtLogin = false, args = [], enabled = true }: Settings): void {
    this.atLogin = openAtLogin ? { args, approved: enabled } : null;
  }

  /** `openAtLogin` where path and arguments are those that were set; macOS' status is of its own. */
  getLoginItemSettings({ args = [] }: LoginItemSettingsOptions = {}): LoginItemSettings {
    const { atLogin } = this;
    const same = atLogin !== null && JSON.stringify(atLogin.args) === JSON.stringify(args);
    return {
      openAtLogin: same,
      wasOpenedAtLogin: this.openedAtLogin,
      status: atLogin === null ? "not-registered" : atLogin.approved ? "enabled" : "requires-approval",
      executableWillLaunchAtLogin: atLogin?.approved === true,
      launchItems: [],
    };
  }

  getPreferredSystemLanguages(): string[] {
    return ["en-GB"];
  }

  /** `before-quit`, every window closed, `will-quit`, `quit`: each of the first three can stop it. */
  quit(): void {
    const before = cancellable();
    this.emit("before-quit", before);
    if (before.defaultPrevented || !this.closeWindows()) return;
    const will = cancellable();
    this.emit("will-quit", will);
    if (!will.defaultPrevented) this.exit(0);
  }

  exit(status = 0): void {
    if (this.ended !== null) return;
    this.ended = status;
    this.emit("quit", cancellable(), status);
  }

  /** Chromium has started. */
  becomeReady(): void {
    this.#isReady = true;
    this.#ready.resolve();
    this.emit("ready");
  }

  /** Somebody starts Banken again: after `ready` alone (app.md, "second-instance"). */
  startAgain(data: unknown): void {
    this.emit("second-instance", cancellable(), ["banken"], "/", data);
  }
}

StandInApp.prototype satisfies Pick<
  App,
  | "whenReady"
  | "isReady"
  | "isPackaged"
  | "requestSingleInstanceLock"
  | "releaseSingleInstanceLock"
  | "relaunch"
  | "setAppUserModelId"
  | "setDesktopName"
  | "setAsDefaultProtocolClient"
  | "setLoginItemSettings"
  | "getLoginItemSettings"
  | "getPreferredSystemLanguages"
  | "quit"
  | "exit"
>;
