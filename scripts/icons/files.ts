import { Resvg } from "@resvg/resvg-js";
import { trayKinds } from "../../src/main/watch/tray.ts";
import { appSvg, tiles } from "./app-drawing.ts";
import { icns, ico } from "./containers.ts";
import { colourPaint, templatePaint, traySvg } from "./tray-drawing.ts";

/** Sides in pixels. */
const linuxSizes = [16, 22, 24, 32, 48];
const windowsSizes = [16, 20, 24, 32, 48];
const appSizes = [16, 24, 32, 48, 64, 128, 256];

/** An SVG as a PNG with sides of so many pixels. */
export function png(svg: string, size: number): Buffer {
  return new Resvg(svg, { fitTo: { mode: "width", value: size }, font: { loadSystemFonts: false } })
    .render()
    .asPng();
}

/** Every icon, by its path in `resources`. */
export function iconFiles(): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const kind of trayKinds) {
    const template = traySvg(kind, templatePaint);
    const colour = traySvg(kind, colourPaint);
    files.set(`tray/${kind}Template.png`, png(template, 16));
    files.set(`tray/${kind}Template@2x.png`, png(template, 32));
    for (const size of linuxSizes) files.set(`tray/${kind}-${size}.png`, png(colour, size));
    files.set(`tray/${kind}.ico`, ico(windowsSizes.map((size) => ({ size, png: png(colour, size) }))));
  }
  const app = appSvg(tiles.others);
  for (const size of [512, 1024]) files.set(size === 512 ? "icon.png" : "icon@2x.png", png(app, size));
  files.set("icon.ico", ico(appSizes.map((size) => ({ size, png: png(app, size) }))));
  files.set(
    "icon.icns",
    icns((size) => png(appSvg(tiles.macos), size)),
  );
  return files;
}
