import { app } from "electron";
import type { AppUpdater, BaseUpdater } from "electron-updater";
import type { PackageKind } from "./package-kind.ts";

/** electron-updater, as far as Banken has use for it. What it throws is electron-updater's own. */
export interface Updater {
  /** The version that is newer than this one; null where this is the newest. */
  look(): Promise<string | null>;
  /** Fetches the version that was found last, and checks that it is whole. */
  fetch(): Promise<void>;
  /** @param heard hears of what goes wrong after it was fetched: Squirrel checks a signature later than it takes it */
  onFault(heard: (thrown: unknown) => void): void;
  /** Ends the program in the way that the package needs to be put in its place. */
  quit(): void;
  /**
   * Puts it in its place as the last thing this process does, and has it started after that or not.
   * @returns false where that failed, and this version is still there
   */
  install(restart: boolean): boolean;
}

/** Each request carries an id for staged roll-outs, by which a machine could be known: it is nobody's. */
const nobody = "00000000-0000-0000-0000-000000000000";

/** The updater of a package. electron-updater is loaded where there is one, and no earlier. */
export async function openUpdater(kind: PackageKind): Promise<Updater> {
  const { default: all } = await import("electron-updater");
  const made = {
    appimage: all.AppImageUpdater,
    deb: all.DebUpdater,
    rpm: all.RpmUpdater,
    nsis: all.NsisUpdater,
    mac: all.MacUpdater,
  } as const;
  return updaterOver(new made[kind](), kind);
}

/** Banken's rules over one of electron-updater's: it does nothing by itself, and says nothing of this machine. */
export function updaterOver(updater: AppUpdater, kind: PackageKind): Updater {
  updater.logger = null;
  updater.autoDownload = false;
  updater.allowDowngrade = false;
  updater.allowPrerelease = false;
  updater.disableWebInstaller = true;
  updater.requestHeaders = { "x-user-staging-id": nobody };
  // On macOS it is Squirrel that puts it in its place, when the process has ended; elsewhere `install` does.
  updater.autoInstallOnAppQuit = kind === "mac";

  return {
    async look() {
      const found = await updater.checkForUpdates();
      return found?.isUpdateAvailable ? found.updateInfo.version : null;
    },
    async fetch() {
      await updater.downloadUpdate();
    },
    onFault(heard) {
      updater.on("error", heard);
    },
    quit() {
      // Squirrel has to know of the end before it comes.
      if (kind === "mac") updater.quitAndInstall();
      else app.quit();
    },
    install(restart) {
      if (kind === "mac") return true;
      // Whoever is started by this must not find the lock of the one that ends.
      if (restart) app.releaseSingleInstanceLock();
      return (updater as BaseUpdater).install(true, restart);
    },
  };
}
