import { app, autoUpdater, BrowserWindow, nativeTheme, screen, type WebContents } from "electron";
import { fileChannel, goChannel } from "../../shared/desktop.ts";
import type { ListFile } from "./list-file.ts";
import { origin } from "./origin.ts";
import { placeOn, smallest } from "./placement.ts";
import type { PlacementFile } from "./placement-file.ts";

/** The ground of the window's own themes, so that nothing flashes before its page is drawn. */
const ground = { light: "#f7f6f2", dark: "#171715" };

export interface WindowParts {
  readonly platform: NodeJS.Platform;
  /** The built preload. */
  readonly preload: string;
  readonly placement: PlacementFile;
  /** Told when it was closed and is hidden instead, for the first time since the start. */
  readonly onHidden: () => void;
  /** Hears why the page could not be loaded. */
  readonly failed: (thrown: unknown) => void;
}

/** The one window. Closing hides it, until the program quits. */
export interface AppWindow {
  readonly contents: WebContents;
  /** In front of all others, wherever it was. */
  bringForward(): void;
  hide(): void;
  /** Goes to an address of the window's own: `/domains/example.com`. */
  go(path: string): void;
  /** Shows what a file of domains comes to. */
  take(file: ListFile): void;
}

/** Opens the window, unseen where `hidden`. After `ready`. */
export function openWindow(parts: WindowParts, hidden: boolean): AppWindow {
  const { platform, preload, placement, onHidden, failed } = parts;
  const { maximized, ...bounds } = placeOn(
    placement.read(),
    [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(({ workArea }) => workArea),
  );
  const window = new BrowserWindow({
    ...bounds,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: "Banken",
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? ground.dark : ground.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  });
  if (maximized) window.maximize();
  // maximize() shows a window that is hidden (docs/api/browser-window.md).
  if (maximized && hidden) window.hide();
  const contents = window.webContents;

  let leaving = false;
  let said = false;
  app.on("before-quit", () => {
    leaving = true;
  });
  // An update on macOS closes the windows before `before-quit` (docs/api/auto-updater.md).
  autoUpdater.on("before-quit-for-update", () => {
    leaving = true;
  });
  // Windows ends a session without `before-quit` (docs/api/app.md); a window that stays would hold it up.
  window.on("session-end", () => {
    leaving = true;
    keep();
  });
  window.on("close", (event) => {
    keep();
    if (leaving) return;
    event.preventDefault();
    hide();
    if (!said) onHidden();
    said = true;
  });
  if (!hidden) window.once("ready-to-show", () => window.show());
  window.loadURL(`${origin}/`).catch(failed);

  function hide(): void {
    if (window.isDestroyed()) return;
    if (platform === "darwin" && window.isFullScreen()) {
      // Hidden, the full screen would stay, and be black (https://github.com/electron/electron/issues/39572).
      window.once("leave-full-screen", hide);
      window.setFullScreen(false);
    } else window.hide();
  }

  function send(channel: string, ...what: readonly unknown[]): void {
    const now = () => contents.send(channel, ...what);
    if (contents.isDestroyed()) return;
    // What is sent to a page that is not there yet is lost, or to one whose process has ended (revive.ts).
    if (contents.isLoadingMainFrame() || contents.isCrashed()) contents.once("did-finish-load", now);
    else now();
  }

  function keep(): void {
    const { x, y, width, height } = window.getNormalBounds();
    placement.write({ x, y, width, height, maximized: window.isMaximized() });
  }

  return {
    contents,
    bringForward() {
      // The program ends: its window is gone, and nothing of it can be used.
      if (window.isDestroyed()) return;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    hide,
    go: (path) => send(goChannel, path),
    take: ({ name, bytes }) => send(fileChannel, name, bytes),
  };
}
