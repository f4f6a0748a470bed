import { ipcMain, powerMonitor, type WebContents } from "electron";
import { onlineChannel } from "../../shared/desktop.ts";
import { isWindow } from "./sender.ts";
import type { DesktopService } from "./service.ts";

/**
 * Tells the watch that the machine goes to sleep or has woken, and that the network may be back. Electron tells the
 * main process nothing of the network (`net.isOnline` can be asked alone), but every page, also one that is hidden
 * (docs/tutorial/online-offline-events.md).
 */
export function heedMachine(contents: WebContents, { world, networkChanged }: DesktopService): void {
  const watch = () => world().watch;
  let sleeps = 0;
  powerMonitor.on("suspend", () => {
    sleeps += 1;
    watch().asleep();
  });
  async function woke(): Promise<void> {
    const last = sleeps;
    await networkChanged();
    // It may be asleep again by now.
    if (last === sleeps) watch().awake();
  }
  // One of them may be lost; both after another cost nothing.
  for (const event of ["resume", "unlock-screen"] as const)
    powerMonitor.on(event as "resume", () => void woke());
  ipcMain.on(onlineChannel, (event) => {
    if (isWindow(event, contents)) void networkChanged().then(() => watch().online());
  });
}
