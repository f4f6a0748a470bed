import { Resvg } from "@resvg/resvg-js";
import { type TrayKind, trayKinds } from "../../src/main/watch/tray.ts";
import { png } from "./files.ts";
import { colourPaint, traySvg } from "./tray-drawing.ts";

/** Sides in pixels; each pixel is drawn as a square of `zoom`, so that it can be judged on a dense screen as well. */
const sizes = [16, 24, 48];
const zoom = 2;
const gap = 16;
const panels = ["#f0f0f0", "#202020"];
const panel = {
  width: sizes.reduce((sum, size) => sum + size * zoom + gap, gap),
  height: Math.max(...sizes) * zoom + 2 * gap,
};
const label = 36;
const columns = 3;
const cell = { width: panels.length * panel.width + gap, height: label + panel.height + gap };

/** The picture of the README: every state in three sizes on a light and on a dark panel, with its name. */
export function trayStates(): Buffer {
  const width = columns * cell.width + gap;
  const height = Math.ceil(trayKinds.length / columns) * cell.height + gap;
  const cells = trayKinds.map((kind, n) => {
    const x = gap + (n % columns) * cell.width;
    const y = gap + Math.floor(n / columns) * cell.height;
    return `<g transform="translate(${x} ${y})">${cellOf(kind)}</g>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><path d="M0 0h${width}v${height}H0z" fill="#fff"/>${cells.join("")}</svg>`;
  return new Resvg(svg, { font: { defaultFontFamily: "DejaVu Sans" } }).render().asPng();
}

function cellOf(kind: TrayKind): string {
  const name = `<text x="2" y="24" font-size="20" font-family="DejaVu Sans, sans-serif" fill="#202020">${kind.replace("_", " ")}</text>`;
  const grounds = panels.map((ground, n) => {
    const at = n * panel.width;
    return `<path d="M${at} ${label}h${panel.width}v${panel.height}H${at}z" fill="${ground}" stroke="#c0c0c0"/>${iconsOf(kind, at)}`;
  });
  return name + grounds.join("");
}

function iconsOf(kind: TrayKind, at: number): string {
  let x = at + gap;
  return sizes
    .map((size) => {
      const side = size * zoom;
      const y = label + (panel.height - side) / 2;
      const image = png(traySvg(kind, colourPaint), size).toString("base64");
      const drawn = `<image x="${x}" y="${y}" width="${side}" height="${side}" image-rendering="optimizeSpeed" href="data:image/png;base64,${image}"/>`;
      x += side + gap;
      return drawn;
    })
    .join("");
}
