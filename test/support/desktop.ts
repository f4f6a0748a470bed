import { dirname, join } from "node:path";
import { MessageChannel, type MessagePort } from "node:worker_threads";
import { vi } from "vitest";
import { root } from "../../scripts/build.ts";
import { portChannel } from "../../src/shared/desktop.ts";
import { onStage, type Stage, standIn } from "./electron/electron.ts";
import type { StandInWindow } from "./electron/window.ts";
import { temporaryFolder } from "./folder.ts";
import { smallWindow } from "./served.ts";
import type { StandInUpdater } from "./updater.ts";

/** The desktop program inside the test's own process, on the stand-in in Electron's place. */
export interface DesktopHere extends AsyncDisposable {
  readonly stage: Stage;
  readonly window: StandInWindow;
  readonly dataDir: string;
  /** What it said of mistakes of ours: there should be nothing. */
  readonly told: readonly string[];
  /** The page's end of a port that it handed over. */
  port(): MessagePort;
}

export interface DesktopOptions {
  readonly args?: readonly string[];
  /** Called before it starts. */
  readonly before?: (stage: Stage, dataDir: string) => void;
  /** The folder of the built window; by default one of three files. */
  readonly window?: string | null;
  /** As an AppImage, with this in electron-updater's place. By default it runs from a checkout. */
  readonly packed?: StandInUpdater;
  /** By default a folder of its own, gone with it. */
  readonly folder?: string;
}

export async function desktopHere(options: DesktopOptions = {}): Promise<DesktopHere> {
  const { args = ["--practice"], before = () => {}, folder, packed } = options;
  const own = folder === undefined ? temporaryFolder() : null;
  const home = folder ?? own?.path ?? "";
  const dataDir = join(home, "data");
  // Afresh for each: a program registers what it hears of Electron once.
  vi.resetModules();
  vi.doMock("electron", standIn);
  if (packed !== undefined)
    vi.doMock("../../src/main/desktop/updater.ts", () => ({ openUpdater: async () => packed }));
  const { runDesktop } = await import("../../src/main/desktop/run.ts");
  const stage = onStage();
  const told: string[] = [];
  vi.stubEnv("XDG_CONFIG_HOME", join(home, "config"));
  if (packed !== undefined) {
    stage.app.isPackaged = true;
    packed.ends = () => stage.app.quit();
    vi.stubEnv("APPIMAGE", join(home, "banken.AppImage"));
    vi.stubEnv("APPDIR", dirname(process.execPath));
  }
  before(stage, dataDir);
  const running = runDesktop({
    dataDir,
    window: options.window === undefined ? smallWindow(home) : options.window,
    preload: join(home, "preload.cjs"),
    icons: join(root, "resources/tray"),
    argv: ["/opt/banken/banken", ...args],
    folder: home,
    told: (line) => told.push(line),
  });
  stage.app.becomeReady();
  await running;
  const [window] = stage.windows;
  if (window === undefined) throw new Error(`there is no window: ${stage.errors.join()}`);
  return {
    stage,
    window,
    dataDir,
    told,
    port() {
      const { port1, port2 } = new MessageChannel();
      const { webContents } = window;
      stage.sends(portChannel, { sender: webContents, senderFrame: webContents.mainFrame }, [port2]);
      return port1;
    },
    async [Symbol.asyncDispose]() {
      const ended = new Promise((resolve) => stage.app.once("quit", resolve));
      if (stage.app.ended === null) {
        stage.app.quit();
        await ended;
      }
      vi.unstubAllEnvs();
      vi.doUnmock("../../src/main/desktop/updater.ts");
      own?.[Symbol.dispose]();
    },
  };
}
