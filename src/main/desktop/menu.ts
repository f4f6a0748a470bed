import { Menu, type MenuItemConstructorOptions } from "electron";
import type { DesktopWords } from "../app/desktop-words.ts";

type Item = MenuItemConstructorOptions;
const line: Item = { type: "separator" };

/**
 * The keys of the platform: quit, and what moves text. Electron's own menu, which holds where none is set, has reload
 * and the developer tools besides. Each has a label of ours, because those of its roles are English everywhere. After
 * `ready`.
 */
export function setMenu(platform: NodeJS.Platform, words: DesktopWords): void {
  const parts = platform === "darwin" ? macMenu(words) : plainMenu(words);
  Menu.setApplicationMenu(Menu.buildFromTemplate(parts));
}

function plainMenu(words: DesktopWords): Item[] {
  const { t } = words;
  return [
    // The role has no keys on Windows.
    {
      label: "Banken",
      submenu: [{ role: "quit", label: t("desktop:menu.quit"), accelerator: "Ctrl+Q" }],
    },
    editMenu(words),
    {
      label: t("desktop:menu.window"),
      submenu: [
        { role: "minimize", label: t("desktop:menu.minimize") },
        { role: "close", label: t("desktop:menu.close") },
      ],
    },
  ];
}

function macMenu(words: DesktopWords): Item[] {
  const { t } = words;
  return [
    {
      label: "Banken",
      submenu: [
        { role: "about", label: t("desktop:menu.about") },
        line,
        { role: "services", label: t("desktop:menu.services") },
        line,
        { role: "hide", label: t("desktop:menu.hide") },
        { role: "hideOthers", label: t("desktop:menu.hideOthers") },
        { role: "unhide", label: t("desktop:menu.unhide") },
        line,
        { role: "quit", label: t("desktop:menu.quit") },
      ],
    },
    editMenu(words),
    {
      role: "window",
      label: t("desktop:menu.window"),
      submenu: [
        { role: "minimize", label: t("desktop:menu.minimize") },
        { role: "zoom", label: t("desktop:menu.zoom") },
        { role: "close", label: t("desktop:menu.close") },
        line,
        { role: "front", label: t("desktop:menu.front") },
      ],
    },
  ];
}

function editMenu({ t }: DesktopWords): Item {
  return {
    label: t("desktop:menu.edit"),
    submenu: [
      { role: "undo", label: t("desktop:menu.undo") },
      { role: "redo", label: t("desktop:menu.redo") },
      line,
      { role: "cut", label: t("desktop:menu.cut") },
      { role: "copy", label: t("desktop:menu.copy") },
      { role: "paste", label: t("desktop:menu.paste") },
      { role: "delete", label: t("desktop:menu.delete") },
      { role: "selectAll", label: t("desktop:menu.selectAll") },
    ],
  };
}
