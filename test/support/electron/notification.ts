import { EventEmitter } from "node:events";
import type { NotificationConstructorOptions } from "electron";

/** What the system shows at the moment, and what it was asked to show in all. */
export class StandInNotifications {
  supported = true;
  /** The system refuses to show anything, as where a person forbade it. */
  forbidden: string | null = null;
  /** The system takes them and never says what became of them. */
  silent = false;
  readonly all: StandInNotification[] = [];
  showing(): StandInNotification[] {
    return this.all.filter(({ shown }) => shown);
  }
}

/** Stands in for Electron's Notification (https://www.electronjs.org/docs/latest/api/notification). */
export class StandInNotification extends EventEmitter {
  readonly title: string;
  readonly body: string;
  readonly buttons: readonly string[];
  shown = false;
  readonly #centre: StandInNotifications;
  constructor(centre: StandInNotifications, options: NotificationConstructorOptions = {}) {
    super();
    this.#centre = centre;
    this.title = options.title ?? "";
    this.body = options.body ?? "";
    this.buttons = (options.actions ?? []).map(({ text }) => text ?? "");
    centre.all.push(this);
  }
  show(): void {
    if (this.#centre.forbidden !== null) {
      this.emit("failed", {}, this.#centre.forbidden);
      return;
    }
    this.shown = true;
    if (!this.#centre.silent) this.emit("show", {});
  }
  /** Dismisses it; it hears that as when a person does. */
  close(): void {
    if (!this.shown) return;
    this.shown = false;
    this.emit("close", { reason: "applicationHidden" });
  }
  /** Windows moves it from the screen to its list, and says that as another `close` (notification.md, "close"). */
  timeOut(): void {
    this.emit("close", { reason: "timedOut" });
  }
  click(): void {
    this.emit("click", {});
    this.close();
  }
  press(button: string): void {
    this.emit("action", { actionIndex: this.buttons.indexOf(button) });
  }
}
