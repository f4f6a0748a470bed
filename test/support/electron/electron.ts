/**
 * Stands in for Electron, which cannot be had everywhere: as much of it as the desktop uses, behaving as its
 * documentation says (docs/api in github.com/electron/electron, version 45). For Vitest:
 * `vi.doMock("electron", standIn)` before what imports it is imported.
 */
import { EventEmitter } from "node:events";
import type { MessagePort } from "node:worker_threads";
import type Electron from "electron";
import type {
  CustomScheme,
  Display,
  MenuItemConstructorOptions,
  MessageBoxOptions,
  NotificationConstructorOptions,
  Protocol,
  Shell,
} from "electron";
import { StandInApp } from "./app.ts";
import { cancellable } from "./cancellable.ts";
import type { StandInContents, StandInFrame } from "./contents.ts";
import { StandInNotification, StandInNotifications } from "./notification.ts";
import { StandInChannel, StandInPort } from "./ports.ts";
import { StandInSafeStorage } from "./safe-storage.ts";
import { StandInSession } from "./session.ts";
import { StandInImage, StandInTray } from "./tray.ts";
import { StandInWindow } from "./window.ts";

/** What the program did to Electron, and what a test does in its place. */
export interface Stage {
  readonly app: StandInApp;
  readonly windows: StandInWindow[];
  readonly schemes: CustomScheme[];
  readonly session: StandInSession;
  /** The addresses that were opened outside. */
  readonly opened: string[];
  /** The application's menu. */
  menu: readonly MenuItemConstructorOptions[];
  readonly errors: string[];
  /** The message boxes that were shown. */
  readonly messages: MessageBoxOptions[];
  /** Which button a person presses in one (its index); by default what the Escape key does. */
  choose: (options: MessageBoxOptions) => number | Promise<number>;
  readonly displays: Pick<Display, "workArea">[];
  /** The place of the primary one among them: docs/api/screen.md promises no order. */
  primary: number;
  readonly theme: { shouldUseDarkColors: boolean };
  readonly trays: StandInTray[];
  readonly notifications: StandInNotifications;
  readonly safe: StandInSafeStorage;
  readonly power: EventEmitter;
  /** Asks for an address of a scheme of ours. */
  fetch(address: string, init?: RequestInit): Promise<Response>;
  /** A page sends a message, with ports: Node's own, which stand for those of a page. */
  sends(
    channel: string,
    from: { readonly sender: StandInContents; readonly senderFrame: StandInFrame | null },
    ports: readonly MessagePort[],
  ): void;
}

let stage: Stage;

/** What is on the stage now: another with each `standIn`. */
export function onStage(): Stage {
  return stage;
}

export function standIn() {
  const app = new StandInApp();
  const windows: StandInWindow[] = [];
  const schemes: CustomScheme[] = [];
  const handlers = new Map<string, Parameters<Protocol["handle"]>[1]>();
  const defaultSession = new StandInSession();
  const ipcMain = new EventEmitter();
  const opened: string[] = [];
  const errors: string[] = [];
  const autoUpdater = new EventEmitter();
  const displays = [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }];
  const theme = { shouldUseDarkColors: false };
  const trays: StandInTray[] = [];
  const notifications = new StandInNotifications();
  const safe = new StandInSafeStorage();
  const power = new EventEmitter();

  stage = {
    app,
    windows,
    schemes,
    session: defaultSession,
    opened,
    menu: [],
    errors,
    messages: [],
    // docs/api/dialog.md: without `cancelId`, the button "cancel" or "no", else 0.
    choose: ({ cancelId = 0 }) => cancelId,
    displays,
    primary: 0,
    theme,
    trays,
    notifications,
    safe,
    power,
    async fetch(address, init) {
      const handler = handlers.get(new URL(address).protocol.slice(0, -1));
      if (handler === undefined) throw new TypeError("net::ERR_UNKNOWN_URL_SCHEME");
      // A Request of Node's own turns away what a page cannot send either (a name and password in the address).
      const request = { method: "GET", ...init, url: address, headers: new Headers(init?.headers) };
      return handler(request as never);
    },
    sends(channel, { sender, senderFrame }, ports) {
      const taken = ports.map((port) => new StandInPort(port));
      ipcMain.emit(channel, { type: "frame", sender, senderFrame, ports: taken }, null);
    },
  };

  app.closeWindows = () => {
    for (const each of windows) if (!each.destroyed) each.close();
    return windows.every(({ destroyed }) => destroyed);
  };

  class BrowserWindow extends StandInWindow {
    constructor(options?: ConstructorParameters<typeof StandInWindow>[0]) {
      if (!app.isReady()) throw new Error("Cannot create BrowserWindow before app is ready");
      super(options);
      windows.push(this);
      app.emit("web-contents-created", cancellable(), this.webContents);
      this.on("closed", () => {
        if (windows.every(({ destroyed }) => destroyed)) app.emit("window-all-closed");
      });
    }
  }

  const protocol = {
    registerSchemesAsPrivileged(custom) {
      if (app.isReady())
        throw new Error("protocol.registerSchemesAsPrivileged should be called before app is ready");
      schemes.splice(0, schemes.length, ...custom);
    },
    handle(scheme, handler) {
      if (!app.isReady()) throw new Error("protocol can only be used after app is ready");
      if (handlers.has(scheme)) throw new Error("The scheme has been registered");
      handlers.set(scheme, handler);
    },
  } satisfies Pick<Protocol, "registerSchemesAsPrivileged" | "handle">;

  const shell = {
    async openExternal(address) {
      opened.push(address);
    },
  } satisfies Pick<Shell, "openExternal">;

  class Tray extends StandInTray {
    constructor(image: StandInImage) {
      super(image);
      trays.push(this);
    }
  }

  class Notification extends StandInNotification {
    static isSupported = () => notifications.supported;
    constructor(options?: NotificationConstructorOptions) {
      super(notifications, options);
    }
  }

  return {
    app,
    autoUpdater,
    Tray,
    Notification,
    nativeImage: { createFromPath: (path: string) => new StandInImage(path) },
    safeStorage: safe,
    powerMonitor: power,
    BrowserWindow,
    ipcMain,
    protocol,
    shell,
    MessageChannelMain: StandInChannel,
    nativeTheme: theme satisfies Pick<Electron.NativeTheme, "shouldUseDarkColors">,
    screen: { getAllDisplays: () => displays, getPrimaryDisplay: () => displays[stage.primary] },
    session: {
      get defaultSession() {
        if (!app.isReady()) throw new Error("Session can only be received when app is ready");
        return defaultSession;
      },
    },
    Menu: {
      buildFromTemplate: (template: readonly MenuItemConstructorOptions[]) => template,
      setApplicationMenu(menu: readonly MenuItemConstructorOptions[]) {
        stage.menu = menu;
      },
    },
    dialog: {
      showErrorBox(title, text) {
        errors.push(`${title}: ${text}`);
      },
      async showMessageBox(options: Electron.BaseWindow | MessageBoxOptions) {
        if (!app.isReady()) throw new Error("dialog module can only be used after app is ready");
        stage.messages.push(options as MessageBoxOptions);
        return { response: await stage.choose(options as MessageBoxOptions), checkboxChecked: false };
      },
    } satisfies Pick<Electron.Dialog, "showErrorBox" | "showMessageBox">,
  };
}
