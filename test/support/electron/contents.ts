import { EventEmitter } from "node:events";
import type { HandlerDetails, WebContents, WebFrameMain, WindowOpenHandlerResponse } from "electron";
import { cancellable } from "./cancellable.ts";

/** A frame of a page, as the main process knows it (docs/api/web-frame-main.md). */
export type StandInFrame = Pick<WebFrameMain, "origin" | "detached"> & { readonly parent: object | null };

/** A page (docs/api/web-contents.md). What the page does itself is done by the methods at the end. */
export class StandInContents extends EventEmitter {
  readonly mainFrame: StandInFrame;
  /** What was sent to the page, by channel. */
  readonly sent: [channel: string, ...args: unknown[]][] = [];
  loading = false;
  /** Its process has ended, and its page was not loaded anew since. */
  crashed = false;
  destroyed = false;
  /** How often its page was loaded anew by the program. */
  reloads = 0;
  #url = "";
  #opened: (details: HandlerDetails) => WindowOpenHandlerResponse = () => ({ action: "allow" });

  constructor() {
    super();
    const url = () => this.#url;
    this.mainFrame = {
      get origin() {
        const { protocol, host } = new URL(url());
        return `${protocol}//${host}`;
      },
      detached: false,
      parent: null,
    };
  }

  /** Not told by `will-navigate`: it is the program's own doing. */
  async loadURL(url: string): Promise<void> {
    this.#url = url;
  }

  getURL(): string {
    return this.#url;
  }

  isLoadingMainFrame(): boolean {
    return this.loading;
  }

  isCrashed(): boolean {
    return this.crashed;
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  reload(): void {
    if (this.destroyed) throw new TypeError("Object has been destroyed");
    this.reloads += 1;
    this.crashed = false;
  }

  send(channel: string, ...args: unknown[]): void {
    if (this.destroyed) throw new TypeError("Object has been destroyed");
    this.sent.push([channel, ...args]);
  }

  setWindowOpenHandler(handler: (details: HandlerDetails) => WindowOpenHandlerResponse): void {
    this.#opened = handler;
  }

  /** The page goes somewhere, in its main frame or in another. Returns whether it could. */
  navigate(url: string, isMainFrame = true): boolean {
    const details = { url, isMainFrame, isSameDocument: false, frame: null };
    const inFrame = cancellable(details);
    this.emit("will-frame-navigate", inFrame);
    const navigation = cancellable(details);
    if (isMainFrame) this.emit("will-navigate", navigation, url, false, true);
    const went = !inFrame.defaultPrevented && !navigation.defaultPrevented;
    if (went && isMainFrame) this.#url = url;
    return went;
  }

  /** A server answers with another address. Returns whether it is followed. */
  redirect(url: string): boolean {
    const details = cancellable({ url, isMainFrame: true, isSameDocument: false, frame: null });
    this.emit("will-redirect", details, url, false, true);
    return !details.defaultPrevented;
  }

  /** The page opens a window, or a link in one. Returns whether there is one now. */
  openWindow(url: string): boolean {
    return this.#opened({ url } as HandlerDetails).action === "allow";
  }
}

StandInContents.prototype satisfies Pick<
  WebContents,
  | "loadURL"
  | "getURL"
  | "isLoadingMainFrame"
  | "isCrashed"
  | "isDestroyed"
  | "reload"
  | "send"
  | "setWindowOpenHandler"
>;
