import { EventEmitter } from "node:events";
import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle } from "electron";
import { cancellable } from "./cancellable.ts";
import { StandInContents } from "./contents.ts";

/** A window (docs/api/browser-window.md). */
export class StandInWindow extends EventEmitter {
  readonly webContents = new StandInContents();
  readonly options: BrowserWindowConstructorOptions;
  bounds: Rectangle;
  visible: boolean;
  focused = false;
  minimized = false;
  maximized = false;
  fullScreen = false;
  destroyed = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    this.options = options;
    const { x = 100, y = 100, width = 800, height = 600, show = true } = options;
    this.bounds = { x, y, width, height };
    this.visible = show;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  /** What is gone cannot be used any more. */
  #there(): void {
    if (this.destroyed) throw new TypeError("Object has been destroyed");
  }

  show(): void {
    this.#there();
    this.visible = true;
    this.focused = true;
  }
  hide(): void {
    this.#there();
    this.visible = false;
    this.focused = false;
  }
  focus(): void {
    this.#there();
    this.focused = this.visible;
  }
  isVisible(): boolean {
    return this.visible;
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  isMinimized(): boolean {
    this.#there();
    return this.minimized;
  }
  restore(): void {
    this.#there();
    this.minimized = false;
  }
  isFullScreen(): boolean {
    return this.fullScreen;
  }
  /** It takes a moment, and is told when it is done. */
  setFullScreen(flag: boolean): void {
    setImmediate(() => {
      this.fullScreen = flag;
      this.emit(flag ? "enter-full-screen" : "leave-full-screen");
    });
  }
  isMaximized(): boolean {
    return this.maximized;
  }
  maximize(): void {
    this.maximized = true;
  }
  getNormalBounds(): Rectangle {
    return this.bounds;
  }

  /** `close`, which can be prevented, and then `closed`. */
  close(): void {
    const event = cancellable();
    this.emit("close", event);
    if (event.defaultPrevented) return;
    this.destroyed = true;
    this.webContents.destroyed = true;
    this.emit("closed");
  }
}

StandInWindow.prototype satisfies Pick<
  BrowserWindow,
  | "loadURL"
  | "show"
  | "hide"
  | "focus"
  | "isVisible"
  | "isDestroyed"
  | "isMinimized"
  | "restore"
  | "isFullScreen"
  | "setFullScreen"
  | "isMaximized"
  | "maximize"
  | "getNormalBounds"
  | "close"
>;
