import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { Menu, type MenuItemConstructorOptions, type NativeImage, nativeImage, Tray } from "electron";
import type { DesktopWords } from "../app/desktop-words.ts";
import { trayItemText, trayTooltipText } from "../app/tray-text.ts";
import type { TrayKind, TrayState } from "../watch/tray.ts";
import type { TrayAct, TrayItem } from "../watch/tray-menu.ts";

export interface TrayParts {
  /** The folder of the icons (`npm run icons`). */
  readonly icons: string;
  readonly platform: NodeJS.Platform;
  readonly act: (act: TrayAct) => void;
}

/** The icon, the tooltip and the menu in the system's tray. It is never the only way in. */
export interface ShownTray {
  /** Shows a state. What is shown already is not set again: some panels flicker at it. */
  show(state: TrayState, words: DesktopWords): void;
  close(): void;
}

/** Windows cuts tooltips there: 127 UTF-16 units and a NUL (NOTIFYICONDATA.szTip). */
const longestTooltip = 127;

/** Puts the tray up with its first state, after the app is ready. Whoever asked for it has to keep it, or it goes. */
export function openTray(
  { icons, platform, act }: TrayParts,
  first: TrayState,
  words: DesktopWords,
): ShownTray {
  const image = (kind: TrayKind) => iconOf(icons, kind, platform);
  const tray = new Tray(image(first.kind));
  let kind = first.kind;
  let tooltip: string | null = null;
  let menu: MenuShown | null = null;

  function show(state: TrayState, words: DesktopWords): void {
    if (state.kind !== kind) tray.setImage(image(state.kind));
    kind = state.kind;
    const text = trayTooltipText(state.tooltip, words).slice(0, longestTooltip);
    if (text !== tooltip) tray.setToolTip(text);
    tooltip = text;
    const next = labelled(state.menu, words);
    // On Linux a menu that is set already does not change (https://www.electronjs.org/docs/latest/api/tray): it is
    // made anew and set again, there and everywhere.
    if (!isDeepStrictEqual(next, menu)) tray.setContextMenu(Menu.buildFromTemplate(templateOf(next, act)));
    menu = next;
  }

  // On macOS a click opens the menu.
  if (platform !== "darwin") tray.on("click", () => act({ do: "open" }));
  show(first, words);
  return { show, close: () => tray.destroy() };
}

/** The menu with its words, to be compared with the one before. */
type MenuShown = readonly (
  | { readonly kind: "line" }
  | { readonly kind: "item"; readonly label: string; readonly act: TrayAct | null }
  | { readonly kind: "menu"; readonly label: string; readonly items: MenuShown }
)[];

function labelled(items: readonly TrayItem[], words: DesktopWords): MenuShown {
  return items.map((item) => {
    if (item.kind === "line") return item;
    // A single & marks the letter that chooses an item by keyboard.
    const label = trayItemText(item.text, words).replaceAll("&", "&&");
    return item.kind === "item"
      ? { kind: "item", label, act: item.act }
      : { kind: "menu", label, items: labelled(item.items, words) };
  });
}

function templateOf(items: MenuShown, act: (act: TrayAct) => void): MenuItemConstructorOptions[] {
  return items.map((item) => optionsOf(item, act));
}

function optionsOf(item: MenuShown[number], act: (act: TrayAct) => void): MenuItemConstructorOptions {
  switch (item.kind) {
    case "line":
      return { type: "separator" };
    case "menu":
      return { label: item.label, submenu: templateOf(item.items, act) };
    case "item": {
      const { label, act: does } = item;
      return does === null ? { label, enabled: false } : { label, click: () => act(does) };
    }
  }
}

/** macOS takes black shapes that it colours itself, Windows all sizes in one file, Linux a size for each scale. */
function iconOf(icons: string, kind: TrayKind, platform: NodeJS.Platform): NativeImage {
  if (platform === "darwin") return nativeImage.createFromPath(join(icons, `${kind}Template.png`));
  if (platform === "win32") return nativeImage.createFromPath(join(icons, `${kind}.ico`));
  const image = nativeImage.createFromPath(join(icons, `${kind}-24.png`));
  const large = nativeImage.createFromPath(join(icons, `${kind}-48.png`));
  image.addRepresentation({ scaleFactor: 2, buffer: large.toPNG() });
  return image;
}
