import { Menu, type MenuItemConstructorOptions } from "electron";

const edit: MenuItemConstructorOptions = { role: "editMenu" };
const window: MenuItemConstructorOptions = { role: "windowMenu" };

/**
 * The keys of the platform: quit, and what moves text. Electron's own menu, which holds where none is set, has reload
 * and the developer tools besides. After `ready`.
 */
export function setMenu(platform: NodeJS.Platform): void {
  const first: MenuItemConstructorOptions =
    platform === "darwin"
      ? { role: "appMenu" }
      : // The role has no keys on Windows.
        { label: "Banken", submenu: [{ role: "quit", accelerator: "Ctrl+Q" }] };
  Menu.setApplicationMenu(Menu.buildFromTemplate([first, edit, window]));
}
