import { app } from "electron";
import type { StartAtLogin } from "../../shared/contract/host.ts";
import { type Autostart, autostart, autostartFolder } from "./autostart.ts";
import { type Installed, startsWith } from "./package-kind.ts";

/** Start at login, hidden. */
export interface Login {
  state(): StartAtLogin;
  /** @throws {RefusedByService} where it cannot be written */
  set(on: boolean): void;
}

/** Asks a start to stay unseen. */
export const hiddenSwitch = "--hidden";

/** Whether this start is to stay unseen: asked for, or by macOS at login, which hands over no arguments. */
export function startsHidden(argv: readonly string[], platform: NodeJS.Platform): boolean {
  return (
    argv.includes(hiddenSwitch) || (platform === "darwin" && app.getLoginItemSettings().wasOpenedAtLogin)
  );
}

/** After `ready`. @param home the person's own folder */
export function createLogin(installed: Installed, home: string): Login {
  // What would be started is Electron, with nothing to run.
  if (!installed.packaged) return { state: () => ({ state: "not_packaged" }), set: () => {} };
  switch (installed.platform) {
    case "darwin":
      return onMac();
    case "win32":
      return onWindows();
    default:
      return onLinux(autostart(autostartFolder(installed.env, home), [startsWith(installed), hiddenSwitch]));
  }
}

/** An item of the system's own (SMAppService), which a person may have to allow in its settings. */
function onMac(): Login {
  return {
    state() {
      const { status, openAtLogin } = app.getLoginItemSettings();
      if (status === "requires-approval") return { state: "approval" };
      return { state: openAtLogin ? "on" : "off" };
    },
    set: (openAtLogin) => app.setLoginItemSettings({ openAtLogin }),
  };
}

/** A value of the registry's Run key. Windows' own settings may switch it off and leave it there. */
function onWindows(): Login {
  const args = [hiddenSwitch];
  return {
    state() {
      // Asked with the same arguments as it was set with (docs/api/app.md, "getLoginItemSettings").
      const { openAtLogin, executableWillLaunchAtLogin } = app.getLoginItemSettings({ args });
      return { state: openAtLogin && executableWillLaunchAtLogin ? "on" : "off" };
    },
    set: (openAtLogin) => app.setLoginItemSettings({ openAtLogin, args, enabled: openAtLogin }),
  };
}

function onLinux(entry: Autostart): Login {
  entry.mend();
  return { state: () => ({ state: entry.on() ? "on" : "off" }), set: entry.set };
}
