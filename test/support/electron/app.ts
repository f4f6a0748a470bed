import { EventEmitter } from "node:events";
import type { App } from "electron";
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
  "whenReady" | "isReady" | "requestSingleInstanceLock" | "getPreferredSystemLanguages" | "quit" | "exit"
>;
