import { resolve } from "node:path";
import { app } from "electron";

/** What the system knows Banken by. The same as electron-builder's `appId`, which the packages are made with. */
export const appId = "org.banken.app";
/** The scheme of its links. */
const linkScheme = "banken";

/** Tells the system who this is. Before `ready`. */
export function takeIdentity(platform: NodeJS.Platform, argv: readonly string[]): void {
  if (platform === "linux") {
    // The packages' desktop entry has this name too (`desktopName` in package.json, `syncDesktopName`). What handles
    // links is said in it, by the packages.
    app.setDesktopName(`${appId}.desktop`);
    return;
  }
  // Windows shows no notification of a program without a shortcut of the same id. A run from a checkout has none:
  // there the program's path stands in for it (docs/tutorial/notifications.md, "Windows").
  if (platform === "win32") app.setAppUserModelId(app.isPackaged ? appId : process.execPath);
  if (app.isPackaged) app.setAsDefaultProtocolClient(linkScheme);
  else if (platform === "win32") takeLinksUnpacked(argv);
}

/** Electron itself is the program then, and has to be told what to run. macOS goes by the Info.plist of a package. */
function takeLinksUnpacked(argv: readonly string[]): void {
  // Switches may come before our folder or script.
  const script = argv.slice(1).find((arg) => !arg.startsWith("-"));
  if (script !== undefined) app.setAsDefaultProtocolClient(linkScheme, process.execPath, [resolve(script)]);
}
