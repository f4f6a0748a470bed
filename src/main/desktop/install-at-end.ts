import { app } from "electron";
import type { PackageKind } from "./package-kind.ts";
import type { RememberedFile } from "./remembered.ts";
import { packages } from "./update-rules.ts";
import type { Updater } from "./updater.ts";
import type { Updates } from "./updates.ts";

export interface InstallParts {
  readonly kind: PackageKind;
  readonly updater: Updater;
  readonly updates: Pick<Updates, "ready">;
  readonly file: RememberedFile;
  /** What starts this Banken again: an AppImage is another file than the program that runs. */
  readonly program: string;
  /** Hears of what could not be kept. */
  readonly mistake: (thrown: unknown) => void;
}

/**
 * Has the version that is ready put in its place when everything else has ended: the pass is over and the store closed.
 * @returns what ends the program for that, and starts it again
 */
export function installAtEnd({ kind, updater, updates, file, program, mistake }: InstallParts): () => void {
  let restarting = false;
  // The last event, which `app.exit` of the program's own end (quit.ts) emits as well (Electron's
  // shell/browser/browser.cc, Exit and Shutdown). What is spawned in it outlives the process.
  app.on("quit", (_event, status) => {
    const version = updates.ready();
    if (version === null || status !== 0 || !(restarting || packages[kind].atQuit)) return;
    // Squirrel may do it only at the next start: there its absence says nothing.
    if (kind !== "mac") remember(version);
    // Whoever asked for it gets Banken back in any case.
    if (!updater.install(restarting) && restarting) app.relaunch({ execPath: program, args: [] });
  });

  function remember(installing: string): void {
    try {
      file.keep({ installing });
    } catch (thrown) {
      mistake(thrown);
    }
  }

  return () => {
    if (updates.ready() === null || restarting) return;
    restarting = true;
    updater.quit();
  };
}
