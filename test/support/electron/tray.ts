import { EventEmitter } from "node:events";
import { existsSync } from "node:fs";
import type { MenuItemConstructorOptions } from "electron";

/** An image that knows the file it is from. One that is not there is empty, as in Electron. */
export class StandInImage {
  readonly path: string;
  readonly scales: number[] = [1];
  constructor(path: string) {
    this.path = path;
  }
  isEmpty(): boolean {
    return !existsSync(this.path);
  }
  toPNG(): Buffer {
    return Buffer.from(this.path);
  }
  addRepresentation({ scaleFactor = 1 }: { readonly scaleFactor?: number }): void {
    this.scales.push(scaleFactor);
  }
}

/** Stands in for Electron's Tray (https://www.electronjs.org/docs/latest/api/tray), and counts what is set. */
export class StandInTray extends EventEmitter {
  image: StandInImage;
  tooltip = "";
  menu: readonly MenuItemConstructorOptions[] = [];
  destroyed = false;
  readonly set = { image: 0, tooltip: 0, menu: 0 };
  constructor(image: StandInImage) {
    super();
    if (image.isEmpty()) throw new Error("Tray's image cannot be empty");
    this.image = image;
  }
  setImage(image: StandInImage): void {
    this.image = image;
    this.set.image += 1;
  }
  setToolTip(text: string): void {
    this.tooltip = text;
    this.set.tooltip += 1;
  }
  setContextMenu(menu: readonly MenuItemConstructorOptions[]): void {
    this.menu = menu;
    this.set.menu += 1;
  }
  destroy(): void {
    this.destroyed = true;
  }
}
